"""Milestones, returns and plans that fit the activity of a forum."""
from datetime import date, timedelta
from activity import Activity
from genkinds import first_last, iso


class Records(Activity):
    def milestones(self):
        rows, r, stages = [], self.r, self.forum.registry.stages
        ways = list(stages)
        for m in self.forum.registry.measures if ways else []:
            start, end = max(m.first, self.first), min(m.last, self.last)
            chosen = sorted({r.choices(ways, [1 / (n + 1) for n in range(len(ways))])[0], *([r.choice(ways)] if self.chance(0.15) else [])})
            for modality in chosen:
                day, before = start + timedelta(r.randrange(10, 250)), start
                for stage in stages[modality]:
                    if day > end or self.chance(0.07):
                        break
                    if self.chance(0.08):
                        continue
                    same = dict(measure=m.measure, modality=modality, stage=stage.stage, body=stage.body if self.chance(0.8) else "",
                                document=f"note-{r.randrange(100, 999)}" if self.chance(0.6) else "")
                    if self.chance(0.2) and day + timedelta(60) < end:
                        rows.append(dict(same, date=iso(day), status="provisional", received=self.received(day), _day=day))
                        day += timedelta(r.randrange(20, 60))
                    text = iso(day, "month") if self.chance(0.08) else iso(day)
                    if first_last(text)[0] < before or self.straddles(text) or not self.forum.holds(m.measure, text):
                        text = iso(day)
                    status = "provisional" if self.chance(0.05) else "approved" if self.chance(0.8) else ""
                    rows.append(dict(same, date=text, status=status, received=self.received(day), _day=day))
                    before = max(before, day)
                    day += timedelta(r.randrange(40, 280))
        return sorted(rows, key=lambda row: (row["_day"], row["measure"], row["modality"]))

    def returns(self):
        rows, r = [], self.r
        answers = {p: r.choice([0.1, 0.4, 0.7, 0.85, 0.95]) for p in self.forum.parties}
        for year in range(self.first.year, self.last.year + 1):
            first, last = max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31))
            areas = [a.area for a in self.forum.registry.areas if a.first <= last and first <= a.last]
            for party in self.forum.parties:
                begins = next((first + timedelta(n) for n in range(0, (last - first).days + 1) if self.forum.status(party, first + timedelta(n)) == "member"), None)
                if begins is None:
                    continue
                whole = begins == first and (first, last) == (date(year, 1, 1), date(year, 12, 31)) and self.chance(0.3)
                same = {"party": party, "from": str(year) if whole else iso(begins), "to": str(year) if whole else iso(last), "_day": begins}
                quiet = [a for a in areas if (party, a, year) not in self.sent]
                if not self.chance(answers[party]):
                    given = []
                elif len(quiet) == len(areas):
                    given = [("all", r.choice(["nil", "nil", "pending"]))]
                else:
                    given = [("all", "submitted"), *((a, "nil" if self.chance(0.8) else "pending") for a in quiet if self.chance(0.6))]
                rows += [dict(same, area=a, status=s, received=iso(last + timedelta(5 + int(r.expovariate(1 / 30)))) if self.chance(0.9) else "")
                         for a, s in given]
        return rows

    def plan(self):
        rows, r = [], self.r
        for event, day, start, codes, host, kind in self.events:
            if not self.chance(0.78):
                continue
            way = r.random()
            planned = start if way < 0.35 else start[:7] if way < 0.7 else "" if way < 0.78 else start[:4]
            status = r.choice(["held", "held", "planned", ""])
            if way > 0.88:
                moved = day + timedelta(r.choice([-1, 1]) * r.randrange(8, 80))
                planned, status = (iso(moved), "moved") if moved.year == day.year else (planned, status)
            rows.append(dict(year=str(day.year), measure=codes[0], event=(kind, codes[0], day.year, r.random()), lead=host if self.chance(0.9) else "",
                             planned_start=planned, event_id=event, status=status, _day=day))
        for _ in range(len(self.events) // 7):
            day = self.day()
            codes = self.codes(day, [1], 0.1)
            lead = [p for p in self.parties(day, codes[0], 3) if self.forum.status(p, day) == "member"][:1]
            rows.append(dict(year=str(day.year), measure=codes[0], event=("seminar", codes[0], day.year, r.random()), lead=lead[0] if lead else "",
                             planned_start=r.choice(["", iso(day), iso(day, "month"), str(day.year)]), event_id="",
                             status=r.choice(["planned", "planned", "cancelled", "", "moved"]), _day=day))
        rows.sort(key=lambda row: (row["year"], row["_day"]))
        number = {}
        for row in rows:
            number[row["year"]] = number.get(row["year"], 0) + 1
            row["plan_id"] = f"P-{row['year']}-{number[row['year']]:03}"
        return rows
