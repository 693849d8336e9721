#!/usr/bin/env python3
"""The tables of a report, computed a second time from the text of the definitions alone.

    python3 oracle.py PIPELINE.yaml OUT_DIR [--as-of D] [--known-at D] [--period FROM..TO]

Plain and slow on purpose: every figure is counted straight from the rows.  READINGS.md lists what the text leaves open.
"""
import argparse, hashlib, os, re
from collections import defaultdict
from datetime import date, timedelta
from urllib.parse import quote
import yaml
from inputs import (LISTS, ROLES, SCOPES, UNDECODED, Exports, Registry, dating_row, earliest, latest, period, read_date,
                    shift_months, stop, visible)

ALL = "ALL"
ONE_DAY = timedelta(days=1)
COLUMNS = {name: columns.split() for name, columns in (line.strip().split(": ") for line in """
coverage_by_state: state area status measures_in_force measures_active coverage exchanges events participations delegates first_activity last_activity
coverage_by_area: area measures_in_force measures_active coverage measures_coordinated members members_active reach exchanges events events_listed participations delegates area_only_exchanges area_only_events
coverage_by_coordinator: coordinator area role scope measures_coordinated measures_active coverage measures_self_active members_engaged members reach exchanges events events_listed participations delegates
coverage_by_measure: measure area coordinators co_coordinators members_active members reach exchanges events events_listed participations delegates first_activity last_activity modality stage stage_ordinal stages stage_date approval days_in_stage
matrix: state measure status exchanges events participations delegates
engagement: coordinator state measures_engaged exchanges events participations
progress: measure modality stage_ordinal stage reached date body document approval days_from_previous
trend: period from to area exchanges events participations delegates measures_active measures_active_to_date members_active
exchange_flows: sender recipient exchanges
events: event_id start event measures host list members_attending members attendance observers guests delegates
other_participants: party kind area exchanges events participations delegates
attendance: state events_held events_listed events_attended attendance hosted
coordination: coordinator role scope target as_proposed from to measures_coordinated
changes: kind subject area before after detail
gaps: kind subject area detail
plan: plan_id year measure event lead planned_start start outcome
tie_out: quantity area records labels table_sum agrees
accounting: kind entry file sha256 records accepted quarantined filtered superseded not_yet_known in_period before after
findings: severity code file line record column value message
""".strip().splitlines())}
KEYS = {"coverage_by_state": "state area", "coverage_by_area": "area", "coverage_by_coordinator": "coordinator area",
        "coverage_by_measure": "measure", "matrix": "state measure", "engagement": "coordinator state",
        "progress": "measure modality stage", "trend": "period area", "exchange_flows": "sender recipient",
        "events": "event_id", "other_participants": "party kind area", "attendance": "state",
        "tie_out": "quantity area", "accounting": "kind entry file"}
FREE_TEXT = {"event", "body", "document", "sha256"}
UNITS = {name: unit for unit, names in {
    "ratio": "coverage reach attendance", "days": "days_in_stage days_from_previous", "ordinal": "stage_ordinal",
    "code": "area status role scope coordinators co_coordinators modality stage approval reached measures host list agrees",
    "date": "first_activity last_activity stage_date date from to start",
    "measures": "measures_in_force measures_active measures_coordinated measures_self_active measures_engaged "
                "measures_active_to_date",
    "members": "members members_active members_engaged members_attending", "stages": "stages",
    "exchanges": "exchanges area_only_exchanges", "participations": "participations", "delegates": "delegates",
    "events": "events events_listed area_only_events events_held events_attended hosted", "observers": "observers",
    "guests": "guests", "labels": "labels table_sum",
    "records": "records accepted quarantined filtered superseded not_yet_known in_period before after"}.items()
    for name in names.split()}
EXCHANGE_COLUMNS = {"exchanges", "area_only_exchanges"}
EVENT_COLUMNS = {"events", "events_listed", "participations", "delegates", "area_only_events", "events_held",
                 "events_attended", "attendance", "hosted"}
ACTIVITY_COLUMNS = {"measures_active", "measures_active_to_date", "measures_self_active", "measures_engaged", "coverage",
                    "members_active", "members_engaged", "reach", "first_activity", "last_activity"}
ACTIVITY_TABLES = {"coverage_by_state", "coverage_by_area", "coverage_by_coordinator", "coverage_by_measure", "matrix",
                   "engagement", "trend", "other_participants", "attendance"}
