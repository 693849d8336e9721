"""The results as Markdown, for the terminal and for RESULTS.md."""


def listing(heads, rows):
    """A table; the first column stands left, numbers stand right."""
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def case(case):
    results = case.results
    first = next(iter(results.values()))
    rows = [[r.name, seconds(r.wall), seconds(r.cpu), f"{r.peak:.0f}", f"{r.wall / first.wall:.2f}", f"{r.spread:.2f}"]
            for r in results.values()]
    parts = [f"## {case.title}", case.compared, case.note,
             listing(["program", "wall s", "cpu s", "peak MiB", "wall, first = 1", "longest / shortest"], rows)]
    targets = [[t.what, f"{t.value(results):.2f}", t.limit(), "–" if t.limit() == "–" else "yes" if t.met(results) else "**no**"]
               for t in case.targets]
    if targets:
        parts.append(listing(["ratio", "measured", "target", "met"], targets))
    return "\n\n".join(part for part in parts if part) + "\n"


def head(machine, versions, runs, floor):
    facts = [[name, value] for name, value in {**machine, **versions}.items()]
    return "\n\n".join([
        "# Results", f"Whole processes, warm page cache, medians of {runs} rounds; in each round every program of a case runs once. "
        "Times differ from machine to machine; only ratios from one run count. Answers are compared before any time is taken. "
        f"Peaks under {floor:.0f} MiB cannot be seen. `make bench BENCH=--write` writes this file; see README.md.",
        "| | |\n|---|---|\n" + "\n".join(f"| {name} | {value} |" for name, value in facts)]) + "\n"
