"""The report that an analyst would script with pandas and matplotlib: six tables and four charts at two densities.

    pandas_report.py REGISTRY EXPORTS OUTPUT FIRST LAST [SPELLING=MEANING …]

EXPORTS is a folder of native exports, or a file of the benchmark's main layout.
"""
import os, sys
import charts, records, tables


def main():
    folder, exports, output, first, last, *spelt = sys.argv[1:]
    registry = records.Registry(folder, first, last)
    rows = (records.native(exports, registry, dict(s.split("=") for s in spelt)) if os.path.isdir(exports)
            else records.attendance(exports, registry))
    made = tables.make(rows, registry)
    os.makedirs(os.path.join(output, "tables"), exist_ok=True)
    for name, table in made.items():
        table.to_csv(os.path.join(output, "tables", name + ".csv"))
    charts.draw(made, registry, os.path.join(output, "charts"))


if __name__ == "__main__":
    main()
