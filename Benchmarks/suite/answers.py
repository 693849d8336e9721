"""Answers are compared before any time is printed; the first difference stops everything with exit 1 and its place."""
import csv, hashlib, os, subprocess, sys
from suite import data as generated, peers

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KEYS = {"coverage_by_state": ["state", "area"], "coverage_by_area": ["area"], "coverage_by_measure": ["measure"],
        "trend": ["period", "area"], "accounting": ["kind", "entry"], "matrix": ["state", "measure"],
        "coverage_by_coordinator": ["coordinator", "area"]}
READERS = {
    "main": """select event_id, date as start, measure as measures, state as participant, delegates, null as list
        from read_csv('{input}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
        'record_id': 'VARCHAR', 'date': 'DATE', 'event_id': 'VARCHAR', 'measure': 'VARCHAR', 'state': 'VARCHAR', 'role': 'VARCHAR',
        'delegates': 'INTEGER', 'title': 'VARCHAR'})""",
    "full": """select event_id, start, measures, participant, delegates, list
        from read_csv('{input}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
        'event_id': 'VARCHAR', 'start': 'DATE', 'end': 'DATE', 'event': 'VARCHAR', 'type': 'VARCHAR', 'measures': 'VARCHAR',
        'participant': 'VARCHAR', 'role': 'VARCHAR', 'delegates': 'INTEGER', 'list': 'VARCHAR', 'mode': 'VARCHAR',
        'place': 'VARCHAR', 'document': 'VARCHAR', 'received': 'VARCHAR'})"""}


def differ(text):
    sys.exit(f"The answers differ: {text}")


def table(path, keys):
    with open(path, encoding="utf-8", newline="") as file:
        return {tuple(row[k] for k in keys): row for row in csv.DictReader(file)}


def same_tables(expected, found, whose, names, zero_is_empty=False, subset=False):
    """Every figure of the expected tables is in the tables found, and the rows are the same ones."""
    compared = 0
    for name in names:
        file = name + ".csv"
        wanted, given = (table(os.path.join(folder, file), KEYS[name]) for folder in (expected, found))
        if lost := [*set(wanted).difference(given), *([] if subset else set(given).difference(wanted))]:
            differ(f"{whose}: {name}: a row {'/'.join(min(lost))} is in one of the two only")
        for key, row in wanted.items():
            for column, value in row.items():
                other = given[key][column]
                if value != other and not (zero_is_empty and {value, other} == {"", "0"}):
                    differ(f"{whose}: {name}/{'/'.join(key)}/{column}: {other or 'empty'} instead of {value or 'empty'}")
                compared += column not in KEYS[name]
    return compared


def same_files(expected, found, whose):
    """The two files of the coverage query are the same bytes."""
    for name in ("states.csv", "measures.csv"):
        lines = []
        for folder in (expected, found):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                lines.append(file.read().splitlines(keepends=True))
        for number, (a, b) in enumerate(zip(*lines), 1):
            if a != b:
                differ(f"{whose}: {name} line {number}: {b.strip()} instead of {a.strip()}")
        if len(lines[0]) != len(lines[1]):
            differ(f"{whose}: {name}: {len(lines[1])} lines instead of {len(lines[0])}")


def by_definition(data):
    """A folder with the figures of the tables by definitions.sql, computed once for the data."""
    folder, source = os.path.join(data.folder, "expected"), os.path.join(HERE, "definitions.sql")
    last = os.path.join(folder, "accounting.csv")
    if not os.path.exists(last) or os.path.getmtime(last) < os.path.getmtime(source):
        os.makedirs(folder, exist_ok=True)
        reader = READERS["full" if data.layout == "full" else "main"]
        text = peers.query(source, data, folder, rows=reader, first=generated.FIRST, last=generated.LAST)
        done = subprocess.run([peers.duckdb(), "-c", text], capture_output=True, text=True)
        if done.returncode or done.stderr:
            sys.exit(f"definitions.sql: {done.stderr}")
    return folder


def ours(data, tables):
    """Our tables against the definitions, and the sha256 that the accounts name; the number of figures compared."""
    names = ["coverage_by_state", "coverage_by_area", "coverage_by_measure", "trend", "accounting"]
    compared = same_tables(by_definition(data), tables, "rapporteur", names)
    named = next(iter(table(os.path.join(tables, "accounting.csv"), KEYS["accounting"]).values()))["sha256"]
    with open(data.export, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if named != digest:
        differ(f"rapporteur: accounting: sha256 {named} instead of {digest}")
    return compared + 1
