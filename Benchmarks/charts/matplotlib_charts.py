"""Heatmap, bars, lines and ladder with matplotlib, from the tables of an edition, each at two densities.

    matplotlib_charts.py TABLES REGISTRY OUTPUT

TABLES and REGISTRY are folders of CSV files. What a careful analyst would draw: Open Sans, no frames, direct labels, one
colour for each area, n/N in the cells.
"""
import csv, datetime, os, sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.patches import Patch, Rectangle

WIDTH, DENSITIES = 11.69, (("1x", 96), ("2x", 192))
RAMP = ["#F1F4F7", "#D0E1F2", "#94C4DF", "#5AA3D0", "#1F6AB0", "#08306B"]
AREAS = ["#0072B2", "#009E73", "#E69F00", "#CC79A7", "#D55E00"]
INK, GREY, LIGHT = "#16202A", "#46535F", "#D5DCE3"
STATES = {"nil": "nil", "pending": "pend.", "quarantined": "held"}
plt.rcParams.update({"font.family": "Open Sans", "font.size": 9, "text.color": INK, "axes.edgecolor": GREY,
                     "axes.labelcolor": GREY, "xtick.color": INK, "ytick.color": INK, "hatch.linewidth": 0.5})


def rows(folder, name):
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(height, title, subtitle, left=0.14, right=0.97, top=0.9, bottom=0.06):
    made, axes = plt.subplots(figsize=(WIDTH, height))
    made.subplots_adjust(left=left, right=right, top=1 - 1.15 / height, bottom=bottom)
    made.text(0.03, 1 - 0.35 / height, title, fontsize=17, fontweight="semibold", va="center")
    made.text(0.03, 1 - 0.68 / height, subtitle, fontsize=10.5, color=GREY, va="center")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return made, axes


def save(made, folder, name):
    for suffix, density in DENSITIES:
        made.savefig(os.path.join(folder, f"{name}-{suffix}.png"), dpi=density)
    plt.close(made)


class Forum:
    """The registry's names, and the members and areas of the table of coverage in its order."""
    def __init__(self, tables, registry):
        self.state = {(row["state"], row["area"]): row for row in rows(tables, "coverage_by_state")}
        self.area = {row["area"]: row for row in rows(tables, "coverage_by_area")}
        self.areas = [code for code in self.area if code != "ALL"]
        self.members = list(dict.fromkeys(state for state, _ in self.state if state != "ALL"))
        named = {row["party"]: row["name"] for row in rows(registry, "names") if row["lang"] == "en" and row["kind"] == "short" and not row["to"]}
        self.names = [named.get(code, code) for code in self.members]
        self.title = {row["area"]: row["short_title"] for row in rows(registry, "areas")}
        self.measure = {row["measure"]: row for row in rows(registry, "measures")}
        self.colour = dict(zip(self.areas, AREAS))


def heatmap(forum, folder):
    made, axes = figure(8.04, "Activity by member and area", "Measures with activity / measures in force", right=0.62, bottom=0.05)
    cells = [[forum.state[member, area] for area in forum.areas] for member in forum.members]
    share = [[float(cell["coverage"] or 0) if cell["status"] == "active" else float("nan") for cell in line] for line in cells]
    norm = BoundaryNorm([-1e-9, 1e-9, 0.2001, 0.4001, 0.6001, 0.8001, 1.0001], len(RAMP))
    axes.imshow(share, cmap=ListedColormap(RAMP), norm=norm, aspect="auto")
    for y, line in enumerate(cells):
        for x, cell in enumerate(line):
            if cell["status"] == "active":
                colour = "white" if share[y][x] > 0.6 else INK
                axes.text(x, y, f"{cell['measures_active']}/{cell['measures_in_force']}", ha="center", va="center_baseline", color=colour)
            else:
                hatch = "////" if cell["status"] == "not-reported" else None
                axes.add_patch(Rectangle((x - 0.48, y - 0.45), 0.96, 0.9, fill=False, hatch=hatch, edgecolor=GREY,
                                         linestyle="--" if cell["status"] == "pending" else "-"))
                axes.text(x, y, STATES.get(cell["status"], ""), ha="center", va="center_baseline", color=INK)
    axes.set_xticks(range(len(forum.areas)), [forum.title[area] for area in forum.areas], fontweight="semibold")
    axes.set_yticks(range(len(forum.members)), forum.names)
    axes.tick_params(top=False, labeltop=True, labelbottom=False)
    axes.set_xticks([x - 0.5 for x in range(1, len(forum.areas))], minor=True)
    axes.set_yticks([y - 0.5 for y in range(1, len(forum.members))], minor=True)
    axes.grid(which="minor", color="white", linewidth=1)
    axes.tick_params(which="minor", length=0)
    keys = [Patch(color=colour, label=label) for colour, label in zip(RAMP, ["0", "1–20%", "21–40%", "41–60%", "61–80%", "81–100%"])]
    keys += [Patch(fill=False, edgecolor=GREY, label="nil: nil return received"),
             Patch(fill=False, edgecolor=GREY, linestyle="--", label="pend.: return pending"),
             Patch(fill=False, edgecolor=GREY, label="held: rows held back"),
             Patch(fill=False, edgecolor=GREY, hatch="////", label="no activity reported")]
    axes.legend(handles=keys, title="Share of the area's measures", loc="upper left", bbox_to_anchor=(1.04, 1), frameon=False)
    save(made, folder, "heatmap")


