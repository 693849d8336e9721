"""Times the program on generated exports; prints ratios from one run, which alone can be compared."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROWS = 200_000
RUNS = 5
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def project(folder):
    """A project of the illustrative forum with one file of participation, from a fixed seed."""
    subprocess.run([sys.executable, os.path.join(ROOT, "Tests/Oracle/generate.py"), "20250101", folder, "--rows", str(ROWS),
                    "--registry", os.path.join(ROOT, "inputs/illustrative/registry")], check=True)


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
        project(folder)
        rows = os.path.join(folder, "exports/participation.csv")
        reader = "import csv,sys\nfor row in csv.reader(open(sys.argv[1], newline='', encoding='utf-8')): pass"
        plain = median([sys.executable, "-c", reader, rows])
        ours = median([program, "check", os.path.join(folder, "pipelines/report.yaml"), "--quiet"])
        letter = median([program, "run", os.path.join(ROOT, "pipelines/2007-letter.yaml"), "--quiet",
                         "--reports", os.path.join(folder, "reports")])
        size = os.path.getsize(rows)
    print(f"{ROWS} rows of participation, {size / 1e6:.1f} MB, medians of {RUNS} runs")
    print(f"check, every finding looked for     {ours:7.3f} s  {ROWS / ours:12,.0f} rows/s")
    print(f"Python's csv.reader, parsing alone  {plain:7.3f} s  ratio {ours / plain:.2f}")
    print(f"2007 letter, published or unchanged {letter:7.3f} s")


if __name__ == "__main__":
    main()
