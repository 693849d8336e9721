"""Plausible activity for a forum: States, areas and measures differ, years grow, seasons show."""
import random
from datetime import date, timedelta
from forum import ROLE_WEIGHT
from genkinds import KINDS, first_last, iso

SEASON = [0.6, 0.9, 1.1, 1.1, 1.2, 1.1, 0.6, 0.5, 1.1, 1.3, 1.2, 0.8]
KIND_WEIGHT = [34, 18, 12, 14, 5, 6, 9]
TYPES = {"seminar": ("Seminar", "Семинар"), "workshop": ("Workshop", "Практикум"), "training": ("Training course", "Учебный курс"),
         "experts-meeting": ("Meeting of experts", "Совещание экспертов"), "exercise": ("Exercise", "Учение")}
TITLES = {"information": ("{}: information for {}", "{}: информация за {} год"), "views": ("Views on {}, {}", "Мнения: {}, {} год"),
          "best-practice": ("Good practice in \"{}\" ({})", "Передовой опыт: «{}», {} год"), "notification": ("Notification: {}, {}", "Уведомление: {}, {} год"),
          "concept-paper": ("Concept paper\n{}, {}", "Концептуальный документ\n{}, {} год"),
          "working-paper": ("Working paper: {}, {}", "Рабочий документ: {}, {} год"),
          "expert-nomination": ("Nomination of experts: {} {}", "Назначение экспертов: {}, {} год")}


