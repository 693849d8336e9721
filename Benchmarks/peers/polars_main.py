"""Rows of participation to two coverage tables with Polars, streaming: INPUT REGISTRY OUTPUT."""
import sys
import polars as pl

source, registry, output = sys.argv[1:]
schema = {"record_id": pl.String, "date": pl.Date, "event_id": pl.String, "measure": pl.String, "state": pl.String,
          "role": pl.String, "delegates": pl.Int32, "title": pl.String}
cells = (pl.scan_csv(source, schema=schema)
         .group_by("state", "measure", pl.col("date").dt.year().alias("year"))
         .agg(pl.len().alias("rows"), pl.col("delegates").sum(), pl.col("date").max().alias("last"))
         .collect(engine="streaming"))
areas = pl.read_csv(f"{registry}/measures.csv", columns=["measure", "area"])
(cells.join(areas, on="measure").group_by("state", "area", "year")
 .agg(pl.col("rows", "delegates").sum(), pl.len().alias("measures"))
 .sort("state", "area", "year").write_csv(f"{output}/states.csv"))
(cells.group_by("measure").agg(pl.col("state").n_unique().alias("states"), pl.col("last").max())
 .sort("measure").write_csv(f"{output}/measures.csv"))
