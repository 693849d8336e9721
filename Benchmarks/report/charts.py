"""Four charts with matplotlib, each at two densities: heatmap State × area, matrix State × measure, bars of areas and of coordinators.

Margins are fixed: matplotlib's constrained layout would double the time.
"""
import os
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

BLUES, INK, PALE = "Blues", "#08306B", "#D0E1F2"


def grid(values, labels, rows, columns, title, size, fold=0):
    """A heatmap with a number in each cell that has activity; dark cells have white text."""
    figure, axes = plt.subplots(figsize=size)
    figure.subplots_adjust(left=1.7 / size[0], right=0.97, top=1 - 1.1 / size[1], bottom=0.03)
    axes.imshow(values, cmap=BLUES, aspect="auto", vmin=0)
    axes.set_xticks(range(len(columns)), columns, rotation=fold, ha="left" if fold else "center")
    axes.set_yticks(range(len(rows)), rows)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0, labelsize=8)
    dark = values.max() * 0.6
    for y in range(len(rows)):
        for x in (x for x in range(len(columns)) if values[y, x] > 0):
            axes.text(x, y, labels[y][x], ha="center", va="center", fontsize=7, color="white" if values[y, x] > dark else "black")
    axes.set_title(title, loc="left", fontsize=11)
    return figure


def bars(names, series, title, size):
    """Horizontal bars from zero, the widest behind; the number beside the foremost."""
    figure, axes = plt.subplots(figsize=size)
    figure.subplots_adjust(left=1.7 / size[0], right=0.95, top=0.92, bottom=0.08)
    for (label, values), color in zip(series.items(), (PALE, "#5AA3D0", INK)):
        drawn = axes.barh(names, values, color=color, label=label, height=0.6)
    axes.bar_label(drawn, padding=3, fontsize=8)
    axes.invert_yaxis()
    axes.tick_params(length=0, labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=8, frameon=False)
    axes.set_title(title, loc="left", fontsize=11)
    return figure


def save(figure, folder, name):
    for density, dpi in (("1x", 96), ("2x", 192)):
        figure.savefig(os.path.join(folder, f"{name}-{density}.png"), dpi=dpi)
    plt.close(figure)


def draw(tables, registry, folder):
    os.makedirs(folder, exist_ok=True)
    state, areas = tables["coverage_by_state"], [*registry.areas, "ALL"]
    names = [registry.name_of.get(party, party) for party in registry.members]
    active, force = (state[c].unstack("area").reindex(index=registry.members, columns=areas) for c in ("measures_active", "measures_in_force"))
    labels = (active.astype(str) + "/" + force.astype(str)).to_numpy()
    save(grid((active / force).fillna(0).to_numpy(), labels, names, areas, "Measures with activity, of those in force", (8, 9)),
         folder, "coverage-heatmap")

    matrix = tables["matrix"].eval("exchanges + participations").unstack("measure")
    matrix = matrix.reindex(index=registry.members, columns=registry.measures["measure"])
    save(grid(matrix.to_numpy(), matrix.astype(str).to_numpy(), names, matrix.columns, "Records by State and measure", (14, 9), 60),
         folder, "matrix")

    area = tables["coverage_by_area"].drop("ALL")
    series = {"in force": "measures_in_force", "coordinated": "measures_coordinated", "active": "measures_active"}
    save(bars(area.index, {label: area[column] for label, column in series.items()}, "Measures with activity by area", (8, 4)),
         folder, "area-bars")
    whole = tables["coverage_by_coordinator"].xs("ALL", level="area")
    save(bars([registry.name_of.get(party, party) for party in whole.index],
              {"coordinated": whole["measures_coordinated"], "active": whole["measures_active"]},
              "Measures coordinated, and those with activity", (8, 7)), folder, "coordinator-bars")
