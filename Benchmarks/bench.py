"""Times the program on generated exports; prints ratios from one run, which alone can be compared."""

import csv
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROWS = 200_000
RUNS = 5
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def project(folder, rows):
    """A project of the example forum with `rows` rows of participation, from a fixed seed."""
    shutil.copytree(os.path.join(ROOT, "inputs/example/registry"), os.path.join(folder, "registry"))
    with open(os.path.join(folder, "registry/parties.csv"), encoding="utf-8") as file:
        parties = sorted({row["party"] for row in csv.DictReader(file)})
    with open(os.path.join(folder, "registry/measures.csv"), encoding="utf-8") as file:
        measures = [row["measure"] for row in csv.DictReader(file) if row["from"] <= "2025-01-01"]
    chance = random.Random(20250101)
    with open(os.path.join(folder, "participation.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["event_id", "start", "event", "measures", "participant", "role", "delegates"])
        for row in range(rows):
            event = row // 20
            start = f"2025-{event % 12 + 1:02}-{event % 28 + 1:02}"
            title = f"Meeting {event}, with a comma" if event % 5 == 0 else f"Meeting {event}"
            measure = measures[event % len(measures)]
            writer.writerow([f"E{event:07}", start, title, measure, chance.choice(parties), "participant", row % 9])
    with open(os.path.join(folder, "report.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Benchmark\nregistry: registry\nperiod: {from: 2025-01-01, to: 2025-12-31}\n")
        file.write("outputs: [tables]\ninputs:\n  participation:\n    - path: participation.csv\n")


def median(command):
    """The median wall time of the command in seconds, after a warm-up; its exit status may be that of findings."""
    times = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if status not in (0, 65):
            sys.exit(f"{command} ended with {status}")
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        project(folder, ROWS)
        size = os.path.getsize(os.path.join(folder, "participation.csv"))
        reader = "import csv,sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass"
        plain = median([sys.executable, "-c", reader, os.path.join(folder, "participation.csv")])
        ours = median([program, "check", os.path.join(folder, "report.yaml"), "--quiet"])
        letter = median([program, "run", os.path.join(ROOT, "pipelines/2007-letter.yaml"), "--quiet",
                         "--reports", os.path.join(folder, "reports")])
    print(f"{ROWS} rows of participation, {size / 1e6:.1f} MB, medians of {RUNS} runs")
    print(f"check, every finding looked for     {ours:7.3f} s  {ROWS / ours:12,.0f} rows/s")
    print(f"Python's csv.reader, parsing alone  {plain:7.3f} s  ratio {ours / plain:.2f}")
    print(f"2007 letter, published or unchanged {letter:7.3f} s")


if __name__ == "__main__":
    main()
