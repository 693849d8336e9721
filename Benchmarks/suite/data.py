"""Generated data: made once from a seed by the project's one generator, and kept; pipeline files for what is measured."""
import os, shutil, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEED = "20250101"
FIRST, LAST = "2021-01-01", "2025-12-31"
COVERAGE = "tables: [coverage_by_state, coverage_by_area, coverage_by_measure, trend, tie_out, accounting, findings]\n"


class Data:
    """A folder with an export of a layout (see Tests/Oracle/bulk.py) and a number of rows."""

    def __init__(self, folder, layout, rows):
        self.layout, self.rows = layout, rows
        self.folder = os.path.join(folder, f"{layout}-{rows}")
        self.export = os.path.join(self.folder, "exports", "participation.csv")
        self.registry = os.path.join(self.folder, "registry")
        done = os.path.join(self.folder, "complete")
        if not os.path.exists(done):
            shutil.rmtree(self.folder, ignore_errors=True)
            print(f"making {rows:,} rows, layout {layout}", file=sys.stderr)
            subprocess.run([sys.executable, os.path.join(ROOT, "Tests/Oracle/generate.py"), SEED, self.folder, "--rows", str(rows),
                            "--layout", layout, "--from", FIRST, "--to", LAST,
                            "--registry", os.path.join(ROOT, "inputs/illustrative/registry")], check=True)
            open(done, "w").close()
        self.bytes = os.path.getsize(self.export)

    def pipeline(self, name, choose_tables=True, more=""):
        """A pipeline file: coverage (some tables, where the program can choose), tables (all), pages (all, charts and page,
        and what else the file is to say)."""
        with open(os.path.join(self.folder, "pipelines", "report.yaml"), encoding="utf-8") as file:
            text = file.read()
        if name == "coverage" and choose_tables:
            text += COVERAGE
        if name == "pages":
            text = text.replace("outputs: [tables]", "outputs: [tables, charts, html]") + more
        path = os.path.join(self.folder, "pipelines", name + ".yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path
