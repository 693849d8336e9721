"""The settings of a report, and what was active in a period: the catalogue, the members, exchanges, events, stages.

Used by oracle.py, which makes the tables.
"""
import os
from datetime import date, timedelta
import yaml
from inputs import LISTS, ROLES, SCOPES, dating_row, earliest, latest, period, read_date, shift_months, stop

ALL = "ALL"
ONE_DAY = timedelta(days=1)


# --- Settings: the pipeline file and the command line -----------------------------------------------------------------
class Settings:
    def __init__(self, path, arguments):
        with open(path, encoding="utf-8") as file:
            p = yaml.load(file, yaml.BaseLoader)
        self.folder = os.path.dirname(os.path.realpath(path))
        self.project = os.path.dirname(self.folder) if os.path.basename(self.folder) == "pipelines" else self.folder
        self.registry = os.path.join(self.folder, p["registry"])
        self.inputs = p.get("inputs") or {}
        self.restated = p.get("catalogue", "as-recorded") == "restated"
        self.public = p.get("basis", "returns") == "public-sources"
        self.separator = p.get("list_separator", ";")
        self.by_year = p.get("trend", "quarter") == "year"
        self.standing = int(p["standing_after_days"]) if p.get("standing_after_days") else None
        known = arguments.known_at or p.get("known_at")
        self.known_at = read_date(known).last if known else None
        as_of = arguments.as_of or p.get("as_of")
        as_of = read_date(as_of).last if as_of else None
        if arguments.period:
            first, last = arguments.period.split("..")
        elif "last" in p["period"]:
            number, unit = p["period"]["last"].split()
            first, last = str(self.back(as_of + ONE_DAY, int(number), unit)), str(as_of)
        else:
            first, last = p["period"]["from"], p["period"]["to"]
        first, last = read_date(first).first, read_date(last).last
        self.as_of = as_of or last
        if self.as_of < first:
            stop(78, "as_of lies before the period")
        self.period = period(first, min(last, self.as_of))
        self.compared = self.comparison(p.get("compare", "previous"))

    @staticmethod
    def back(day, number, unit):
        unit = unit.rstrip("s")
        return day - timedelta(number) if unit == "day" else shift_months(day, -number * {"month": 1, "quarter": 3, "year": 12}[unit])

    def comparison(self, compare):
        if isinstance(compare, dict):
            return period(read_date(compare["from"]).first, read_date(compare["to"]).last)
        if compare == "none":
            return None
        first, after = self.period.first, self.period.last + ONE_DAY
        if first.day == after.day == 1:
            months = (after.year - first.year) * 12 + after.month - first.month
            return period(shift_months(first, -months), first - ONE_DAY)
        return period(first - (after - first), first - ONE_DAY)


# --- What was active in a period --------------------------------------------------------------------------------------
class Place:
    """Where codes count: measures, areas named without a measure in force, and all areas touched."""
    def __init__(self, measures, named, areas):
        self.measures, self.named, self.areas = measures, named, areas

    def under(self, label):
        return label == ALL or label in self.measures or label in self.areas


class Act(Place):
    """One party's part in one exchange or one event; `rows` are the placed rows with their delegates."""
    def __init__(self, place, kind, thing, party, day, status, rows=()):
        super().__init__(place.measures, place.named, place.areas)
        self.kind, self.thing, self.party, self.day, self.status, self.rows = kind, thing, party, day, status, rows
        self.member = status == "member"


class Count:
    """What acts amount to under a label (or a test)."""
    def __init__(self, facts, acts, label):
        test = label if callable(label) else lambda place: place.under(label)
        acts = [a for a in acts if test(a)]
        events = {a.thing for a in acts if a.kind == "event"}
        numbers = [n for a in acts for place, n in a.rows if n is not None and test(place)]
        self.acts, self.parties = acts, {a.party for a in acts}
        self.members = {a.party for a in acts if a.member}
        self.exchanges = len({a.thing for a in acts if a.kind == "exchange"})
        self.events, self.events_listed = len(events), sum(facts.list_of(e) == "complete" for e in events)
        self.participations = sum(a.kind == "event" for a in acts)
        self.delegates = sum(numbers) if numbers else None
        self.first, self.last = earliest([a.day for a in acts]), latest([a.day for a in acts])
        self.measures = set().union(*(a.measures for a in acts if a.member))

    def columns(self, *names):
        return {n: getattr(self, n) for n in names or ("exchanges", "events", "participations", "delegates")}

    def dates(self):
        return {"first_activity": self.first and self.first.text, "last_activity": self.last and self.last.text}


