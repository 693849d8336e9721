"""The programs that are measured beside ours: how they are installed, which versions they are, how they are called."""
import functools, os, shutil, subprocess, sys, venv
from suite.measure import Program

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPTS = os.path.join(HERE, "peers")
FOLDER = os.environ.get("RAPPORTEUR_PEERS", os.path.join(HERE, ".peers"))
PYTHON = os.path.join(FOLDER, "bin", "python")
PACKAGES = {"data.table": ("Rscript", ["r-base-core", "r-cran-data.table"]), "Miller": ("mlr", ["miller"])}
# Name: the layouts it can read, and the most rows that are not a waste of time.
PEERS = {"DuckDB": ("main full", None), "DuckDB by its launcher": ("main full", None), "DuckDB newest": ("main full", None),
         "Polars": ("main full", None), "pyarrow": ("main", None), "data.table": ("main", None), "pandas": ("main", None), "Miller": ("main", 1_000_000)}


def install(names):
    """Makes the virtual environment of the pinned versions; leaves out, and says so, what Debian does not have installed."""
    wanted = os.path.join(SCRIPTS, "requirements.txt")
    mark = os.path.join(FOLDER, "installed.txt")
    if not os.path.exists(mark) or open(mark).read() != open(wanted).read():
        print("installing the peers", file=sys.stderr)
        venv.create(FOLDER, with_pip=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted], check=True)
        shutil.copy(wanted, mark)
    missing = {name for name, (command, _) in PACKAGES.items() if name in names and not shutil.which(command)}
    for name in missing:
        print(f"{name} is left out; install it with: apt-get install {' '.join(PACKAGES[name][1])}", file=sys.stderr)
    return [name for name in names if name not in missing]


@functools.cache
def has_ggplot():
    """Whether R has ggplot2, which Debian's r-cran-ggplot2 brings."""
    code = "quit(status = !requireNamespace('ggplot2', quietly = TRUE))"
    return bool(shutil.which("Rscript")) and subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True).returncode == 0


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@functools.cache
def duckdb():
    """The binary itself: the launcher that the Python package puts in its place is Python, and takes 40 ms to start it."""
    return said(PYTHON, "-c", "import os, duckdb_cli; print(os.path.join(os.path.dirname(duckdb_cli.__file__), 'duckdb'))")


def versions(names):
    found = {}
    code = "from importlib.metadata import version; import sys; print(version(sys.argv[1]))"
    packages = {"DuckDB": "duckdb-cli", "DuckDB newest": "duckdb", "Polars": "polars", "pyarrow": "pyarrow", "pandas": "pandas",
                "matplotlib": "matplotlib"}
    for name in [*names, "matplotlib"]:
        if name in packages:
            found[name] = said(PYTHON, "-c", code, packages[name])
    if "data.table" in names:
        found["data.table"] = said("Rscript", "-e", "cat(as.character(packageVersion('data.table')), 'with R', as.character(getRversion()))")
    if has_ggplot():
        found["ggplot2"] = said("Rscript", "-e", "cat(as.character(packageVersion('ggplot2')), 'with R', as.character(getRversion()))")
    if "Miller" in names:
        found["Miller"] = said("mlr", "--version").split()[-1]
    return found


def query(file, data, output, **more):
    """The text of an SQL file with its paths."""
    with open(file, encoding="utf-8") as text:
        query = text.read()
    for name, value in {**more, "input": data.export, "registry": data.registry, "output": output}.items():
        query = query.replace("{" + name + "}", value)
    return query


def program(name, data, output):
    """The coverage query by a peer, from an export to two small files in a folder."""
    paths, script = [data.export, data.registry, output], lambda file: os.path.join(SCRIPTS, file)
    sql = script(f"duckdb_{data.layout if data.layout == 'full' else 'main'}.sql")
    command = {
        "DuckDB": lambda: [duckdb(), "-c", query(sql, data, output)],
        "DuckDB by its launcher": lambda: [os.path.join(FOLDER, "bin", "duckdb"), "-c", query(sql, data, output)],
        "DuckDB newest": lambda: [PYTHON, script("duckdb_newest.py"), sql, *paths],
        "Polars": lambda: [PYTHON, script(f"polars_{data.layout if data.layout == 'full' else 'main'}.py"), *paths],
        "pyarrow": lambda: [PYTHON, script("pyarrow_main.py"), *paths],
        "data.table": lambda: ["Rscript", "--vanilla", script("datatable_main.R"), *paths],
        "pandas": lambda: [PYTHON, script("pandas_main.py"), *paths],
        "Miller": lambda: ["sh", script("miller_main.sh"), *paths]}[name]()

    def start():
        shutil.rmtree(output, ignore_errors=True)
        os.makedirs(output)
        return command
    return Program(name, start)


def fits(name, data):
    layouts, most = PEERS[name]
    return (data.layout if data.layout == "full" else "main") in layouts.split() and (most is None or data.rows <= most)
