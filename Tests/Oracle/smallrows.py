"""The rows of a small made-up project, and their dirt."""
from datetime import date, timedelta
from genkinds import COLUMNS, DATES, KINDS, ROLES, first_last, iso
from smallregistry import AREAS, STAGES, STATES, SWITCH

TITLES = ["Seminar", "=SUM(A1)", "Quoted \"twice\" title", "Two\nlines", "Comma, semicolon; tab\there", "＋full width",
          "-minus", "@home", "Обмен опытом", "Café", "  padded  ", ""]


class SmallRows:
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
        if self.clean and self.separator in name:
            return party
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
