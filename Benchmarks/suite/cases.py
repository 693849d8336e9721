"""Which cases there are, and what of the targets each can answer."""
import os, shutil, sys
from suite import answers, data as generated, peers
from suite.case import Case, Target
from suite.data import Data
from suite.measure import Program

OURS, ALL_TABLES = "rapporteur", "rapporteur, all tables"
FASTEST, LAUNCHED = ["DuckDB", "Polars"], "DuckDB by its launcher"
DIGEST = "import hashlib, sys; hashlib.file_digest(open(sys.argv[1], 'rb'), 'sha256')"
REPORT = os.path.join(peers.HERE, "report", "pandas_report.py")
REPORT_TABLES = ["coverage_by_state", "coverage_by_area", "coverage_by_measure", "coverage_by_coordinator", "matrix", "trend"]
RECORD = os.path.join(generated.ROOT, "inputs", "cica")
INVENTED = os.path.join(generated.ROOT, "inputs", "illustrative")
FOUR = "outputs: [charts]\ncharts: {only: [coverage-by-state, areas, measures-to-date, stages]}\n"
CHARTS = os.path.join(peers.HERE, "charts")
# The charts that the pandas script draws.
SAME_FOUR = "charts: {only: [coverage-by-state, matrix, areas, coordinators]}\n"


