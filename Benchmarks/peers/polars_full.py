"""The same for the native columns, with lists of measures and names in several spellings: INPUT REGISTRY OUTPUT."""
import sys
import polars as pl


def folded(column):
    """The form in which two spellings of a name are one."""
    return (pl.col(column).str.normalize("NFC").str.to_lowercase().str.replace_all("\u00a0", " ", literal=True)
            .str.replace_all("’", "'", literal=True).str.replace_all("ё", "е", literal=True)
            .str.replace(r"(\s*(\(\*\)|\*))+$", "").str.strip_chars().alias("folded"))


source, registry, output = sys.argv[1:]
schema = {name: pl.String for name in ("event_id start end event type measures participant role delegates list mode place"
                                       " document received").split()} | {"start": pl.Date, "end": pl.Date, "delegates": pl.Int32}
cells = (pl.scan_csv(source, schema=schema)
         .group_by("participant", "measures", pl.col("start").dt.year().alias("year"))
         .agg(pl.len().alias("rows"), pl.col("delegates").sum(), pl.col("start").max().alias("last"))
         .collect(engine="streaming"))
areas = pl.read_csv(f"{registry}/measures.csv", columns=["measure", "area"])
codes = pl.read_csv(f"{registry}/parties.csv", columns=["party"])
names = pl.concat([pl.read_csv(f"{registry}/names.csv", columns=["party", "name"]), codes.select("party", name="party")])
names = names.select("party", folded("name")).unique()
labels = (cells.with_row_index("cell").with_columns(folded("participant"), pl.col("measures").str.split(";").alias("measure"))
          .explode("measure").join(names, on="folded").join(areas, on="measure").rename({"party": "state"}))
keys = ["state", "area", "year"]
counts = labels.unique(["cell", *keys]).group_by(keys).agg(pl.col("rows", "delegates").sum())
(counts.join(labels.group_by(keys).agg(pl.col("measure").n_unique().alias("measures")), on=keys)
 .sort(keys).write_csv(f"{output}/states.csv"))
(labels.group_by("measure").agg(pl.col("state").n_unique().alias("states"), pl.col("last").max())
 .sort("measure").write_csv(f"{output}/measures.csv"))
