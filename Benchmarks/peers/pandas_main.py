"""Rows of participation to two coverage tables with pandas, its pyarrow engine and columns of codes: INPUT REGISTRY OUTPUT."""
import sys
import pandas as pd
import pyarrow as pa

source, registry, output = sys.argv[1:]
code = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
rows = pd.read_csv(source, engine="pyarrow", usecols=["date", "measure", "state", "delegates"], dtype_backend="pyarrow",
                   dtype={"date": pd.ArrowDtype(pa.date32()), "measure": code, "state": code, "delegates": pd.ArrowDtype(pa.int32())})
cells = (rows.assign(year=rows["date"].dt.year).groupby(["state", "measure", "year"], sort=False)
         .agg(rows=("date", "size"), delegates=("delegates", "sum"), last=("date", "max")).reset_index()
         .astype({"state": str, "measure": str}))
areas = pd.read_csv(f"{registry}/measures.csv", usecols=["measure", "area"])
(cells.merge(areas, on="measure").groupby(["state", "area", "year"])
 .agg(rows=("rows", "sum"), delegates=("delegates", "sum"), measures=("measure", "size")).to_csv(f"{output}/states.csv"))
cells.groupby("measure").agg(states=("state", "nunique"), last=("last", "max")).to_csv(f"{output}/measures.csv")
