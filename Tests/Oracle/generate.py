#!/usr/bin/env python3
"""Writes a small made-up project: a registry, exports in many dialects, and a pipeline file.

    python3 generate.py SEED DIR [--clean]

Everything follows from the seed.  DIR/planted.json names the findings that were planted on purpose (code, file, line,
record); others may arise by chance, unless --clean, which writes rows without any finding.
"""
import argparse, calendar, csv, io, json, os, random
from datetime import date, timedelta
import yaml

# code, two letters, short (en), short (ru), official, aliases (name, from, to)
STATES = [
    ("ARV", "AV", "Arvenia", "Арвения", "Republic of Arvenia", [("The Republic of Arvenia", "", "")]),
    ("BEL", "BQ", "Belmoor", "Бельмур", "Kingdom of Belmoor", [("Old Belmoor Union", "", "2021-06-30")]),
    ("CAR", "CQ", "Çarvan", "Чарван", "Republic of Çarvan", [("Carvan", "", "")]),
    ("DOR", "DQ", "Dorrin", "Доррин", "Democratic Republic of Dorrin", []),
    ("NDO", "NQ", "New Dorrin", "Новый Доррин", "Republic of Dorrin", [("Northern Dorrin", "2021", "2021")]),
    ("ELD", "EQ", "Éldor", "Элдор", "State of Éldor", [("Eldor’s Lands", "", "")]),
    ("FJO", "FQ", "Fjörn", "Фьёрн", "Fjörn", [("Union of Fjords", "2010", "2022-03")]),
    ("ILM", "IQ", "İlmar", "Ильмар", "Republic of İlmar", [("Ilmar Islands", "", "")]),
    ("KOS", "KQ", "Kösel", "Кёсел", "Free State of Kösel", []),
    ("SHU", "SQ", "Sha'ul", "Шаул", "Emirate of Sha'ul", [("Shaul", "", "")]),
    ("TAR", "TQ", "Tarkia", "Таркия", "Republic of Tarkia", []),
    ("ZAN", "ZQ", "Zander", "Зандер", "Zander", [("Zander & Co, Isles of", "", "")]),
    ("GUE", "GQ", "Gueria", "Гуэрия", "Republic of Gueria", []),
    ("APP", "AQ", "Appel", "Аппель", "Appel", [])]
BODIES = [("WORLDORG", "World Organization", "Всемирная организация"), ("LOF", "League of Fjords", "Лига фьордов")]
NO_STATUS = {"GUE", "APP"}
SWITCH = date(2021, 10, 12)
AREAS = [("ECO", 1, "2010", ""), ("ENV", 2, "2010", ""), ("HUM", 3, "2010", ""), ("OLD", 4, "2010", "2021-10-11"),
         ("SEC", 5, "2021-10-12", "")]
FIRST = {"ECO": 4, "ENV": 3, "HUM": 3, "OLD": 2}                       # measures of the first edition
SECOND = {"ECO": ["TRAD", "TOUR", "IT"], "ENV": ["WATER", "AIR"], "HUM": ["CULT", "YOUTH"], "SEC": ["CYBER", "BORD"]}
STAGES = {"a": ["interest", "designated", "drafted", "meeting", "approved"], "b": ["views", "compiled", "meeting", "decided"]}
COLUMNS = {
    "exchanges": "exchange_id date measures senders recipients kind title document received supersedes",
    "participation": "event_id start end event type measures participant role delegates list mode place document received",
    "milestones": "measure modality stage date body document status received",
    "returns": "party area from to status received",
    "plan": "plan_id year measure event lead planned_start event_id status"}
COLUMNS = {k: v.split() for k, v in COLUMNS.items()}
FOREIGN = {"exchange_id": "Ref No", "date": "Sent on", "measures": "Codes", "senders": "From", "recipients": "To",
           "event_id": "Meeting", "start": "Begins", "participant": "Delegation", "title": "Subject", "measure": "Code",
           "stage": "Step", "party": "Country", "area": "Dimension", "plan_id": "№", "event": "Meeting title",
           "received": "Arrived", "status": "State of play", "role": "Role played", "year": "Jahr", "delegates": "Heads"}
DATES = {"date", "start", "end", "received", "from", "to", "planned_start"}
ROLES = ["host", "coordinator", "co-coordinator", "participant", "expert", "observer"]
KINDS = "information views best-practice notification concept-paper working-paper expert-nomination".split()
TITLES = ["Seminar", "=SUM(A1)", "Quoted \"twice\" title", "Two\nlines", "Comma, semicolon; tab\there", "＋full width",
          "-minus", "@home", "Обмен опытом", "Café", "  padded  ", ""]


def iso(day, precision="day"):
    return str(day)[:{"day": 10, "month": 7, "year": 4}[precision]]


def first_last(text):
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(*parts), date(*parts)


