"""Exports and registry as tidy frames: one row for each record, party and code that it names.

Two kinds of exports are read: the native ones of a folder (exchanges and participation, names in many spellings, lists,
codes of areas), and the attendance of the benchmark's main layout.
"""
import os
import pandas as pd


def first_day(dates):
    return pd.to_datetime(dates.fillna("0001").str.ljust(10).map(lambda d: d.rstrip() + "0001-01-01"[len(d.rstrip()):]), format="%Y-%m-%d")


def last_day(dates):
    ends = pd.to_datetime(dates.fillna("9999").where(dates.str.len() > 4, dates.fillna("9999") + "-12"), format="ISO8601")
    return ends.where(dates.str.len() == 10, ends + pd.offsets.MonthEnd(0))


def folded(names):
    names = names.str.normalize("NFC").str.replace("\u00a0", " ").str.replace("’", "'").str.casefold().str.replace("ё", "е")
    return names.str.replace(r"(\s*(\(\*\)|\*))+$", "", regex=True).str.strip()


class Registry:
    """What holds on some day of the period; coordinators on its last day."""

    def __init__(self, folder, first, last):
        def read(name):
            rows = pd.read_csv(os.path.join(folder, name + ".csv"), dtype=str)
            return rows.assign(first=first_day(rows["from"]), last=last_day(rows["to"])) if "from" in rows else rows
        parties, names, areas, measures, offers = map(read, ("parties", "names", "areas", "measures", "coordinators"))
        self.first, self.last = pd.Timestamp(first), pd.Timestamp(last)
        there = lambda rows: rows[(rows["first"] <= self.last) & (rows["last"] >= self.first)]
        self.membership = parties.loc[parties["kind"] == "member", ["party", "first", "last"]]
        self.areas = there(areas).assign(ordinal=lambda a: a["ordinal"].astype(int)).sort_values("ordinal")["area"].tolist()
        rank = measures["area"].map({area: n for n, area in enumerate(self.areas)})
        self.measures = there(measures.assign(rank=rank, ordinal=measures["ordinal"].astype(int))).sort_values(["rank", "first", "ordinal"])
        self.area_of = dict(zip(measures["measure"], measures["area"])) | {area: area for area in areas["area"]}
        codes = parties[["party"]].drop_duplicates().assign(name=lambda p: p["party"])
        names = pd.concat([names, codes])
        self.party_of = dict(zip(folded(names["name"]), names["party"]))
        short = names[(names["kind"] == "short") & (names["lang"] == "en") & (last_day(names["to"]) >= self.last)]
        self.name_of = dict(zip(short["party"], short["name"]))
        self.members = sorted(set(there(self.membership)["party"]), key=lambda p: self.name_of.get(p, p))
        self.offers = offers[(offers["first"] <= self.last) & (offers["last"] >= self.last)]


def native(folder, registry, spelt):
    """Exchanges by their senders, and participation; `spelt` says what a spelling of one source means."""
    exchanges = pd.read_csv(os.path.join(folder, "exchanges.csv"), dtype=str)
    exchanges = exchanges.rename(columns={"exchange_id": "id"}).assign(kind="exchange", party=exchanges["senders"].str.split(";"))
    attended = pd.read_csv(os.path.join(folder, "participation.csv"), dtype=str)
    attended = attended.rename(columns={"event_id": "id", "start": "date", "participant": "party"}).assign(kind="event")
    rows = pd.concat([exchanges.explode("party"), attended], ignore_index=True)
    return tidy(rows.assign(party=folded(rows["party"].replace(spelt)).map(registry.party_of)), registry)


def attendance(file, registry):
    """The columns of the main layout."""
    rows = pd.read_csv(file, usecols=["date", "event_id", "measure", "state", "delegates"], dtype={"event_id": str})
    rows = rows.rename(columns={"event_id": "id", "measure": "measures", "state": "party"})
    return tidy(rows.assign(kind="event", date=rows["date"].astype(str)), registry)


def tidy(rows, registry):
    """kind, id, row, party, day, member, code, area, delegates; of the rows whose whole date lies in the period."""
    rows = rows.assign(row=range(len(rows)), day=first_day(rows["date"]), delegates=pd.to_numeric(rows["delegates"]))
    rows = rows[(rows["day"] >= registry.first) & (last_day(rows["date"]) <= registry.last)]
    spans = rows[["row", "party", "day"]].merge(registry.membership, on="party")
    inside = spans.loc[spans["day"].between(spans["first"], spans["last"]), "row"]
    rows = rows.assign(member=rows["row"].isin(inside), code=rows["measures"].str.split(";")).explode("code")
    return rows.assign(area=rows["code"].map(registry.area_of))[["kind", "id", "row", "party", "day", "member", "code", "area", "delegates"]]
