"""Rows of participation to two coverage tables with pyarrow: INPUT REGISTRY OUTPUT."""
import sys
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

source, registry, output = sys.argv[1:]
code = pa.dictionary(pa.int32(), pa.string())
rows = csv.read_csv(source, convert_options=csv.ConvertOptions(
    include_columns=["date", "measure", "state", "delegates"],
    column_types={"date": pa.date32(), "measure": code, "state": code, "delegates": pa.int32()}))
rows = rows.append_column("year", pc.year(rows["date"])).unify_dictionaries()
cells = rows.group_by(["state", "measure", "year"]).aggregate([([], "count_all"), ("delegates", "sum"), ("date", "max")])
cells = pa.table({name: column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
                  for name, column in zip(cells.column_names, cells.columns)})
areas = csv.read_csv(f"{registry}/measures.csv", convert_options=csv.ConvertOptions(include_columns=["measure", "area"]))
states = (cells.join(areas, "measure").group_by(["state", "area", "year"])
          .aggregate([("count_all", "sum"), ("delegates_sum", "sum"), ([], "count_all")])
          .sort_by([("state", "ascending"), ("area", "ascending"), ("year", "ascending")])
          .rename_columns(["state", "area", "year", "rows", "delegates", "measures"]))
states = states.set_column(4, "delegates", pc.fill_null(states["delegates"], 0))
measures = (cells.group_by("measure").aggregate([("state", "count_distinct"), ("date_max", "max")])
            .sort_by("measure").rename_columns(["measure", "states", "last"]))
for name, table in (("states", states), ("measures", measures)):
    csv.write_csv(table, f"{output}/{name}.csv", csv.WriteOptions(quoting_style="none", quoting_header="none"))
