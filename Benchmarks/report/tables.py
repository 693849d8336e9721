"""The tables of the report, by the definitions of the statistics: coverage by State, area, measure and coordinator, the matrix, the trend."""
import pandas as pd

COUNTS = ["exchanges", "events", "participations", "delegates"]


def counts(rows, keys):
    """Distinct exchanges, events and (event, party) pairs, and delegates once for each row."""
    rows = rows.drop_duplicates([*keys, "row", "party"])
    exchanges, attended = rows[rows["kind"] == "exchange"], rows[rows["kind"] == "event"]
    once = attended.drop_duplicates([*keys, "id", "party"])
    return pd.DataFrame({"exchanges": exchanges.groupby(keys)["id"].nunique(), "events": attended.groupby(keys)["id"].nunique(),
                         "participations": once.groupby(keys).size(), "delegates": attended.groupby(keys)["delegates"].sum(min_count=1)})


def with_all(rows):
    return pd.concat([rows, rows.assign(area="ALL")])


def filled(table, index, *whole):
    """A row for every combination, zeros included; delegates stay empty where no row gives a number."""
    table = table.reindex(index)
    whole = ["exchanges", "events", "participations", *whole]
    return table.fillna({name: 0 for name in whole}).astype({name: int for name in whole} | {"delegates": "Int64"})


def make(rows, registry, by_year=True):
    everywhere, places = with_all(rows), [*registry.areas, "ALL"]
    known = everywhere[everywhere["code"].isin(registry.measures["measure"])]
    members, active = everywhere[everywhere["member"]], known[known["member"]]
    in_force = registry.measures.groupby("area").size()
    in_force["ALL"] = len(registry.measures)

    def coverage(keys, index, found, **more):
        table = counts(found, keys).join(active.groupby(keys)["code"].nunique().rename("measures_active"), how="outer")
        for name, column in more.items():
            table = table.join(column.rename(name), how="outer")
        table = filled(table, index, "measures_active", *more)
        table.insert(0, "measures_in_force", table.index.get_level_values("area").map(in_force.reindex(places, fill_value=0)))
        return table

    by_state = coverage(["party", "area"], pd.MultiIndex.from_product([registry.members, places], names=["state", "area"]), members)
    by_area = coverage(["area"], pd.Index(places, name="area"), everywhere, members_active=members.groupby("area")["party"].nunique())
    by_coordinators = by_coordinator(rows, registry)
    coordinated = registry.measures[registry.measures["measure"].isin(registry.offers["target"]) | registry.measures["area"].isin(
        registry.offers.loc[registry.offers["scope"] == "area", "target"])].groupby("area").size()
    coordinated["ALL"] = coordinated.sum()
    by_area.insert(2, "measures_coordinated", coordinated.reindex(places, fill_value=0))
    codes = pd.Index(registry.measures["measure"], name="measure")
    single = rows[rows["code"].isin(codes)]
    engaged = single[single["member"]]
    by_measure = filled(counts(single, ["code"]).join(engaged.groupby("code")["party"].nunique().rename("members_active"), how="outer"),
                        codes, "members_active")
    matrix = filled(counts(engaged, ["party", "code"]), pd.MultiIndex.from_product([registry.members, codes], names=["state", "measure"]))
    years = everywhere.assign(period=everywhere["day"].dt.year)
    span = range(registry.first.year, registry.last.year + 1)
    trend = filled(counts(years, ["period", "area"]), pd.MultiIndex.from_product([span, places], names=["period", "area"]))
    return {"coverage_by_state": by_state, "coverage_by_area": by_area, "coverage_by_measure": by_measure,
            "coverage_by_coordinator": by_coordinators, "matrix": matrix, "trend": trend}


def by_coordinator(rows, registry):
    """What members did in the measures that a party coordinates; an assignment of an area takes its area-only records too."""
    made, members, force = {}, rows[rows["member"]], registry.measures
    for party, offers in registry.offers.groupby("party"):
        single = set(offers.loc[offers["scope"] == "measure", "target"])
        whole = set(offers.loc[offers["scope"] == "area", "target"])
        vague = set(offers.loc[offers["scope"] == "one-of-area", "target"])
        taken = force[force["measure"].isin(single) | force["area"].isin(whole)]
        for area in [a for a in registry.areas if a in whole | vague | {registry.area_of[m] for m in single}] + ["ALL"]:
            measures = taken if area == "ALL" else taken[taken["area"] == area]
            places = whole if area == "ALL" else whole & {area}
            own = members["code"].isin(measures["measure"])
            found = members[own | members["code"].isin(places)]
            got = counts(found.assign(area=area), ["area"]).reindex([area]).iloc[0]
            made[party, area] = {"measures_coordinated": len(measures), "measures_active": members.loc[own, "code"].nunique(),
                                 "members_engaged": found["party"].nunique(), **got}
    table = pd.DataFrame.from_dict(made, orient="index")
    table.index = pd.MultiIndex.from_tuples(table.index, names=["coordinator", "area"])
    return filled(table, table.index)