SILENT_ZERO = {"coverage_by_state", "coverage_by_coordinator", "coverage_by_measure", "matrix", "engagement",
               "other_participants"}
UNSEEN = {"coverage_by_state": {"coverage", "first_activity", "last_activity"},
          "coverage_by_coordinator": {"coverage", "reach", "measures_self_active", "members"},
          "coverage_by_area": {"reach", "members"}, "coverage_by_measure": {"reach", "members", "days_in_stage"},
          "trend": {"members_active"}, "progress": {"days_from_previous"}}


class Ratio:
    def __init__(self, numerator, denominator):
        self.numerator, self.denominator = numerator, denominator

    def __str__(self):
        n, d = self.numerator, self.denominator
        units = (20000 * n + d) // (2 * d) if d else 0                   # ten-thousandths, half away from zero
        return f"{units // 10000}.{units % 10000:04}" if d else ""


def joined(codes):
    return ";".join(codes)


def text_of(value):
    return "" if value is None else str(value)


def cell(value):
    """A cell as it stands in a CSV file: a text that a spreadsheet would take for a formula has an apostrophe before it."""
    text = text_of(value)
    return "'" + text if isinstance(value, str) and text[:1] in tuple("=+-@\t\r＝＋－＠") and text else text


def field(value):
    text = cell(value)
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text


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
                e.labels = joined([m for m in self.measures if m in e.measures] + [a for a in self.areas if a in e.named])
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