def bars(forum, folder):
    made, axes = figure(6.47, "Measures active, coordinated and in force", "Number of measures, by area", bottom=0.06)
    columns = [("measures_active", "active", 1), ("measures_coordinated", "coordinated", 0.45), ("measures_in_force", "in force", 0.15)]
    codes = [*forum.areas, "ALL"]
    for place, (column, label, strength) in enumerate(columns):
        values = [int(forum.area[code][column]) for code in codes]
        heights = [y + (place - 1) * 0.26 for y in range(len(codes))]
        drawn = axes.barh(heights, values, height=0.22, color=[forum.colour.get(code, INK) for code in codes], alpha=strength)
        whole = [int(forum.area[code]["measures_in_force"]) for code in codes]
        axes.bar_label(drawn, [f"{n}/{of} {label}" if place < 2 else f"{n} {label}" for n, of in zip(values, whole)], padding=4)
    axes.set_yticks(range(len(codes)), [forum.title.get(code, "All areas") for code in codes], fontweight="semibold")
    axes.set_xticks([])
    axes.invert_yaxis()
    save(made, folder, "bars")


def lines(forum, tables, folder):
    made, axes = figure(5.57, "Measures active to date", "Measures with activity since the first day of the period, by area", left=0.05, right=0.88, bottom=0.12)
    trend = [row for row in rows(tables, "trend") if row["area"] != "ALL"]
    periods = list(dict.fromkeys(row["period"] for row in trend))
    for place, area in enumerate(forum.areas):
        values = [int(row["measures_active_to_date"]) for row in trend if row["area"] == area]
        axes.step(range(len(periods)), values, where="mid", color=forum.colour[area], linewidth=2)
        axes.annotate(f"{values[-1]}/{forum.area[area]['measures_in_force']} {forum.title[area]}", (len(periods) - 1, values[-1]),
                      xytext=(10, 6 - 12 * place), textcoords="offset points", color=forum.colour[area], va="center")
    axes.set_xticks(range(len(periods)), periods)
    axes.set_ylim(bottom=0)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color=LIGHT)
    save(made, folder, "lines")


def ladder(forum, tables, folder):
    measures = {row["measure"]: row for row in rows(tables, "coverage_by_measure")}
    progress = [row for row in rows(tables, "progress") if row["modality"] == measures[row["measure"]]["modality"]]
    order = {code: place for place, code in enumerate(measures)}
    made, axes = figure(14.23, "Stages recorded for each measure", "Dates as given; days in the stage at the right", left=0.16, right=0.78, bottom=0.02)
    for code, y in order.items():
        colour, steps = forum.colour[measures[code]["area"]], [row for row in progress if row["measure"] == code]
        reached = [int(row["stage_ordinal"]) for row in steps if row["reached"] == "yes"]
        if reached:
            axes.plot([min(reached), max(reached)], [y, y], color=colour, linewidth=1.5, zorder=1)
        for row in steps:
            x = int(row["stage_ordinal"])
            if row["reached"] == "yes":
                provisional = row["approval"] == "provisional"
                axes.scatter(x, y, s=50, color="white" if provisional else colour, edgecolor=colour, linewidth=1.5, zorder=2)
                axes.text(x, y + 0.42, shown(row["date"]), ha="center", va="center", fontsize=7.5)
            elif row["reached"] == "not-recorded":
                axes.scatter(x, y, s=50, facecolor="white", edgecolor=GREY, linestyle=":", zorder=2)
            else:
                axes.scatter(x, y, s=12, marker="|", color=GREY)
        stage = next((row["stage"] for row in steps if row["stage_ordinal"] == measures[code]["stage_ordinal"]), "")
        axes.text(6.7, y, stage, va="center")
        axes.text(8.4, y, measures[code]["days_in_stage"], va="center", ha="right")
    axes.set_yticks(range(len(order)), [f"{forum.measure[code]['short_title']} ({measures[code]['modality']})" for code in order])
    axes.set_xticks(range(1, 7))
    axes.tick_params(labeltop=True, labelbottom=False)
    axes.set_xlim(0.5, 6.5)
    axes.set_ylim(len(order) - 0.2, -0.8)
    save(made, folder, "ladder")


def shown(date):
    """A date as precise as it is given."""
    parts = date.split("-")
    if len(parts) == 3:
        return datetime.date.fromisoformat(date).strftime("%-d %b %Y")
    return datetime.date(int(parts[0]), int(parts[1]), 1).strftime("%b %Y") if len(parts) == 2 else date


def main():
    tables, registry, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    forum = Forum(tables, registry)
    heatmap(forum, folder)
    bars(forum, folder)
    lines(forum, tables, folder)
    ladder(forum, tables, folder)


if __name__ == "__main__":
    main()
