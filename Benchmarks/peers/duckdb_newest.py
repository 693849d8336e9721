"""Runs an SQL file of the DuckDB CLI with the newest DuckDB, which comes as a Python module: FILE INPUT REGISTRY OUTPUT."""
import sys
import duckdb

file, *paths = sys.argv[1:]
with open(file, encoding="utf-8") as text:
    query = text.read()
for name, path in zip(("input", "registry", "output"), paths):
    query = query.replace("{" + name + "}", path)
duckdb.sql(query)