class Facts:
    """The catalogue, the members and the activity of one period."""
    def __init__(self, settings, registry, exports, span):
        self.settings, self.registry, self.exports, self.span = settings, registry, exports, span
        as_of = settings.as_of
        self.steps = registry.steps(date.min, as_of) if settings.restated else {}
        self.measures = [m.measure for m in registry.measures
                         if (m.on(as_of) if settings.restated else m.touches(span))]
        self.areas = [a.area for a in registry.areas if a.touches(span) or settings.restated and a.on(as_of)]
        self.members = [p for p in registry.parties
                        if any(s.party == p and s.kind == "member" and s.touches(span) for s in registry.statuses)]
        self.exchanges, self.events, self.acts = self.find_exchanges(), self.find_events(), []
        for e in self.exchanges.values():
            for party in e.senders:
                self.acts.append(Act(e, "exchange", e.id, party, e.day, registry.status(party, e.day.first)))
        for e in self.events.values():
            for party in dict.fromkeys(r.parties[0] for r in e.rows):
                own = [r for r in e.rows if r.parties[0] == party]
                rows = [(self.place(r.codes), int(r.cells["delegates"]) if r.cells["delegates"] else None) for r in own]
                self.acts.append(Act(self.place([c for r in own for c in r.codes]), "event", e.id, party, e.day,
                                     registry.status(party, e.day.first), rows))
        self.member_acts = [a for a in self.acts if a.member]

    def area_of(self, code):
        return code if code in self.registry.area else self.registry.measure[code].area

    def measures_of(self, area):
        return [m for m in self.measures if area in (ALL, self.area_of(m))]

    def place(self, codes):
        measures, named = set(), set()
        for code in codes:
            for final in [code] if code in self.registry.area else self.registry.moved(code, self.steps):
                if final in self.measures:
                    measures.add(final)
                elif self.area_of(final) in self.areas:
                    named.add(self.area_of(final))
        areas = named | {self.area_of(m) for m in measures}
        return Place(measures, named, areas)

    def labels(self, place, area):
        """The labels of a thing in an area: its measures there, or the area's code where it names none of them."""
        if area == ALL:
            return sum(self.labels(place, a) for a in self.areas)
        return sum(self.area_of(m) == area for m in place.measures) or int(area in place.named)

    def area_only(self, place, area):
        return [a for a in place.named if area in (ALL, a) and not any(self.area_of(m) == a for m in place.measures)]

    def find_exchanges(self):
        found = {}
        for r in self.exports.accepted("exchanges"):
            if self.span.first <= r.day.first <= self.span.last:
                e = found.setdefault(r.cells["exchange_id"], self.place(r.codes))
                e.id, e.day, e.recipients = r.cells["exchange_id"], r.day, r.recipients
                e.senders = [*getattr(e, "senders", []), *(p for p in r.parties if p not in getattr(e, "senders", []))]
        return found

    def find_events(self):
        found = {}
        for event, rows in self.exports.event_rows.items():
            day = self.exports.event_day[event]
            if self.span.first <= day.first <= self.span.last:
                e = found[event] = self.place([c for r in rows for c in r.codes])
                e.id, e.day, e.rows, e.parties = event, day, rows, list(dict.fromkeys(r.parties[0] for r in rows))
                e.parties.sort(key=self.registry.place.get)
                e.hosts = [p for p in e.parties if any(r.cells["role"] == "host" and r.parties[0] == p for r in rows)]
                e.title = next((r.cells["event"] for r in rows if r.cells["event"]), "")
                e.labels = ";".join([m for m in self.measures if m in e.measures] + [a for a in self.areas if a in e.named])
        return dict(sorted(found.items(), key=lambda i: (i[1].day.first, i[0].encode())))

    def list_of(self, event):
        usual = "partial" if self.settings.public else "complete"
        fullest = min((r.cells["list"] or usual for r in self.exports.event_rows[event]), key=LISTS.index)
        torn = any(r.cells["event_id"] == event and r.wrong - {"duplicate-id"} for r in self.exports.quarantined("participation"))
        return "partial" if fullest == "complete" and torn else fullest

    def returned(self, party, area):
        """The statuses of the returns of a party that overlap the period and take in the area."""
        return {r.cells["status"] for r in self.exports.accepted("returns") if r.parties == [party]
                and r.day.overlaps(self.span) and r.cells["area"] in ("all", area)}

    def in_quarantine(self, party, label):
        """Whether a quarantined row names the party under the label, and may lie in the period."""
        for kind in ("exchanges", "participation", "returns"):
            for r in self.exports.quarantined(kind):
                if party in r.parties and not (r.day and not r.day.overlaps(self.span)):
                    if label == ALL or "all" in r.codes and label in self.areas:
                        return True
                    if self.place([c for c in r.codes if c != "all"]).under(label):
                        return True
        return False

    def status(self, party, label):
        """The status of the cell of a party and an area, a measure, or ALL."""
        areas = self.areas if label == ALL else [self.area_of(label)]
        if any(a.party == party and a.under(label) for a in self.member_acts):
            return "active"
        if label not in self.measures and not self.measures_of(label):
            return "not-applicable"
        if self.in_quarantine(party, label):
            return "quarantined"
        if any("pending" in self.returned(party, a) for a in areas):
            return "pending"
        if all("nil" in self.returned(party, a) for a in areas if self.measures_of(a)):
            return "nil"
        return "not-reported" if {"exchanges", "participation"} & set(self.settings.inputs) else "not-collected"


