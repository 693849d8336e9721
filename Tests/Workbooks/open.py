"""Opens a workbook, a template and an annotated sheet in LibreOffice, and compares what it reads with what was written.

Usage: open.py PROGRAM; in the folder of the project.
"""
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

program = str(pathlib.Path(sys.argv[1]).resolve())
root = pathlib.Path(__file__).resolve().parents[2]
# Comma, double quote, UTF-8, from line 1, cells as they are and not as they look, every sheet to a file of its own.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def run(*arguments, status=0):
    done = subprocess.run([program, *arguments], cwd=project, capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"{arguments}: {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def sheets(book, form):
    out = pathlib.Path(tempfile.mkdtemp(dir=project))
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{project}/office", "--headless", "--convert-to", form,
         "--outdir", str(out), str(book)], capture_output=True, text=True, timeout=300)
    found = {path.stem[len(book.stem) + 1:]: path for path in out.glob("*.csv")}
    if not found:
        sys.exit(f"{book} was not opened: {done.stdout}{done.stderr}")
    return found


def rows(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def same(cell, shown):
    if cell == shown:
        return True
    try:
        return float(cell) == float(shown.rstrip("%")) / (100 if shown.endswith("%") else 1)
    except ValueError:
        return False


def compare_tables():
    edition = project / "reports" / "example-returns" / "2025-12-31"
    compared = 0
    found = sheets(edition / "report.xlsx", EVERY_SHEET)
    for table, title, named in [
        ("coverage_by_area", "Coverage by area", {"area"}), ("tie_out", "Tie-out", {"area"}),
        ("attendance", "Attendance", {"state"}), ("engagement", "Engagement with coordinators", {"coordinator", "state"}),
    ]:
        own = rows(edition / "tables" / f"{table}.csv")
        # A column of names stands before each of codes.
        places, place = {}, 0
        for column in own[0]:
            place += column in named
            places[column] = place
            place += 1
        body = rows(found[title])[5:]
        if len(body) != len(own) - 1:
            sys.exit(f"{title}: {len(body)} rows, {len(own) - 1} in the table")
        for written, read in zip(own[1:], body):
            for column, cell in zip(own[0], written):
                if column in ("quantity", "agrees"):
                    continue
                if not same(cell, read[places[column]]):
                    sys.exit(f"{title}, {column}: {cell!r} was read as {read[places[column]]!r}")
                compared += 1
    return compared


def check_sent(kind, path, lines):
    shutil.copy(path, project / "sent.csv")
    (project / "pipelines" / "sent.yaml").write_text(
        "title: {en: Sent}\nregistry: ../inputs/example/registry\nperiod: {from: 2025-01-01, to: 2025-12-31}\n"
        f"inputs:\n  {kind}:\n    - path: ../sent.csv\n")
    said = run("check", "pipelines/sent.yaml", "--quiet").splitlines()
    if len(said) != 1 or f"{lines} records = {lines} accepted" not in said[0]:
        sys.exit(f"{kind}: {said}")


with tempfile.TemporaryDirectory() as folder:
    project = pathlib.Path(folder)
    for name in ("inputs", "pipelines"):
        shutil.copytree(root / name, project / name)
    pipeline = project / "pipelines" / "example-returns.yaml"
    pipeline.write_text(pipeline.read_text() + "\noutputs: [tables, xlsx]\n")
    run("run", "pipelines/example-returns.yaml", "--quiet")
    print(f"{compare_tables()} cells of a workbook are those of its tables")

    kinds = ["exchanges", "participation", "milestones", "returns", "plan"]
    for kind in kinds:
        run("template", kind, "--registry", "inputs/example/registry", "--lang", "ru", "--as-of", "2025-06-15",
            "--output", f"{kind}.xlsx")
        check_sent(kind, sheets(project / f"{kind}.xlsx", AS_SHOWN)["Пример"], 2)
    print(f"{len(kinds)} templates saved as CSV have no finding")

    before = run("check", "pipelines/example-returns.yaml", "--quiet", "--annotate", "out", status=65)
    for book in sorted((project / "out").glob("*.xlsx")):
        name = book.name.removesuffix(".xlsx").removeprefix("inputs-example-exports-")
        shutil.copy(sheets(book, AS_SHOWN)["All rows"], project / "inputs" / "example" / "exports" / name)
    after = run("check", "pipelines/example-returns.yaml", "--quiet", status=65)
    findings = [[line for line in text.splitlines() if "(record " in line] for text in (before, after)]
    accounts = [[line for line in text.splitlines() if " records = " in line] for text in (before, after)]
    if accounts[0] != accounts[1]:
        sys.exit(f"annotated sheets read otherwise: {accounts}")
    print(f"annotated sheets saved as CSV read as before: {len(findings[0])} findings, {len(findings[1])} after")