class Project:
    def __init__(self, seed, folder, clean):
        self.random, self.folder, self.clean, self.planted = random.Random(seed), folder, clean, []
        self.r = self.random
        self.settings()
        self.registry()
        self.exports()
        self.write_pipeline()
        with open(os.path.join(folder, "planted.json"), "w", encoding="utf-8") as file:
            json.dump(self.planted, file, indent=1, ensure_ascii=False)

    def chance(self, p):
        return self.r.random() < p

    # --- settings -----------------------------------------------------------------------------------------------------
    def settings(self):
        first, last = self.r.choice([("2021-01-01", "2021-12-31"), ("2021-01-01", "2022-12-31"), ("2022-04-01", "2022-09-30"),
                                     ("2021-05-10", "2022-03-20"), ("2021-10-12", "2022-10-31"), ("2021-09-01", "2021-11-30"),
                                     ("2020-01-01", "2022-12-31"), ("2021-07-01", "2021-12-31")])
        p = self.pipeline = {"title": {"en": "A made-up forum"}, "registry": "../registry",
                             "period": {"from": first, "to": last}}
        self.first, self.last = date.fromisoformat(first), date.fromisoformat(last)
        way = self.r.choice(["none", "none", "inside", "after", "last"])
        if way == "inside":
            p["as_of"] = iso(self.first + timedelta(self.r.randrange((self.last - self.first).days + 1)))
        elif way == "after":
            p["as_of"] = iso(self.last + timedelta(self.r.randrange(1, 300)))
        elif way == "last":
            unit, number = self.r.choice([("year", 1), ("years", 2), ("quarters", 3), ("months", 7), ("days", 200)])
            p["as_of"], p["period"] = last, {"last": f"{number} {unit}"}
            months = {"y": 12, "q": 3, "m": 1, "d": 0}[unit[0]] * number
            after = self.last + timedelta(1)
            y, m = divmod(after.year * 12 + after.month - 1 - months, 12)
            self.first = after - timedelta(number) if unit == "days" else date(y, m + 1, min(after.day, calendar.monthrange(y, m + 1)[1]))
        self.as_of = date.fromisoformat(p.get("as_of", last))
        self.last = min(self.last, self.as_of)
        p["basis"] = self.r.choice(["returns", "returns", "public-sources"])
        p["catalogue"] = self.r.choice(["as-recorded", "restated"])
        p["trend"] = self.r.choice(["quarter", "year"])
        p["compare"] = self.r.choice(["previous", "previous", "none", {"from": "2020-03-05", "to": "2020-11-20"},
                                      {"from": "2020-01-01", "to": "2021-10-11"}])
        if self.chance(0.4):
            p["known_at"] = iso(self.as_of - timedelta(self.r.randrange(0, 200)))
        if self.chance(0.6):
            p["standing_after_days"] = self.r.choice([1, 90, 365])
        self.separator = self.r.choice([";", ";", ";", "|", "+", ","])
        if self.separator != ";":
            p["list_separator"] = self.separator
        p["outputs"] = ["tables"]

    # --- registry -----------------------------------------------------------------------------------------------------
    def write_table(self, name, columns, rows):
        os.makedirs(os.path.join(self.folder, "registry"), exist_ok=True)
        with open(os.path.join(self.folder, "registry", name + ".csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns.split())
            writer.writerows(rows)

    def near(self, spread=200):
        return self.first + timedelta(self.r.randrange(-spread, (self.last - self.first).days + spread))

    def registry(self):
        r = self.r
        self.statuses, names = [], []
        for code, *_ in STATES[:-2]:
            way = r.choice(["member"] * 4 + ["observer", "joins", "leaves", "returns", "observer only"])
            day = self.near(60)
            before, day = iso(day - timedelta(1)), iso(day)
            if way == "joins":
                self.statuses += [(code, "observer-state", r.choice(["", "2012-03"]), before), (code, "member", day, "")]
            elif way == "leaves":
                self.statuses.append((code, "member", "2011", day))
            elif way == "returns":
                self.statuses += [(code, "member", "2011", "2019-04"), (code, "applicant", "2019-05", before), (code, "member", day, "")]
            elif way.startswith("observer"):
                self.statuses.append((code, "observer-state", "", ""))
            else:
                self.statuses.append((code, "member", r.choice(["", "2010", "2015-07", "2018-02-03"]), ""))
        self.statuses += [("GUE", "observer-state", "2001", "2005"), ("APP", "applicant", "2016", ""),
                          ("WORLDORG", "observer-organization", "", ""), ("LOF", "observer-organization", "2012", r.choice(["", "2021-11"]))]
        self.write_table("parties", "party kind from to source confidence note footnote",
                         [(*s, "made up", r.choice(["high", "high", "medium", "low"]), "", "") for s in self.statuses])
        self.names = {}                                                # party -> [(name, from, to)] that match
        for code, two, short, russian, official, aliases in STATES:
            rows = [("en", short, "short", "", ""), ("ru", russian, "short", "", ""), ("en", official, "official", "", ""),
                    ("", two, "code", "", "")] + [("en", n, "alias", f, t) for n, f, t in aliases]
            if code == "TAR":
                rows[0:1] = [("en", "Tarkia", "short", "", "2021-12-31"), ("en", "Aktarkia", "short", "2022", "")]
            names += [(code, *row) for row in rows]
            self.names[code] = [(code, "", "")] + [(n, f, t) if kind == "alias" else (n, "", "") for _, n, kind, f, t in rows]
        for code, english, russian in BODIES:
            names += [(code, "en", english, "short", "", ""), (code, "ru", russian, "short", "", "")]
            self.names[code] = [(code, "", ""), (english, "", ""), (russian, "", "")]
        self.write_table("names", "party lang name kind from to", names)
        self.parties = list(self.names)
        self.write_table("areas", "area ordinal title short_title from to title_ru short_title_ru",
                         [(a, n, f"Area {a}", a, f, t, f"Область {a}", a) for a, n, f, t in AREAS])
        self.codes = {a: (first_last(f)[0], first_last(t)[1] if t else date.max) for a, _, f, t in AREAS}
        measures = [(f"{a}-0{i}", a, i, "2010" if i % 2 else "2012-05-06", "2021-10-11") for a, n in FIRST.items() for i in range(1, n + 1)]
        measures = [(m, a, i, f, "" if m == "HUM-03" else t) for m, a, i, f, t in measures]
        measures += [(f"{a}.{n}", a, i, "2021-10-12", "2022-02" if n == "AIR" else "") for a, ns in SECOND.items() for i, n in enumerate(ns, 1)]
        measures.append(("ENV.CLIM", "ENV", 3, "2022-03", ""))
        self.write_table("measures", "measure area ordinal title short_title from to title_ru short_title_ru",
                         [(m, a, i, f"Measure {m}", m, f, t, f"Мера {m}", m) for m, a, i, f, t in measures])
        self.measures = {m: a for m, a, *_ in measures}
        self.codes.update({m: (first_last(f)[0], first_last(t)[1] if t else date.max) for m, a, i, f, t in measures})
        crosswalk = [("ECO-01", "ECO.TRAD", "2021-10-12"), ("ECO-02", "ECO.TOUR", "2021-10-12"), ("ECO-02", "ECO.IT", "2021-10-12"),
                     ("ECO-03", "ECO.IT", "2021-10-12"), ("ENV-01", "ENV.WATER", "2021-10-12"), ("ENV-02", "ENV.AIR", "2021-10-12"),
                     ("ENV.AIR", "ENV.CLIM", "2022-03"), ("HUM-01", "HUM.CULT", "2021-10"), ("HUM-03", "HUM.YOUTH", "2021-10-12"),
                     ("OLD-01", "SEC.CYBER", "2021-10-12"), ("OLD-02", "SEC.BORD", "2022-07-01")]
        self.write_table("crosswalk", "from_measure to_measure date note confidence", [(*c, "", "high") for c in crosswalk])
        self.coordinators(measures)
        self.write_table("stages", "modality ordinal stage title body title_ru",
                         [(m, i, s, s.capitalize(), "SOC", s) for m, ss in STAGES.items() for i, s in enumerate(ss, 1)])
        self.write_table("meetings", "body number start end place mode planned_start note",
                         [("Summit", 1, "2020-06-01", "", "Fjörn City", "in person", "", ""), ("SOC", "", "2021-11", "", "", "online", "", "")])
        self.write_table("tiles", "party column row", [(s[0], i % 5, i // 5) for i, s in enumerate(STATES)])

    def coordinators(self, measures):
        rows, r = {}, self.r
        for _ in range(r.randrange(6, 14)):
            party, scope = r.choice([s[0] for s in STATES[:-2]]), r.choice(["measure"] * 4 + ["area", "area", "one-of-area", "undetermined"])
            target = {"measure": r.choice(measures)[0], "undetermined": ""}.get(scope) if scope in ("measure", "undetermined") else r.choice(AREAS)[0]
            first, role = self.near(500), r.choice(["coordinator", "coordinator", "co-coordinator"])
            rows[party, scope, target, role] = (iso(first, r.choice(["day", "month", "year"])),
                                                r.choice(["", "", iso(first + timedelta(400), "day")]))
        for party in ("ARV", "BEL") if self.chance(0.5) else ():       # an offer of a measure that the crosswalk moves
            rows[party, "measure", "ECO-01", "coordinator"] = ("2015", "2021-10-11")
            rows[party, "measure", r.choice(["ECO.TRAD", "ECO.IT"]), "coordinator"] = ("2021-10-12", "")
        self.write_table("coordinators", "party scope target role as_proposed from to source confidence",
                         [(p, s, t, o, r.choice(["", "as offered, \"in full\""]), f, e, "made up", "high") for (p, s, t, o), (f, e) in rows.items()])

    # --- values -------------------------------------------------------------------------------------------------------
    def day(self, straddling=False):
        """A date as an export gives it; one that straddles an edge of the period only where wanted."""
        while True:
            text = iso(self.near(150 if self.chance(0.8) else 700), self.r.choice(["day"] * 6 + ["month", "month", "year"]))
            first, last = first_last(text)
            over = first <= self.last and self.first <= last
            if straddling or not over or self.first <= first and last <= self.last:
                return text

    def status(self, party, day):
        for p, kind, f, t in self.statuses:
            if p == party and (not f or first_last(f)[0] <= day) and (not t or day <= first_last(t)[1]):
                return kind

    def party(self, day):
        while True:
            party = self.r.choice([s[0] for s in STATES[:-2]] * 3 + self.parties)
            if self.status(party, day) not in (None, "applicant") or not self.clean and self.chance(0.2):
                return party

    def name(self, party, day):
        r = self.r
        name = r.choice([n for n, f, t in self.names[party] if (not f or first_last(f)[0] <= day) and (not t or day <= first_last(t)[1])])
        if name == party or len(name) == 2 or self.chance(0.6):
            return name
        way = r.randrange(8)
        return [name.upper() if "İ" not in name and "ı" not in name else name, name.lower() if "İ" not in name else name, name + " (*)",
                name + "*", name.replace(" ", "\u00a0 "), name.replace("'", "’"), name.replace("ё", "е").replace("а", "а\u0301"),
                " " + name][way]

    def code(self, day, areas=True):
        """A code in force on the date (now and then, in dirt, one that is not)."""
        first, last = first_last(day)
        while True:
            code = self.r.choice(list(self.codes))
            if code in self.measures or areas and self.chance(0.4):
                if self.codes[code][0] <= last and first <= self.codes[code][1]:
                    return code

    def list(self, items):
        if self.chance(0.1):
            items = ["", *items, " "] if len(items) else items
        return self.separator.join(items)

    def received(self, day):
        if self.chance(0.4):
            return ""
        return iso(first_last(day)[1] + timedelta(self.r.randrange(250)), self.r.choice(["day", "day", "month", "year"]))

    # --- rows of each kind --------------------------------------------------------------------------------------------
    def exchanges(self, count):
        rows, r = [], self.r
        for i in range(count):
            day = self.day(self.dirty(0.3))
            senders = list(dict.fromkeys(self.party(first_last(day)[0]) for _ in range(r.choice([1, 1, 1, 2, 3]))))
            to = r.choice(["", "all", "list", "list"])
            to = self.list([self.name(r.choice(self.parties), first_last(day)[0]) for _ in range(r.randrange(1, 4))]) if to == "list" else to
            rows.append(dict(exchange_id=f"X{i:03}", date=day, measures=self.list([self.code(day) for _ in range(r.choice([1, 1, 2, 3]))]),
                             senders=self.list([self.name(s, first_last(day)[0]) for s in senders]), recipients=to,
                             kind=r.choice(KINDS + [""]), title=r.choice(TITLES), document=r.choice(["", "doc 1", "a;b"]),
                             received=self.received(day), supersedes=""))
        for i, row in enumerate(rows):
            if i and self.chance(0.15):
                row["supersedes"] = rows[r.randrange(i)]["exchange_id"]      # a correction, or a link of a chain
        return rows

    def participation(self, count):
        rows, r, self.event_ids = [], self.r, []
        for i in range(count):
            event = r.choice([f"E{i:03}", f"E{i:03}", f"m/{i} é", f"-E{i}", f"Ё{i}"])
            self.event_ids.append(event)
            day, title, listed = self.day(self.dirty(0.2)), r.choice(TITLES), r.choice(["complete", "complete", "", "partial", "host-only"])
            codes, spread = [self.code(day) for _ in range(r.choice([1, 1, 2]))], self.chance(0.3)
            parties = list(dict.fromkeys(self.party(first_last(day)[0]) for _ in range(r.randrange(1, 7))))
            for n, party in enumerate(parties + parties[:1] * self.chance(0.2)):
                start = day
                if len(day) == 10 and self.chance(0.1):
                    start = day[:r.choice([4, 7])]                     # a less precise start that contains the day
                    first, last = first_last(start)
                    if not (self.first <= first and last <= self.last):
                        start = day
                elif self.dirty(0.2):
                    start = iso(first_last(day)[0] + timedelta(r.randrange(-3, 40)))
                own = [self.code(start)] if spread and self.chance(0.5) else [c for c in codes if self.holds(c, start)] or [self.code(start)]
                end = r.choice(["", iso(max(first_last(start)[1], first_last(day)[1]) + timedelta(r.randrange(4)))])
                rows.append(dict(event_id=event, start=start, end=end, event=r.choice([title, title, ""]), type=r.choice(["", "seminar"]),
                                 measures=self.list(own), participant=self.name(party, first_last(start)[0]),
                                 role="host" if n == 0 and self.chance(0.8) else r.choice(ROLES + [""]),
                                 delegates=r.choice(["", "0", "1", "2", "3", "007", "12"]), list=r.choice([listed, listed, listed, "partial"]),
                                 mode=r.choice(["", "online"]), place=r.choice(["", "Fjörn City"]), document="", received=self.received(start)))
        r.shuffle(rows)
        return rows

    def holds(self, code, day):
        first, last = first_last(day)
        return self.codes[code][0] <= last and first <= self.codes[code][1]

    def milestones(self, count):
        rows, r = [], self.r
        for _ in range(count):
            day, modality = self.day(self.dirty(0.2)), r.choice("aab")
            stage = r.randrange(len(STAGES[modality]))
            rows.append(dict(measure=self.code(day, False), modality=modality, stage=STAGES[modality][stage], date=day,
                             body=r.choice(["", "SOC", "=SWG"]), document=r.choice(["", "d1"]),
                             status=r.choice(["", "approved", "provisional"]), received=self.received(day)))
        if self.clean:                                                 # one modality and stage for each measure: none is out of order
            rows = list({row["measure"]: row for row in rows}.values())
        return rows

    def returns(self, count):
        rows, r = [], self.r
        while len(rows) < count:
            day = self.day(True)
            end = iso(first_last(day)[1] + timedelta(r.randrange(200)), r.choice(["day", "month", "year"]))
            area = r.choice([a for a, *_ in AREAS] + ["all"])
            if first_last(end)[1] >= first_last(day)[0] and (area == "all" or self.codes[area][0] <= first_last(end)[1] and first_last(day)[0] <= self.codes[area][1]):
                rows.append({"party": self.name(r.choice(self.parties), first_last(day)[0]), "area": area, "from": day, "to": end,
                             "status": r.choice(["nil", "nil", "pending", "submitted"]), "received": self.received(end)})
        return rows

    def plan(self, count):
        rows, r = [], self.r
        for i in range(count):
            day = self.day(True)
            start = r.choice(["", day, day[:7], day[:4]])
            rows.append(dict(plan_id=f"P{i:02}", year=day[:4], measure=self.code(day[:4]), event=r.choice([t for t in TITLES if t.strip()]),
                             lead=self.name(r.choice(self.parties), date(int(day[:4]), 1, 1)) if self.chance(0.7) else "", planned_start=start,
                             event_id=r.choice([""] * 2 + self.event_ids * 3 + ["nowhere"]) if self.chance(0.7) else "",
                             status=r.choice(["", "planned", "held", "moved", "cancelled"])))
        return rows

    # --- dirt ---------------------------------------------------------------------------------------------------------
    def dirty(self, p):
        return not self.clean and self.chance(p) and self.chance(0.3)

    def spoil(self, kind, row, rows):
        """Spoils one cell; returns the code of the finding it must cause."""
        r, first = self.r, COLUMNS[kind][0]
        ways = {"missing-value": ("", {"exchanges": ["date", "measures", "senders"], "participation": ["start", "measures", "participant"],
                                       "milestones": ["measure", "stage", "date"], "returns": ["party", "area", "from"],
                                       "plan": ["measure", "event", "year"]}[kind]),
                "bad-date": (r.choice(["2021-13-01", "2021-02-30", "21-05-06", "45901", "May 2021", "2021-05-06 10:00", "2021/5/6"]),
                             [c for c in COLUMNS[kind] if c in DATES] + ["year"] * (kind == "plan"))}
        if kind in ("exchanges", "participation"):
            ways["unknown-measure"] = (r.choice(["XXX", "eco-01", "ECO-1"]), ["measures"])
            ways["unknown-party"] = (r.choice(["Dorrin Republic", "arv", "Fjörnland"]), ["senders", "recipients"] if kind == "exchanges" else ["participant"])
            ways["measure-not-in-force"] = (self.stale(row), ["measures"])
            ways["party-without-status"] = ("Gueria", ["senders"] if kind == "exchanges" else ["participant"])
        ways.update({
            "exchanges": {"unknown-kind": ("letter", ["kind"]), "unknown-superseded": (r.choice(["X999", row.get("exchange_id", "")]), ["supersedes"]),
                          "duplicate-id": (rows[0].get("exchange_id"), ["exchange_id"])},
            "participation": {"unknown-role": ("guest", ["role"]), "unknown-list": ("full", ["list"]),
                              "bad-number": (r.choice(["two", "-1", "1.5", "1 000", "٣"]), ["delegates"]), "end-before-start": ("2009-01-01", ["end"])},
            "milestones": {"unknown-modality": ("c", ["modality"]), "unknown-stage": ("nowhere", ["stage"]), "unknown-status": ("agreed", ["status"]),
                           "unknown-measure": (r.choice(["ECO", "XXX"]), ["measure"]), "measure-not-in-force": (self.stale(row), ["measure"])},
            "returns": {"unknown-status": ("zero", ["status"]), "unknown-area": (r.choice(["ECO-01", "All"]), ["area"]),
                        "unknown-party": ("Nowhere", ["party"]), "end-before-start": ("2009", ["to"]), "measure-not-in-force": (self.stale(row), ["area"])},
            "plan": {"unknown-status": ("done", ["status"]), "unknown-measure": ("XXX", ["measure"]), "unknown-party": ("Nowhere", ["lead"]),
                     "duplicate-id": (rows[0].get("plan_id"), ["plan_id"])}}[kind])
        code = r.choice([c for c, (v, _) in ways.items() if v is not None])
        value, columns = ways[code]
        if code == "duplicate-id" and row is rows[0]:
            return None
        column = r.choice(columns)
        if column == first and code != "duplicate-id" and kind in ("exchanges", "plan"):
            return None
        listed = column in ("measures", "senders", "recipients") and code not in ("missing-value", "party-without-status")
        row[column] = self.list([row[column], value]) if listed and row[column] not in ("", "all") else value
        return code

    def stale(self, row):
        day = row.get("date") or row.get("start")
        if "from" in row:
            day = row["to"] if first_last(row["to"])[1] < SWITCH else None
        wrong = [c for c in self.codes if day and not self.holds(c, day) and ((c in self.measures) != ("from" in row))]
        return self.r.choice(wrong) if wrong else None

    # --- files --------------------------------------------------------------------------------------------------------
    def exports(self):
        self.event_ids, self.inputs = [], {}
        scarce = self.chance(0.07)                                     # nothing collected of what was done
        kinds = {"exchanges": 0.0, "participation": 0.0, "milestones": 0.5, "returns": 0.4, "plan": 0.4} if scarce else {"exchanges": 0.9, "participation": 0.9, "milestones": 0.85, "returns": 0.8, "plan": 0.8}
        counts = {"exchanges": 36, "participation": 16, "milestones": 26, "returns": 14, "plan": 14}
        chosen = [k for k, p in kinds.items() if self.chance(p)]
        rows = {k: getattr(self, k)(counts[k]) for k in chosen}
        self.r.shuffle(chosen)
        for kind in chosen:
            half = len(rows[kind]) // 2
            parts = self.r.choice([[rows[kind]], [rows[kind][:half], rows[kind][half:]]])
            self.inputs[kind] = [e for n, part in enumerate(parts) for e in self.entry(kind, n, part)]
            if kind == "exchanges" and not self.clean and self.chance(0.25):
                self.inputs[kind] += self.wide(9)

    def entry(self, kind, number, rows):
        """Writes one or two files for one entry, and returns the entry (a list: a wide file has two)."""
        r, entry = self.r, {}
        columns = list(COLUMNS[kind])
        extra = {}                                                     # header -> function of a row
        if self.chance(0.4):
            entry["columns"] = {c: FOREIGN[c] for c in columns if c in FOREIGN and self.chance(0.6)}
        if self.chance(0.3):                                           # a column for only or except
            way = r.choice(["only", "except"])
            entry[way] = {"Group": ["Parties", ""] if way == "only" else ["Others"]}
            extra["Group"] = lambda row: "Parties" if row.get("_spoilt") or r.random() < 0.85 else "Others"
        if self.chance(0.3):
            extra["Remarks"] = lambda row: r.choice(["", "n/a"])
            extra["Datum"] = lambda row: ""
            way = r.choice(["*", ["Remarks", "datum"], ["remarks"], None])
            if self.clean or way == "*" or way and len(way) == 2:
                entry["ignore"] = way if way in ("*", ["Remarks", "datum"]) else "*"
            elif way:
                entry["ignore"] = way
        if self.chance(0.25):
            layout = r.choice(["dd.MM.yyyy", "d/M/yyyy", "dd-MM-yyyy", "yyyyMMdd", "d M yyyy", "yyyy.M.d", "MM/yyyy", "yyyy"])
            entry["date_format"] = layout
            size = {"MM/yyyy": 7, "yyyy": 4}.get(layout, 10)
            rows = [row for row in rows if all(len(row[c]) == size or not row[c] for c in columns if c in DATES)] or \
                ([] if self.clean else rows[:1])
            if not rows:
                del entry["date_format"]
        if kind == "participation":
            if self.chance(0.3):
                entry["values"] = {"role": {"coordinating country": "coordinator", "": "participant"}}
            if self.chance(0.4) and not self.clean:
                entry["unique"] = ["event_id", "participant"]
            if self.chance(0.15):
                entry["constants"] = {"list": "complete", "mode": "online"}
                columns.remove("list")
            if self.chance(0.15):
                entry.setdefault("columns", {})["event_id"] = ["Series", "No"]
            elif self.chance(0.15):
                entry.setdefault("columns", {})["event_id"] = "#"
                columns.remove("event_id")
            if self.chance(0.15):
                entry["outside"] = "filter"
        if kind == "exchanges":
            if self.chance(0.15) and number:
                entry.setdefault("columns", {})["exchange_id"] = "#"
                columns.remove("exchange_id")
                rows = [row for row in rows if not row["supersedes"]] or [dict(row, supersedes="") for row in rows[:1]]
            elif self.chance(0.3):
                entry["group"] = True
                rows = [dict(row, senders=s) for row in rows for s in row["senders"].split(self.separator) if s.strip()]
                if not self.clean and self.chance(0.5):
                    rows.append(dict(rows[0], title="another title", received=""))
            if self.chance(0.3):
                entry["outside"] = "filter"
            if self.chance(0.2):
                entry["constants"] = {"kind": "views"}
                columns.remove("kind")
            if self.chance(0.2):
                entry["values"] = {"title": {"": "Untitled"}, "recipients": {"everybody": "all", "": "Sha'ul"}}
        if kind in ("returns", "plan") and self.chance(0.15):
            entry["outside"] = "filter"
        if kind in ("milestones", "returns") and self.chance(0.2) and not self.clean:
            entry["unique"] = r.choice([["measure", "stage"], ["document"]]) if kind == "milestones" else r.choice([["party", "area"], ["received"]])
        if kind == "milestones" and self.chance(0.3):
            entry["values"] = {"status": {"final": "approved", "": "provisional"}}
        rows = [dict(row) for row in rows]
        if kind == "exchanges" and not self.clean:
            self.knots(rows, entry)
        for row in rows:
            row["_code"] = None
            if not self.clean and not row.get("_spoilt") and self.chance(0.22):
                row["_code"] = self.spoil(kind, row, rows)
                row["_spoilt"] = True
        if entry.get("outside") == "filter" and kind == "exchanges":
            rows += [dict(rows[0], exchange_id=f"Z{number}{i}", senders="Elsewhere", recipients=r.choice(["", "Nowhere"]), supersedes="",
                          _code=None, _spoilt=False) for i in range(2)]
        if len(rows) > 6 and self.chance(0.3):
            half = len(rows) // 2
            files = [(f"{kind}-{number}-{i}.csv", part) for i, part in enumerate((rows[:half], rows[half:]))]
            entry = {"path": f"../exports/{kind}-{number}-*.csv", **entry}
        else:
            files = [(f"{kind}-{number}.csv", rows)]
            entry = {"path": f"../exports/{kind}-{number}.csv", **entry}
        self.dialect(entry, shared=len(files) > 1)
        for name, part in files:
            self.file(kind, name, part, entry, columns, extra)
        if kind == "participation" and self.chance(0.15) and "unique" not in entry and "event_id" not in entry.get("columns", {}):
            return [entry, {**entry, "constants": {**entry.get("constants", {}), "delegates": "4", "role": "expert"}}]
        return [entry]

    def wide(self, number):
        """A wide table: one file, an entry for each of its quantities."""
        day = self.day()
        lines = ["Day,Country,Views,Papers,Spare"]
        for _ in range(4):
            lines.append(f"{self.day()},{self.r.choice(STATES)[0]},V{number}{len(lines)},W{number}{len(lines)},")
        with open(os.path.join(self.folder, "exports", f"wide-{number}.csv"), "w", encoding="utf-8", newline="") as file:
            file.write("\n".join(lines) + "\n")
        columns = {"date": "Day", "senders": "Country"}
        return [{"path": f"../exports/wide-{number}.csv", "columns": {"exchange_id": h, **columns},
                 "constants": {"measures": self.code(day), "kind": k}} for h, k in (("Views", "views"), ("Papers", "working-paper"))]

    def knots(self, rows, entry):
        """A circle of corrections, a self-correction, corrections of what is quarantined, two corrections of one."""
        if entry.get("group") or len(rows) < 12 or "exchange_id" in entry.get("columns", {}) and entry["columns"]["exchange_id"] == "#":
            return
        ids = [row["exchange_id"] for row in rows]
        if self.chance(0.5):
            for i, j in ((2, 5), (5, 8), (8, 2)):
                rows[i].update(supersedes=ids[j], received="", _spoilt=True)
        if self.chance(0.5):
            rows[10].update(supersedes=ids[1], _spoilt=True)
            rows[11].update(supersedes=ids[1], _spoilt=True)

    def dialect(self, entry, shared):
        r = self.r
        self.encoding = r.choice(["utf-8", "utf-8", "bom", "utf-16-le", "utf-16-be", "windows-1251"])
        if self.encoding == "windows-1251":
            entry["encoding"] = "windows-1251"
        self.delimiter = r.choice([",", ",", ";", "\t", "|"])
        self.sep = None
        if self.separator.strip() == self.delimiter:
            self.delimiter = ","
        way = r.choice(["auto", "named", "sep"])
        if way == "named":
            entry["delimiter"] = self.delimiter
        elif way == "sep":
            self.sep = r.choice(["sep=", "SEP="]) + self.delimiter
            if self.chance(0.3):
                entry["delimiter"] = "," if self.delimiter != "," else ";"
        self.eol = r.choice(["\n", "\n", "\r\n", "\r"])

    def formatted(self, text, layout):
        if not layout or len(text) < 10 and layout not in ("MM/yyyy", "yyyy") or not text.replace("-", "").isascii() \
                or not text.replace("-", "").isdigit() or text.count("-") != {10: 2, 7: 1, 4: 0}.get(len(text)):
            return text
        y, m, d = (text.split("-") + ["01", "01"])[:3]
        return layout.replace("dd", d).replace("MM", m).replace("yyyy", y).replace("d", str(int(d))).replace("M", str(int(m)))

    def field(self, text, force=False):
        if force or any(c in text for c in self.delimiter + "\"\r\n") or self.chance(0.05) and not text.startswith(" "):
            return '"' + text.replace('"', '""').replace("\n", self.r.choice([self.eol, "\n"])) + '"'
        return text

    def file(self, kind, name, rows, entry, columns, extra):
        r, path = self.r, f"exports/{name}"
        foreign = entry.get("columns", {})
        heads = []
        for c in columns:
            heads += [(h, c, i) for i, h in enumerate(foreign[c])] if isinstance(foreign.get(c), list) else [(foreign.get(c, c), c, None)]
        r.shuffle(heads)
        head = [h for h, _, _ in heads] + list(extra)
        self.blank = self.delimiter * r.choice([0, 0, 2])
        shown = [self.field(r.choice([h, h, h.upper(), f" {h} "])) for h in head]
        if not self.fits("".join(shown)):
            shown = [h if self.fits(h) else c for h, (_, c, _) in zip(shown, heads)] + shown[len(heads):]
        lines, out = 1, []

        def put(text):
            nonlocal lines
            out.append(text)
            lines += text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
        if self.sep:
            put(self.sep + self.eol)
        if self.chance(0.15):
            put(self.eol)
        put(self.delimiter.join(shown) + self.blank + self.eol)
        for number, row in enumerate(rows):
            if self.chance(0.06):
                put(r.choice(["", "  ", self.delimiter * (len(head) - 1), '""' + self.delimiter * (len(head) - 1)]) + self.eol)
            cells, record = [], 1 + getattr(self, "_record", -1) if number else 1
            self._record = record
            code = row["_code"]
            for h, c, i in heads:
                value = self.formatted(row[c], entry.get("date_format") if c in DATES else None)
                if (entry.get("values") or {}).get(c) and value in ("coordinator", "approved", "all") and self.chance(0.5):
                    value = {"coordinator": "coordinating country", "approved": "final", "all": "everybody"}[value]
                if i is not None:
                    value = (value[:1], value[1:])[i]
                value = value if self.fits(value) else self.plain(row, c, value)
                if self.chance(0.04) and c not in ("title", "event"):
                    value = "\u00a0" + value + " "
                cells.append(self.field(value))
            cells += [self.field(f(row)) for f in extra.values()]
            line = lines
            if not self.clean and not row.get("_spoilt") and self.chance(0.06):
                code = self.wreck(cells, heads)
            if code and self.plantable(code, row, entry):
                self.planted.append({"code": code, "file": path, "line": line, "record": record})
            ragged = code == "ragged-row"
            put(self.delimiter.join(cells) + (self.blank if not ragged and self.chance(0.5) else "") + self.eol)
        if not self.clean and self.chance(0.1):
            self.planted.append({"code": "unterminated-quote", "file": path, "line": lines, "record": self._record + 1})
            put(f'x{self.delimiter}"never closed{self.eol}')
        data = "".join(out)
        if self.chance(0.1) and data.endswith(self.eol):
            data = data[:-len(self.eol)]
        os.makedirs(os.path.join(self.folder, "exports"), exist_ok=True)
        with open(os.path.join(self.folder, path), "wb") as file:
            file.write(self.encoded(data))

    def plantable(self, code, row, entry):
        """Whether the finding must be printed, whatever else befalls the row."""
        if code == "unknown-party" and self.encoding == "windows-1251" or code == "end-before-start" and "date_format" in entry:
            return False
        if code in ("duplicate-id", "unknown-superseded") or entry.get("outside") == "filter" or "constants" in entry or "values" in entry:
            return False
        return not (self.pipeline.get("known_at") and row.get("received"))

    def wreck(self, cells, heads):
        """Spoils the shape of a record."""
        r = self.r
        way = r.choice(["ragged-row", "ragged-row", "bad-quote", "bad-quote", "nul-byte", "bad-encoding", "field-too-long"])
        at = r.randrange(len(cells))
        if way == "ragged-row":
            cells.append("more") if self.chance(0.5) or len(cells) < 3 else cells.pop()
            while len(cells) > len(heads) + 30:
                cells.pop()
        elif way == "bad-quote":
            for i, c in enumerate(cells):
                cells[i] = c.replace("\n", " ").replace("\r", " ")
            cells[at] = r.choice(['a"b', ' "x"', '"x"y', '"x" '])
        elif way == "nul-byte":
            cells[at] = "a\0b"
        elif way == "bad-encoding":
            if self.encoding not in ("utf-8", "bom", "windows-1251"):
                return None
            cells[at] = "a\ue000b"
        elif self.chance(0.15):
            cells[at] = "x" * ((1 << 20) + 1)
        else:
            return None
        return way

    def fits(self, text):
        try:
            text.replace("\ue000", "").encode("windows-1251" if self.encoding == "windows-1251" else "utf-8")
            return True
        except UnicodeEncodeError:
            return False

    def plain(self, row, column, value):
        """The cell without the letters that windows-1251 lacks (a name then may be unknown: so both are told)."""
        return "".join(c if self.fits(c) else "?" for c in value) if column not in ("senders", "recipients", "participant", "party", "lead") \
            else self.separator.join(self.swap(n) for n in value.split(self.separator))

    def swap(self, name):
        if self.fits(name):
            return name
        for s in STATES:
            known = [s[2], s[4], *(a[0] for a in s[5])]
            if name.strip().rstrip("*( )").replace("\u00a0", " ").casefold() in [k.casefold() for k in known]:
                return s[0]
        return "ARV"

    def encoded(self, data):
        name = {"bom": "utf-8"}.get(self.encoding, self.encoding)
        mark = {"bom": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(self.encoding, b"")
        bad = b"\x98" if name == "windows-1251" else b"\xff"
        return mark + bad.join(part.encode(name) for part in data.split("\ue000"))

    # --- the pipeline file --------------------------------------------------------------------------------------------
    def write_pipeline(self):
        self.pipeline["inputs"] = self.inputs
        os.makedirs(os.path.join(self.folder, "pipelines"), exist_ok=True)
        with open(os.path.join(self.folder, "pipelines", "report.yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump(self.pipeline, file, sort_keys=False, allow_unicode=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder")
    parser.add_argument("--clean", action="store_true")
    arguments = parser.parse_args()
    Project(arguments.seed, arguments.folder, arguments.clean)
