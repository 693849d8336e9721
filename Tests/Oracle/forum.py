"""A registry as the generator sees it: who has a status on a day, what is in force, and how a cell may spell a name."""
import unicodedata
from genkinds import first_last
from inputs import Registry

ROLE_WEIGHT = {"member": 1.0, "observer-state": 0.3, "observer-organization": 0.25}


class Forum:
    def __init__(self, folder):
        self.registry = Registry(folder)
        self.parties = sorted(self.registry.parties)
        self.areas = [a.area for a in self.registry.areas]
        self.area_of = {m.measure: m.area for m in self.registry.measures}
        self.rows = {**self.registry.area, **self.registry.measure}
        self.names = {p: [n for n in self.registry.names if n.party == p] for p in self.parties}
        self.statuses, self.codes = {}, {}

    def status(self, party, day):
        """Its status on a day, where it is one whose activity raises no warning."""
        if (party, day) not in self.statuses:
            kind = self.registry.status(party, day)
            self.statuses[party, day] = kind if kind in ROLE_WEIGHT else None
        return self.statuses[party, day]

    def members(self, day):
        return [p for p in self.parties if self.status(p, day) == "member"]

    def holds(self, code, text):
        """Whether a measure or an area is in force on a day of a date as given."""
        first, last = first_last(text)
        return self.rows[code].first <= last and first <= self.rows[code].last

    def measures(self, day):
        if day not in self.codes:
            self.codes[day] = [m.measure for m in self.registry.measures
                               if m.on(day) and self.registry.area[m.area].on(day)]
        return self.codes[day]

    def title(self, code, language):
        row = self.rows[code]
        return getattr(row, "short_title" if language == "en" else f"short_title_{language}", "") or row.short_title

    def has_language(self, language):
        return any(hasattr(a, f"short_title_{language}") for a in self.registry.areas)

    def coordinates(self, party, code, day):
        """The roles of a party in a measure on a day."""
        return [c.role for c in self.registry.coordinators if c.party == party and c.on(day)
                and c.target in (code, self.area_of.get(code))]

    # --- names as cells spell them ------------------------------------------------------------------------------------
    def name(self, party, text, language, r, fits):
        """A spelling that means this party on the date given; its code where no other one can be written."""
        first, last = first_last(text)
        there = [n for n in self.names[party] if (n.first <= first and last <= n.last) and ";" not in n.name and fits(n.name)]
        own = [n for n in there if n.lang == language]
        way = r.random()
        kinds = ["short"] if way < 0.62 else ["official"] if way < 0.76 else ["alias"] if way < 0.88 else ["code"]
        chosen = [n for n in own if n.kind in kinds] or [n for n in there if n.kind in kinds and kinds != ["code"] and r.random() < 0.5] \
            or [n for n in own if n.kind == "short"] or there
        if kinds == ["code"] and r.random() < 0.5 or not chosen:
            return party
        name = r.choice(chosen)
        if name.kind == "code" or r.random() < 0.82:
            return name.name
        spelt = self.variant(name.name, r)
        return spelt if fits(spelt) and self.registry.resolve(spelt, first) == party else name.name

    @staticmethod
    def variant(name, r):
        ways = [name + " (*)", name + "*", unicodedata.normalize("NFD", name), name.replace(" ", "\u00a0"), name + "\u00a0"]
        if not set(name) & set("İıß"):
            ways += [name.upper(), name.upper()]
        if "'" in name:
            ways += [name.replace("'", "\u2019")] * 3
        if "ё" in name:
            ways += [name.replace("ё", "е")] * 3
        return r.choice(ways)

    def misspelt(self, party, language, r, fits):
        """A name with a slip, which means nobody."""
        names = [n.name for n in self.names[party] if n.kind == "short" and n.lang == language] or [party]
        name = r.choice(names)
        for _ in range(20):
            at = r.randrange(1, len(name))
            slip = name[:at] + r.choice(["", name[at] * 2, name[at - 1]]) + name[at + 1:]
            if self.registry.resolve(slip, None) is None and fits(slip) and slip.strip() and ";" not in slip:
                return slip
        return "nobody"


