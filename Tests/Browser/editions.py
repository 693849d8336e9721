"""The editions whose pages are tested: made once by the program under test, in a folder that is removed."""

import atexit
import csv
import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["RAPPORTEUR"]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="rapporteur-browser-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
REPORTS = FOLDER / "reports"

# What a sender of data could plant; each must show as text, with signs that turn text spelled out.
SCRIPT = "<script>document.title='planted'</script>"
IMAGE = "\"><img src=x onerror=\"document.title='planted'\">"
END = "</script></style><b>bold</b>"
TURNED = "abc\u202etxt.exe"
LONG = "W" * 180
PLANTED = [SCRIPT, IMAGE, END, TURNED, LONG]


def run(*arguments, statuses=(0,)):
    """Runs the program; its status must be one of those given."""
    result = subprocess.run([PROGRAM, *arguments], cwd=ROOT, capture_output=True, text=True)
    if result.returncode not in statuses:
        raise RuntimeError(f"{arguments}: {result.returncode}\n{result.stderr}")
    return result


def plant():
    """A small project in whose exports and titles hostile text stands; its status is draft."""
    project = FOLDER / "hostile"
    shutil.copytree(ROOT / "Tests/EndToEndTests/Project", project)
    path = project / "exports/participation.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    head = rows[0]
    new = []
    for number, text in enumerate(PLANTED):
        row = dict(zip(head, rows[1]))
        row |= {"event_id": f"H{number}{text[:40]}", "event": f"{text} {number}", "start": "2025-06-11", "end": ""}
        new.append([row[column] for column in head])
        # A State that nobody knows, whose name is quoted among the findings.
        new.append([{**row, "event_id": f"Q{number}", "participant": text}[column] for column in head])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows + new)
    pipeline = project / "pipelines/report.yaml"
    text = pipeline.read_text(encoding="utf-8")
    text = text.replace('"A small forum: annual report"', '"A small forum </title><script>document.title=1</script>"')
    pipeline.write_text(text + "status: draft\nsymbol: RP/7 <b>\nlanguages: [en, ru]\n", encoding="utf-8")
    refused = project / "pipelines/refused.yaml"
    refused.write_text(text + "gate: {max_age: 30 days}\nlanguages: [en, ru]\n", encoding="utf-8")
    run("run", str(pipeline), "--reports", str(REPORTS / "hostile"), "--quiet")
    run("run", str(refused), "--reports", str(REPORTS / "hostile"), "--quiet", statuses=(65,))
    run("clearance", str(pipeline), "--silence", "2026-02-15", "--reports", str(REPORTS / "hostile"), "--quiet")


def make():
    """Makes everything; gives the folder of the reports."""
    if REPORTS.exists():
        return REPORTS
    for pipeline in ("ministerial", "illustrative"):
        run("run", f"pipelines/{pipeline}.yaml", "--reports", str(REPORTS), "--quiet")
    run("clearance", "pipelines/example-returns.yaml", "--silence", "2026-02-15", "--reports", str(REPORTS), "--quiet")
    plant()
    for name in ("ministerial", "illustrative"):
        run("export", name, str(FOLDER / "export" / name), "--reports", str(REPORTS), "--project", str(ROOT))
    return REPORTS


def pages():
    """Every page once; of the many sheets of a kind the first few, and the first briefing of each kind and language."""
    reports = make()
    found = sorted(
        path for path in reports.rglob("*.html") if "latest" not in path.parts and not path.is_symlink()
    )
    kept = []
    sheets = 0
    briefings = set()
    for path in found:
        if path.parent.name == "briefings":
            kind = (path.parent, path.name.split("-")[0], path.name.endswith(".ru.html"))
            if kind in briefings:
                continue
            briefings.add(kind)
        if path.name.startswith("sheet"):
            sheets += 1
            if sheets > 3:
                continue
        kept.append(path)
    return kept