class Assignment:
    """A coordinator's offer, with the measures in force that it names."""
    def __init__(self, facts, row):
        self.row, self.party, self.role, self.scope, self.target = row, row.party, row.role, row.scope, row.target
        self.area = facts.area_of(row.target) if row.target else None
        self.measures = [m for m in facts.measures if row.scope == "measure" and row.target == m
                         or row.scope == "area" and facts.area_of(m) == row.target]

    def takes(self, place):
        return place.under(self.target) if self.scope == "area" else bool(set(self.measures) & place.measures)


def assignments(facts, day):
    order = {m.measure: i for i, m in enumerate(facts.registry.measures)}
    order.update({a.area: i for i, a in enumerate(facts.registry.areas)})
    return sorted((Assignment(facts, c) for c in facts.registry.coordinators if c.on(day)), key=lambda a: (
        facts.registry.place[a.party], ROLES.index(a.role), SCOPES.index(a.scope), order.get(a.target, -1), a.row.first))


# --- Stages -----------------------------------------------------------------------------------------------------------
def stage_dates(facts, measures, modality, day):
    """Stage code -> the milestone that dates it, from the milestones of the measures up to the day."""
    rows = [r for r in facts.exports.accepted("milestones")
            if r.codes[0] in measures and r.cells["modality"] == modality and r.day.first <= day]
    found = {s.stage: dating_row([r for r in rows if r.cells["stage"] == s.stage]) for s in facts.registry.stages[modality]}
    return {s: r for s, r in found.items() if r}, max((r.day.first for r in rows), default=None)


def standing(facts, measures, day):
    """The modality, stage and dating milestone where measures stand on the day, or None."""
    best = None
    for modality, stages in facts.registry.stages.items():
        dated, newest = stage_dates(facts, measures, modality, day)
        if dated and (best is None or newest > best[0]):
            stage = [s for s in stages if s.stage in dated][-1]
            best = newest, modality, stage, dated[stage.stage]
    return best and best[1:]
