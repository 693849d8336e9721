#!/usr/bin/env python3
"""The tables of a report, computed a second time from the text of the definitions alone.

    python3 oracle.py PIPELINE.yaml OUT_DIR [--as-of D] [--known-at D] [--period FROM..TO]

Plain and slow on purpose: every figure is counted straight from the rows.  READINGS.md lists what the text leaves open.
"""
import argparse, hashlib, os, re
from collections import defaultdict
from datetime import date
from urllib.parse import quote
from facts import ALL, ONE_DAY, Count, Facts, Settings, assignments, stage_dates, standing
from inputs import ROLES, SCOPES, UNDECODED, Exports, Registry, period, shift_months, visible

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
