"""Compares the program with the independent computation on generated projects.

    python3 check.py PROGRAM FIRST LAST

For each seed a project is generated, the program publishes an edition of it, the oracle computes the same tables, and
every cell is compared. Where the oracle says that the inputs stop a run, the program must stop with the same status.
Projects with a difference are kept; the seed makes any other again.
"""
import os, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))


def script(name, *arguments):
    return subprocess.run([sys.executable, os.path.join(HERE, name), *arguments], capture_output=True, text=True)


def check(program, seed, folder):
    """What one project comes to: cells compared, whether both stopped, and the differences in words."""
    project = os.path.join(folder, str(seed))
    made = script("generate.py", str(seed), project)
    if made.returncode:
        return 0, False, f"the generator failed: {made.stderr[-300:]}"
    pipeline = os.path.join(project, "pipelines/report.yaml")
    reports = os.path.join(project, "reports")
    ours = subprocess.run([program, "run", pipeline, "--reports", reports, "--quiet"], capture_output=True, text=True)
    oracle = script("oracle.py", pipeline, os.path.join(project, "oracle"))
    if ours.returncode or oracle.returncode:
        same = ours.returncode == oracle.returncode
        words = "" if same else f"program {ours.returncode} {ours.stderr[-200:]}, oracle {oracle.returncode} {oracle.stderr[-200:]}"
        result = 0, same, words
    else:
        compared = script("compare.py", os.path.join(reports, "report/latest/tables"), os.path.join(project, "oracle"))
        cells = int(compared.stdout.split()[0]) if compared.stdout[:1].isdigit() else 0
        failed = compared.returncode or cells == 0
        result = cells, False, (compared.stdout + compared.stderr)[:2000] if failed else ""
    if not result[2]:
        shutil.rmtree(project)
    return result


def main():
    program, first, last = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    folder = tempfile.mkdtemp(prefix="oracle-")
    seeds = range(first, last + 1)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = list(pool.map(lambda seed: check(program, seed, folder), seeds))
    failed = 0
    for seed, (_, _, words) in zip(seeds, results):
        if words:
            failed += 1
            print(f"seed {seed}: {words}")
    stopped = sum(result[1] for result in results)
    cells = sum(result[0] for result in results)
    print(f"{len(results) - stopped - failed} projects, {cells} cells compared, no difference;"
          f" {stopped} projects stop both alike; {failed} projects differ")
    if failed:
        print(f"the projects that differ are in {folder}")
        sys.exit(1)
    os.rmdir(folder)
    if cells == 0:
        sys.exit("nothing was compared")


if __name__ == "__main__":
    main()