# --- The tables -------------------------------------------------------------------------------------------------------
class Tables:
    def __init__(self, settings, registry, exports):
        self.settings, self.registry, self.exports = settings, registry, exports
        self.facts = Facts(settings, registry, exports, settings.period)
        self.offers = assignments(self.facts, settings.as_of)
        self.coordinators = list(dict.fromkeys(a.party for a in self.offers))
        self.coordinated = {m for a in self.offers for m in a.measures}
        self.rows = {}
        for name in COLUMNS:
            self.rows[name] = [self.settle(name, r) for r in getattr(self, name)()]

    def settle(self, table, row):
        """Empties what was not collected, and what public sources cannot say."""
        inputs = self.settings.inputs
        hidden = set()
        if table in ACTIVITY_TABLES:
            hidden |= set() if "exchanges" in inputs else EXCHANGE_COLUMNS
            hidden |= set() if "participation" in inputs else EVENT_COLUMNS
            hidden |= ACTIVITY_COLUMNS if not {"exchanges", "participation"} & set(inputs) else set()
        if self.settings.public:
            hidden |= UNSEEN.get(table, set())
            if table == "coverage_by_area" and row["area"] != ALL and row["area_only_exchanges"] + row["area_only_events"]:
                hidden.add("coverage")
            if table == "events" and row["list"] != "complete":
                hidden |= {"members", "attendance", "observers", "guests"}
            if table in SILENT_ZERO:
                hidden |= {c for c in (EXCHANGE_COLUMNS | EVENT_COLUMNS | ACTIVITY_COLUMNS) & set(row) if row[c] == 0}
        return {c: None if c in hidden else row.get(c) for c in COLUMNS[table]}

    @property
    def labels(self):
        return [*self.facts.areas, ALL]

    def coverage_by_state(self):
        f = self.facts
        for state in f.members:
            acts = [a for a in f.member_acts if a.party == state]
            for area in self.labels:
                count, measures = Count(f, acts, area), f.measures_of(area)
                active = len(count.measures & set(measures))
                yield {"state": state, "area": area, "status": f.status(state, area), "measures_in_force": len(measures),
                       "measures_active": active, "coverage": Ratio(active, len(measures)), **count.columns(), **count.dates()}

    def coverage_by_area(self):
        f = self.facts
        for area in self.labels:
            count, measures = Count(f, f.acts, area), set(f.measures_of(area))
            active = len(count.measures & measures)
            yield {"area": area, "measures_in_force": len(measures), "measures_active": active,
                   "coverage": Ratio(active, len(measures)), "measures_coordinated": len(self.coordinated & measures),
                   "members": len(f.members), "members_active": len(count.members),
                   "reach": Ratio(len(count.members), len(f.members)), "events_listed": count.events_listed,
                   "area_only_exchanges": sum(bool(f.area_only(e, area)) for e in f.exchanges.values()),
                   "area_only_events": sum(bool(f.area_only(e, area)) for e in f.events.values()), **count.columns()}

    def coverage_by_coordinator(self):
        f = self.facts
        for party in self.coordinators:
            offers = [a for a in self.offers if a.party == party]
            for area in self.labels:
                here = [a for a in offers if area in (ALL, a.area)]
                if not here:
                    continue
                count = Count(f, f.member_acts, lambda place: any(a.takes(place) for a in here))
                own = set().union(*(a.measures for a in count.acts if a.party == party))
                measures = {m for a in here for m in a.measures}
                active = len(count.measures & measures)
                yield {"coordinator": party, "area": area,
                       "role": joined(r for r in ROLES if any(a.role == r for a in here)),
                       "scope": joined(s for s in SCOPES if any(a.scope == s for a in here)),
                       "measures_coordinated": len(measures), "measures_active": active,
                       "coverage": Ratio(active, len(measures)), "measures_self_active": len(own & measures),
                       "members_engaged": len(count.members), "members": len(f.members),
                       "reach": Ratio(len(count.members), len(f.members)), "events_listed": count.events_listed,
                       **count.columns()}

    def coverage_by_measure(self):
        f, as_of = self.facts, self.settings.as_of
        for m in f.measures:
            count = Count(f, f.acts, m)
            row = {"measure": m, "area": f.area_of(m), "members_active": len(count.members), "members": len(f.members),
                   "reach": Ratio(len(count.members), len(f.members)), "events_listed": count.events_listed,
                   **count.columns(), **count.dates()}
            for column, role in zip(("coordinators", "co_coordinators"), ROLES):
                row[column] = joined(dict.fromkeys(a.party for a in self.offers if a.role == role and m in a.measures))
            stands = standing(f, {m}, as_of)
            if stands:
                modality, stage, milestone = stands
                row.update(modality=modality, stage=stage.stage, stage_ordinal=int(stage.ordinal),
                           stages=len(self.registry.stages[modality]), stage_date=milestone.day.text,
                           approval=milestone.cells["status"] or "approved", days_in_stage=(as_of - milestone.day.first).days)
            yield row

    def matrix(self):
        f = self.facts
        for state in f.members:
            acts = [a for a in f.member_acts if a.party == state]
            for m in f.measures:
                yield {"state": state, "measure": m, "status": f.status(state, m), **Count(f, acts, m).columns()}

    def engagement(self):
        f = self.facts
        for party in self.coordinators:
            offers = [a for a in self.offers if a.party == party]
            measures = {m for a in offers for m in a.measures}
            for state in f.members:
                acts = [a for a in f.member_acts if a.party == state]
                count = Count(f, acts, lambda place: any(a.takes(place) for a in offers))
                yield {"coordinator": party, "state": state, "measures_engaged": len(count.measures & measures),
                       **count.columns()}

    def progress(self):
        for m in self.facts.measures if "milestones" in self.settings.inputs else []:
            for modality, stages in self.registry.stages.items():
                dated, _ = stage_dates(self.facts, {m}, modality, self.settings.as_of)
                previous = None
                for i, s in enumerate(stages):
                    row = {"measure": m, "modality": modality, "stage_ordinal": int(s.ordinal), "stage": s.stage}
                    milestone = dated.get(s.stage)
                    if milestone:
                        row.update(reached="yes", date=milestone.day.text, body=milestone.cells["body"],
                                   document=milestone.cells["document"], approval=milestone.cells["status"] or "approved",
                                   days_from_previous=previous and (milestone.day.first - previous.day.first).days)
                        previous = milestone
                    else:
                        above = any(later.stage in dated for later in stages[i + 1:])
                        row["reached"] = "not-recorded" if above or self.settings.public else "no"
                    yield row

    def trend(self):
        f, span, by_year = self.facts, self.settings.period, self.settings.by_year
        windows = []
        for year in range(span.first.year, span.last.year + 1):
            acts = [a for a in f.acts if a.day.first.year == year]
            whole = period(date(year, 1, 1), date(year, 12, 31))
            quarters = [(f"{year}-Q{q}", period(date(year, 3 * q - 2, 1), shift_months(date(year, 3 * q - 2, 1), 3) - ONE_DAY))
                        for q in (1, 2, 3, 4)]
            for name, window in [] if by_year else quarters:
                windows.append((name, window, [a for a in acts if a.day.within(window)]))
            if by_year or any(a.day.is_year for a in acts):
                windows.append((str(year), whole, acts if by_year else [a for a in acts if a.day.is_year]))
        to_date = []
        for name, window, acts in windows:
            if not window.overlaps(span):
                continue
            to_date = to_date + acts
            for area in self.labels:
                count, measures = Count(f, acts, area), set(f.measures_of(area))
                yield {"period": name, "from": str(max(window.first, span.first)), "to": str(min(window.last, span.last)),
                       "area": area, "measures_active": len(count.measures & measures),
                       "measures_active_to_date": len(Count(f, to_date, area).measures & measures),
                       "members_active": len(count.members), **count.columns()}

    def exchange_flows(self):
        flows = defaultdict(int)
        for e in self.facts.exchanges.values() if not self.settings.public else []:
            for sender in e.senders:
                for recipient in set(e.recipients):
                    flows[sender, recipient] += 1
        place = {**self.registry.place, "all": len(self.registry.place)}
        for sender, recipient in sorted(flows, key=lambda k: (place[k[0]], place[k[1]])):
            yield {"sender": sender, "recipient": recipient, "exchanges": flows[sender, recipient]}

    def events(self):
        for e in self.facts.events.values():
            acts = [a for a in self.facts.acts if a.kind == "event" and a.thing == e.id]
            members = sum(self.registry.status(p, e.day.first) == "member" for p in self.registry.parties)
            attending, listed = sum(a.member for a in acts), self.facts.list_of(e.id)
            observers = sum((a.status or "").startswith("observer") for a in acts)
            yield {"event_id": e.id, "start": e.day.text, "event": e.title, "measures": e.labels, "host": joined(e.hosts),
                   "list": listed, "members_attending": attending, "members": members, "observers": observers,
                   "attendance": Ratio(attending, members) if listed == "complete" else None,
                   "guests": len(acts) - attending - observers, "delegates": Count(self.facts, acts, ALL).delegates}

    def other_participants(self):
        f = self.facts
        for party in self.registry.parties:
            for kind in ("observer-state", "observer-organization", "guest"):
                acts = [a for a in f.acts if a.party == party and not a.member
                        and (a.status if (a.status or "").startswith("observer") else "guest") == kind]
                for area in self.labels if acts else []:
                    yield {"party": party, "kind": kind, "area": area, **Count(f, acts, area).columns()}

    def attendance(self):
        f = self.facts
        for state in f.members if not self.settings.public else []:
            held = [e for e in f.events.values() if self.registry.status(state, e.day.first) == "member"]
            listed = [e for e in held if f.list_of(e.id) == "complete"]
            attended = sum(state in e.parties for e in listed)
            yield {"state": state, "events_held": len(held), "events_listed": len(listed), "events_attended": attended,
                   "attendance": Ratio(attended, len(listed)), "hosted": sum(state in e.hosts for e in f.events.values())}

    def coordination(self):
        for a in self.offers:
            yield {"coordinator": a.party, "role": a.role, "scope": a.scope, "target": a.target, "from": a.row.from_,
                   "as_proposed": a.row.as_proposed, "to": a.row.to_, "measures_coordinated": len(a.measures)}

    def changes(self):
        s, now = self.settings, self.facts
        if not s.compared:
            return
        then, before, after = Facts(s, self.registry, self.exports, s.compared), s.compared.last, s.as_of
        steps = self.registry.steps(before, after)
        later = lambda measures: set().union(*(self.registry.moved(m, steps) for m in measures))
        status, order, found = self.registry.status, [m.measure for m in self.registry.measures], defaultdict(list)
        subjects = [m for m in order if m in later(now.measures)]

        def note(kind, subject, area, was, is_):
            found[kind].append({"kind": kind, "subject": subject, "area": area, "before": was, "after": is_})

        collected = bool({"exchanges", "participation"} & set(s.inputs)) and not s.public
        for p in self.registry.parties if collected else []:
            for area in [a for a in now.areas if a in then.areas]:
                was, is_ = (Count(f, [a for a in f.member_acts if a.party == p], area) for f in (then, now))
                was, is_ = was.exchanges + was.events, is_.exchanges + is_.events
                if status(p, before) == status(p, after) == "member" and bool(was) != bool(is_):
                    note("newly-active" if is_ else "no-longer-active", p, area, was, is_)
        for m in [m for m in subjects if m in later(then.measures)] if collected else []:
            was, is_ = (len({a.party for a in f.member_acts if m in later(a.measures)}) for f in (then, now))
            if bool(was) != bool(is_):
                note("measure-newly-active" if is_ else "measure-no-longer-active", m, now.area_of(m), was, is_)
        for m in subjects:
            stood = {o for o in order if m in later([o])}
            was, is_ = standing(now, stood, before), standing(now, stood, after)
            if is_ and (not was or was[0] == is_[0] and int(was[1].ordinal) < int(is_[1].ordinal)):
                note("stage-advanced", m, now.area_of(m), was[1].stage if was else "", is_[1].stage)
        keys = {}
        for day in (before, after):
            single, several = {}, set()
            for a in assignments(now, day):
                targets = later([a.target]) if a.scope == "measure" else {a.target}
                for t in targets:
                    key = (a.party, a.scope, t, a.role)
                    several.add(key) if len(targets) > 1 else single.setdefault(key)
            keys[day] = single, several
        for kind, day, other in (("coordinator-new", after, before), ("coordinator-ended", before, after)):
            for key in keys[day][0] if not s.public else []:
                if key not in keys[other][0] and key not in keys[other][1] | keys[day][1]:
                    value, area = key[2] or key[1], now.area_of(key[2]) if key[2] else ""
                    note(kind, key[0], area, *(("", value) if day is after else (value, "")))
        for p in self.registry.parties:
            if status(p, before) != status(p, after):
                note("membership", p, "", status(p, before) or "", status(p, after) or "")
        for m in self.registry.measures if not s.restated else []:
            if m.on(before) != m.on(after):
                note("catalogue", m.measure, m.area, *("in-force" if m.on(d) else "" for d in (before, after)))
        places = {a: i for i, a in enumerate(["", *self.registry.area])}
        for kind in ("newly-active no-longer-active measure-newly-active measure-no-longer-active stage-advanced "
                     "coordinator-new coordinator-ended membership catalogue").split():
            rank = self.registry.place if found[kind] and found[kind][0]["subject"] in self.registry.place else \
                {m: i for i, m in enumerate(order)}
            codes = {m: i for i, m in enumerate([*order, *self.registry.area, *SCOPES])}
            yield from sorted(found[kind], key=lambda r: (rank[r["subject"]], places[r["area"]], codes.get(r["before"] or r["after"], -1)))

    def gaps(self):
        f, s = self.facts, self.settings
        measures = [m for m in f.measures if self.registry.measure[m].on(s.as_of)]
        collected = bool({"exchanges", "participation"} & set(s.inputs)) and not s.public
        gap = lambda kind, subject, area: {"kind": kind, "subject": subject, "area": area}
        yield from (gap("measure-without-coordinator", m, f.area_of(m)) for m in measures if m not in self.coordinated)
        for kind, scope in (("coordinator-undetermined", "undetermined"), ("coordinator-one-of-area", "one-of-area")):
            offers = dict.fromkeys((a.party, a.area or "") for a in self.offers if a.scope == scope)
            yield from (gap(kind, *offer) for offer in offers)
        for p in self.coordinators if collected else []:
            offers = [a for a in self.offers if a.party == p]
            own, areas = {m for a in offers for m in a.measures if m in measures}, {a.target for a in offers if a.scope == "area"}
            if own and not any(own & act.measures or areas & set(f.area_only(act, ALL)) for act in f.member_acts):
                yield gap("coordinator-without-activity", p, "")
        active = Count(f, f.acts, ALL).measures
        yield from (gap("measure-without-activity", m, f.area_of(m)) for m in measures if collected and m not in active)
        yield from (gap("area-not-reported", p, a) for p in (f.members if collected else []) for a in f.areas
                    if f.status(p, a) == "not-reported")
        for m in measures if s.standing is not None and not s.public else []:
            stands = standing(f, {m}, s.as_of)
            if stands and stands[1] is not self.registry.stages[stands[0]][-1] \
                    and (s.as_of - stands[2].day.first).days > s.standing:
                yield gap("stage-standing", m, f.area_of(m))

    def plan(self):
        s, events = self.settings, self.exports.event_day
        years = range(s.period.first.year, s.period.last.year + 1)
        rows = self.exports.accepted("plan")
        for r in sorted(rows, key=lambda r: (r.day.first.year, r.cells["plan_id"].encode())):
            planned, said = r.dates.get("planned_start"), r.cells["status"]
            start = events.get(r.cells["event_id"])
            start = start if start and start.first <= s.as_of else None
            said_so = said if said in ("held", "moved") else None
            if said == "cancelled":
                outcome = said
            elif start:
                if not planned or start.within(planned):
                    outcome = "held"
                else:
                    outcome = (said_so or "held") if start.overlaps(planned) else "moved"
            else:
                outcome = said_so or ("due" if (planned or r.day).last > s.as_of else "no-record")
            lead = joined(r.parties) if not s.public or outcome == "held" else ""
            if r.day.first.year in years:
                yield {"plan_id": r.cells["plan_id"], "year": r.cells["year"], "measure": r.cells["measure"],
                       "event": r.cells["event"], "lead": lead, "planned_start": planned and planned.text,
                       "start": start and start.text, "outcome": outcome}
        named = {r.cells["event_id"] for r in rows}
        for e in self.facts.events.values() if "plan" in s.inputs and not s.public else []:
            if e.id not in named:
                yield {"plan_id": "", "year": f"{e.day.first.year:04}", "measure": e.labels, "event": e.title,
                       "lead": joined(e.hosts), "start": e.day.text, "outcome": "unplanned"}

    def tie_out(self):
        f = self.facts
        pairs = [a for a in f.acts if a.kind == "event"]
        things = {"exchanges": [(e, 1) for e in f.exchanges.values()], "events": [(e, 1) for e in f.events.values()],
                  "participations": [(a, 1) for a in pairs],
                  "delegates": [(place, n or 0) for a in pairs for place, n in a.rows]}
        for quantity, counted in things.items():
            if ("exchanges" if quantity == "exchanges" else "participation") not in self.settings.inputs:
                continue
            for area in self.labels:
                records = sum(n for t, n in counted if t.under(area))
                labels = sum(n * f.labels(t, area) for t, n in counted)
                table = sum(r[quantity] or 0 for r in self.rows["coverage_by_measure"] if area in (ALL, r["area"]))
                table += sum(n * len(f.area_only(t, area)) for t, n in counted)
                yield {"quantity": quantity, "area": area, "records": records, "labels": labels, "table_sum": table,
                       "agrees": "yes" if labels == table else "no"}

    def accounting(self):
        span = self.settings.period
        for source in self.exports.sources:
            fates = [r.fate for r in source.rows]
            row = {"kind": source.kind, "entry": source.number, "file": source.file, "records": len(fates),
                   "sha256": hashlib.sha256(source.data).hexdigest(), "in_period": 0, "before": 0, "after": 0}
            for fate in ("accepted", "quarantined", "filtered", "superseded", "not_yet_known"):
                row[fate] = fates.count(fate)
            for r in source.rows:
                if r.fate == "accepted":
                    day = self.exports.event_day[r.cells["event_id"]] if source.kind == "participation" else r.day
                    if source.kind == "plan":
                        first, last, lower, upper = day.first.year, day.first.year, span.first.year, span.last.year
                    elif source.kind == "returns":
                        first, last, lower, upper = day.first, day.last, span.first, span.last
                    else:
                        first, last, lower, upper = day.first, day.first, span.first, span.last
                    row["before" if last < lower else "after" if first > upper else "in_period"] += 1
            yield row

    def findings(self):
        for source in self.exports.sources:
            found = source.findings + [f for r in source.rows if not (r.filtered or r.late) for f in r.findings]
            for place, severity, code, line, record, column, value in sorted(found, key=lambda f: (f[3], f[0])):
                yield {"severity": severity, "code": code, "file": source.file, "line": line, "record": record,
                       "column": column, "value": visible(value.replace(UNDECODED, "\ufffd"))}

    def figures(self):
        for table, keys in KEYS.items():
            keys = keys.split()
            for row in self.rows[table]:
                for column in [c for c in COLUMNS[table] if c not in keys and c not in FREE_TEXT]:
                    value, address = row[column], [table, *(text_of(row[k]) for k in keys), column]
                    ratio = value if isinstance(value, Ratio) and value.denominator else None
                    unit = row["quantity"] if (table, column) == ("tie_out", "records") else UNITS[column]
                    yield ["/".join(quote(a, safe="") for a in address), value, ratio and ratio.numerator,
                           ratio and ratio.denominator, unit, ""]

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        tables = {name: (columns, [[row[c] for c in columns] for row in self.rows[name]]) for name, columns in COLUMNS.items()}
        tables["figures"] = "address value numerator denominator unit mark".split(), list(self.figures())
        for name, (columns, rows) in tables.items():
            with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
                for row in [columns, *rows]:
                    file.write(",".join(map(field, row)) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pipeline", "out", "--as-of", "--known-at", "--period"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    settings = Settings(arguments.pipeline, arguments)
    registry = Registry(settings.registry)
    registry.sort_parties(settings.as_of)
    exports = Exports(settings.project, settings.folder, settings.inputs, registry, settings)
    Tables(settings, registry, exports).write(arguments.out)


if __name__ == "__main__":
    main()