class Cases:
    def __init__(self, ours, folder, scratch, sizes, names):
        self.ours, self.folder, self.scratch, self.sizes, self.names = ours, folder, scratch, sorted(sizes), names
        self.large = [size for size in self.sizes if size > 5_000]

    def made(self, chosen):
        """The cases with these names, one after another, for data are made when they are needed."""
        for name in chosen:
            yield from getattr(self, name)()

    def data(self, layout, rows):
        return Data(self.folder, layout, rows)

    def output(self, name):
        return os.path.join(self.scratch, name.replace(" ", "-").replace(",", ""))

    def beside(self, data, names):
        return [peers.program(name, data, self.output(name)) for name in names if name in self.names and peers.fits(name, data)]

    def agree(self, data, others, kept=()):
        """Compares the peers' files with those of the first, and our tables with the definitions."""
        def check():
            for other in others[1:]:
                answers.same_files(self.output(others[0].name), self.output(other.name), f"{other.name} beside {others[0].name}")
            figures = sum(answers.ours(data, folder) for folder in kept)
            files = f"; two files of each of {len(others)} peers, byte for byte" if others else ""
            return f"Compared: {figures:,} figures of ours with the definitions{files}."
        return check

    def against(self, others, what, limits):
        """Targets against those of the others that ran; each limit is for the best of a few names."""
        ran = {program.name for program in others}
        return [Target(f"{what}, wall, over {' or '.join(names)}", OURS, [n for n in names if n in ran], high=high)
                for names, high in limits if ran.intersection(names)]

    # --- rows to coverage tables --------------------------------------------------------------------------------------
    def coverage(self, layout="main", sizes=None):
        for rows in self.large if sizes is None else sizes:
            data, kept = self.data(layout, rows), [self.output("ours"), self.output("ours all")]
            others = self.beside(data, [name for name in peers.PEERS if name != LAUNCHED])
            digest = Program("sha256 alone", lambda data=data: [peers.PYTHON, "-c", DIGEST, data.export])
            mine = [self.ours.coverage(data, kept=kept[0]), self.ours.program(ALL_TABLES, data.pipeline("tables"), kept=kept[1])]
            limits = [(FASTEST, 0.60 if rows >= 10_000_000 else None), (["DuckDB"], 0.35 if rows < 10_000_000 else None),
                      (["data.table"], 0.25 if rows >= 10_000_000 else None), (["pandas"], 0.17 if rows >= 10_000_000 else None),
                      (["DuckDB newest"], float("inf"))]
            if layout != "main":
                limits = [(FASTEST, float("inf"))]
            targets = self.against(others, f"{rows:,} rows", [(names, high) for names, high in limits if high is not None])
            targets.append(Target("share of sha256 alone in ours, processor time", "sha256 alone", [OURS], of="cpu"))
            yield Case(f"{rows:,} rows to coverage tables, {data.bytes / 1e6:,.0f} MB, layout {layout}", [*mine, *others, digest],
                       self.agree(data, others, kept), targets, self.choice())

    def choice(self):
        return "" if self.ours.chooses_tables else "This build has no key `tables`, so both lines of ours make all tables."

    def full(self):
        """Native columns: lists of measures, names in many spellings."""
        yield from self.coverage("full", self.large[:1])

    def shuffled(self):
        """The rows of the main layout in random order."""
        yield from self.coverage("shuffled", self.large[:1])

    def small(self):
        data, kept = self.data("main", 5_000), self.output("ours")
        others = self.beside(data, ["DuckDB", LAUNCHED, "Polars"])
        mine = [self.ours.coverage(data, kept=kept), self.ours.program(ALL_TABLES, data.pipeline("tables"))]
        yield Case("5,000 rows, tables only", [*mine, *others], self.agree(data, others, [kept]),
                   self.against(others, "5,000 rows", [(["DuckDB"], 0.40), ([LAUNCHED], float("inf"))]), self.choice())

    # --- tables, charts and page --------------------------------------------------------------------------------------
    def report(self, title, mine, paths, tables, what):
        output = self.output("pandas report")
        other = Program("pandas + matplotlib", lambda: [peers.PYTHON, REPORT, *paths[:2], output, *paths[2:]])

        def check():
            compared = answers.same_tables(os.path.join(output, "tables"), tables, OURS, REPORT_TABLES, zero_is_empty=True)
            return f"Compared: {compared:,} figures of six tables."
        return Case(title, [mine, other], check, [Target(f"{what}, wall, over pandas + matplotlib", OURS, [other.name], high=0.12)],
                    "Ours makes all tables, the same four charts and a page; the other six tables and four charts, each at two densities.")

    def pages(self):
        data, kept = self.data("main", 5_000), self.output("ours")
        yield self.report("5,000 rows to all tables, four charts and a page", self.ours.program(OURS, data.pipeline("pages", more=SAME_FOUR), kept=kept),
                          [data.registry, data.export, generated.FIRST, generated.LAST], kept, "5,000 rows")

    def record(self):
        kept = self.output("ours")
        pipeline = self.project("ministerial", RECORD, "outputs: [tables, charts, html]\n" + SAME_FOUR)
        yield self.report("The public record to all tables, four charts and a page in English",
                          self.ours.program(OURS, pipeline, kept=kept, options=["--lang", "en"]),
                          [os.path.join(RECORD, "registry"), os.path.join(RECORD, "exports"), "2021-10-12", "2024-12-16",
                           "Korea=Republic of Korea"], kept, "public record")

    def charts(self):
        """Four charts of the invented forum, and the whole set, from its exports; beside the four by others, from our finished tables."""
        pipeline, edition = self.project("illustrative", INVENTED, "outputs: [tables, charts]\n"), self.output("edition")
        mine = self.ours.program(OURS, self.project("illustrative", INVENTED, FOUR), options=["--lang", "en"])
        all = self.ours.program("rapporteur, all charts", pipeline, whole=edition, options=["--lang", "en"])
        one = self.ours.program("rapporteur, all charts, one thread", pipeline, options=["--lang", "en", "--threads", "1"])
        registry = os.path.join(INVENTED, "registry")
        scripts = {"matplotlib": [peers.PYTHON, os.path.join(CHARTS, "matplotlib_charts.py")],
                   "ggplot2": ["Rscript", "--vanilla", os.path.join(CHARTS, "ggplot_charts.R")]}
        ran = [name for name in scripts if name != "ggplot2" or peers.has_ggplot()]
        others = [Program(name, lambda name=name: [*scripts[name], os.path.join(edition, "tables"), registry, self.output(name)]) for name in ran]

        def check():
            drawn = [name for name in os.listdir(os.path.join(edition, "charts")) if name.endswith(".png") and "@2x" not in name]
            for name in ran:
                found = sorted(os.listdir(self.output(name)))
                if found != sorted(f"{chart}-{size}.png" for chart in ("bars", "heatmap", "ladder", "lines") for size in ("1x", "2x")):
                    sys.exit(f"{name} drew {found}")
            return f"Drawn: {len(drawn)} charts by ours where all are; heatmap, bars, lines and ladder by ours and the others; each at two densities."
        targets = [Target("all charts, one thread, processor time, s", one.name, high=1, of="cpu"),
                   Target("four charts, wall, over matplotlib", OURS, ["matplotlib"], high=0.125)]
        if "ggplot2" in ran:
            targets.append(Target("four charts, wall, over ggplot2", OURS, ["ggplot2"]))
        yield Case("Charts of the invented forum, 28 members: ours from its exports, those of others from finished tables", [mine, all, one, *others],
                   check, targets, "Ours reads the exports, makes all tables, and writes each chart as SVG too (the tables where all charts are drawn); the others read our tables.")

    def project(self, name, inputs, outputs):
        """A pipeline of the project with other outputs, in a project folder of its own with the inputs."""
        folder = self.output(f"project {name} {len(outputs)}")
        os.makedirs(os.path.join(folder, "pipelines"), exist_ok=True)
        shutil.copytree(inputs, os.path.join(folder, "inputs", os.path.basename(inputs)), dirs_exist_ok=True)
        with open(os.path.join(generated.ROOT, "pipelines", name + ".yaml"), encoding="utf-8") as file:
            lines = [line for line in file if not line.startswith("outputs:")] + [outputs]
        path = os.path.join(folder, "pipelines", name + ".yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(lines)
        return path

    # --- growth -------------------------------------------------------------------------------------------------------
    def growth(self):
        """The largest size beside a tenth of it: rows alone (the layout delegates has 2,000 events always), and rows with events."""
        rows = max(self.large, default=0)
        if not rows:
            return
        programs, checks, targets = [], [], []
        for layout in ("main", "delegates"):
            for size in (rows // 10, rows):
                data, kept = self.data(layout, size), self.output(f"ours {layout} {size}")
                programs.append(self.ours.coverage(data, name=f"{layout}, {size:,} rows", kept=kept))
                checks.append((data, kept))
            less, more = programs[-2].name, programs[-1].name
            # Below ten, it is the start-up of the smaller run that counts.
            targets.append(Target(f"{layout}: time, rows ×10", more, [less], high=10.5))
            most = 1.05 if layout == "delegates" else float("inf")
            targets.append(Target(f"{layout}: peak memory, rows ×10", more, [less], high=most, of="peak"))
        targets.append(Target("delegates: peak memory, MiB", programs[-1].name, high=64, of="peak"))
        def check():
            return f"Compared: {sum(answers.ours(*pair) for pair in checks):,} figures of ours with the definitions."
        yield Case(f"Growth to {rows:,} rows", programs, check, targets,
                   "In the layout main the events grow with the rows, and take memory of their own.")

    def cores(self):
        """One core beside all: taskset holds the process to it."""
        rows, every = max(self.sizes), sorted(os.sched_getaffinity(0))
        data, kept = self.data("main", rows), [self.output("ours one"), self.output("ours all")]
        programs = [self.ours.coverage(data, name="one core", cores=every[:1], kept=kept[0]),
                    self.ours.coverage(data, name=f"{len(every)} cores", cores=every, kept=kept[1])]
        yield Case(f"Cores, {rows:,} rows", programs, self.agree(data, [], kept),
                   [Target(f"time of one core over {len(every)} cores", "one core", [programs[1].name],
                           low=1.8 if len(every) == 2 else 0)])