class Activity:
    """Rows with parties as codes and lists as lists; the files spell them."""

    def __init__(self, forum, seed, first, last):
        self.forum, self.first, self.last = forum, date.fromisoformat(first), date.fromisoformat(last)
        r = self.r = random.Random(f"{seed} activity")
        self.russian = forum.has_language("ru")
        self.vigour = {p: r.lognormvariate(0, 0.5) for p in forum.parties}
        self.weight = {c: r.lognormvariate(0, 0.4 if c in forum.area_of else 0.15) for c in [*forum.areas, *forum.area_of]}
        self.interest = self.interests()
        self.quiet = {(p, y) for p in forum.parties for y in range(self.first.year, self.last.year + 1) if r.random() < 0.12}
        self.months, weight, growth, year = [], [], 1.0, self.first.year
        day = self.first.replace(day=1)
        while day <= self.last:
            if day.year != year:
                year, growth = day.year, growth * r.uniform(1.04, 1.32)
            self.months.append(day)
            weight.append(growth * SEASON[day.month - 1])
            day = (day + timedelta(32)).replace(day=1)
        self.month_weight = weight
        self.sent = set()                                              # (party, area, year)

    def interests(self):
        """How much a party cares for each area and measure; none for many, and the same after the catalogue changed."""
        r, found = self.r, {}
        for p in self.forum.parties:
            narrow = r.choice([0.1, 0.2, 0.3, 0.4, 0.5, 0.85])
            for a in self.forum.areas:
                found[p, a] = r.gammavariate(1.3, 1) + 0.05 if r.random() > narrow * 0.7 else 0
            for m, a in self.forum.area_of.items():
                found[p, m] = found[p, a] * r.choice([0, 1, 2]) if r.random() > narrow else 0
            for row in self.forum.registry.crosswalk:
                if r.random() < 0.8:
                    found[p, row.to_measure] = found[p, row.from_measure]
        return found

    def chance(self, p):
        return self.r.random() < p

    def day(self):
        while True:
            month = self.r.choices(self.months, self.month_weight)[0]
            day = month + timedelta(self.r.randrange(28 if self.chance(0.9) else 31))
            if self.first <= day <= self.last and self.forum.measures(day):
                return day

    def straddles(self, text):
        first, last = first_last(text)
        return first < self.first <= last or first <= self.last < last

    def partial(self, day, parties=(), p=0.05):
        """The day as given: now and then a month or a year, where nothing depends on the day itself."""
        if not self.chance(p):
            return iso(day)
        text = iso(day, self.r.choice(["month", "month", "month", "year"]))
        first = first_last(text)[0]
        same = all(self.forum.status(p, first) == self.forum.status(p, day) for p in parties)
        return text if same and not self.straddles(text) else iso(day)

    def codes(self, day, counts, area_only):
        """Measures of one area, now and then of two, or the code of the area."""
        measures = self.forum.measures(day)
        first = self.r.choices(measures, [self.weight[m] * self.weight[self.forum.area_of[m]] for m in measures])[0]
        area = self.forum.area_of[first]
        if self.chance(area_only):
            return [area]
        near = [m for m in measures if m != first and (self.forum.area_of[m] == area or self.chance(0.04))]
        return [first, *self.r.sample(near, min(len(near), self.r.choice(counts) - 1))]

    def may(self, party, code, day):
        return self.forum.status(party, day) and self.interest[party, code] and (party, day.year) not in self.quiet

    def parties(self, day, code, count):
        there = [p for p in self.forum.parties if self.may(p, code, day)]
        weight = [self.vigour[p] * self.interest[p, code] * ROLE_WEIGHT[self.forum.status(p, day)] for p in there]
        return list(dict.fromkeys(self.r.choices(there, weight, k=count))) if there else []

    def received(self, day):
        if self.chance(0.12):
            return ""
        late = self.r.randrange(90, 420) if self.chance(0.07) else 1 + int(self.r.expovariate(1 / 9))
        return iso(day + timedelta(late), "month" if self.chance(0.02) else "day")

    def note(self, codes, day):
        for p, kinds in ((p, codes) for p in self.now):
            self.sent.update((p, self.forum.area_of.get(c, c), day.year) for c in kinds)

    # --- rows ---------------------------------------------------------------------------------------------------------
    def exchanges(self, count):
        rows, r, number = [], self.r, {}
        corrections = count * 4 // 100
        for day in sorted(self.day() for _ in range(count - corrections)):
            codes = self.codes(day, [1, 1, 1, 1, 2, 3], 0.06)
            senders = self.now = self.parties(day, codes[0], r.choice([1] * 8 + [2, 3]))
            if not senders:
                continue
            codes = [c for c in codes if self.interest[senders[0], c]]
            self.note(codes, day)
            to = r.choices(["all", "", "some"], [55, 8, 37])[0]
            to = [p for p in r.sample(self.forum.parties, r.randrange(1, 5)) if self.forum.status(p, day)] if to == "some" else to
            number[day.year] = number.get(day.year, 0) + 1
            kind = r.choices(KINDS, KIND_WEIGHT)[0]
            rows.append(dict(exchange_id=f"X-{day.year}-{number[day.year]:04}", date=self.partial(day, senders), measures=codes, senders=senders,
                             recipients=to, kind=kind, title=(kind, codes[0], day.year, r.random()), supersedes="", _day=day,
                             document=f"doc-{day.year}-{number[day.year]}" if self.chance(0.7) else "", received=self.received(day)))
        for i in range(corrections if rows else 0):
            old = rows[r.randrange(len(rows))]
            row = dict(old, exchange_id=f"{old['exchange_id']}/C{i + 1}", supersedes=old["exchange_id"],
                       received=iso(old["_day"] + timedelta(r.randrange(20, 200))))
            if self.chance(0.4):
                row["measures"] = [r.choice(self.forum.measures(old["_day"]))]
                self.now = row["senders"]
                self.note(row["measures"], old["_day"])
            rows.append(row)
        return sorted(rows, key=lambda row: (row["_day"], row["exchange_id"]))

    def participation(self, count):
        rows, r, number, self.events = [], self.r, {}, []
        for day in sorted(self.day() for _ in range(count)):
            codes = self.codes(day, [1, 1, 1, 2], 0.05)
            hosts = [p for p in self.parties(day, codes[0], 12) if self.forum.status(p, day) == "member"]
            if not hosts:
                continue
            number[day.year] = number.get(day.year, 0) + 1
            event, kind, host = f"E-{day.year}-{number[day.year]:03}", r.choice(list(TYPES)), hosts[0]
            listed = r.choices(["complete", "partial", "host-only", ""], [70, 16, 9, 5])[0]
            base = (0.30 + 0.05 * (day.year - self.first.year)) * {"host-only": 0, "partial": 0.5}.get(listed, 1)
            here = [host] + [p for p in self.forum.parties if p != host and self.may(p, codes[0], day) and self.chance(
                min(0.95, base * ROLE_WEIGHT[self.forum.status(p, day)] * (0.35 + 0.5 * self.vigour[p] ** 0.5 * self.interest[p, codes[0]] ** 0.5) * 1.8))]
            self.now = here
            self.note(codes, day)
            start = self.partial(day, here, 0.03)
            end = day + timedelta(r.choice([0, 1, 1, 2, 4]))
            same = dict(event_id=event, start=start, type=kind, mode=r.choice(["in-person", "in-person", "online", "hybrid"]), list=listed,
                        event=(kind, codes[0], day.year, r.random()), document=f"evt-{event[2:]}" if self.chance(0.6) else "", _day=day,
                        end=iso(end) if len(start) == 10 and end <= self.last and self.chance(0.9) else "", received=self.received(day))
            self.events.append((event, day, start, codes, host, kind))
            for n, party in enumerate(here):
                member = self.forum.status(party, day) == "member"
                role = (self.forum.coordinates(party, codes[0], day) or ["participant"])[0] if member else "observer"
                role = "host" if n == 0 else "expert" if member and self.chance(0.06) else role if self.chance(0.97) else ""
                own = [r.choice(codes)] if n and len(codes) > 1 and self.chance(0.25) else codes
                delegates = "" if self.chance(0.08) else str(r.randrange(3, 9) if n == 0 else 1 + int(r.expovariate(0.8)))
                rows.append(dict(same, participant=party, role=role, measures=own, delegates=delegates, place=host if n == 0 or self.chance(0.5) else "",
                                 received=iso(day + timedelta(r.randrange(100, 380))) if n and self.chance(0.02) else same["received"]))
                if role == "expert" and self.chance(0.3):
                    rows.append(dict(rows[-1], role="participant", delegates="1"))
        return rows
