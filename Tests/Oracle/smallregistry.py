"""The registry of a small made-up project: parties, two editions of a catalogue, coordinators."""
import csv, os
from datetime import date, timedelta
from genkinds import first_last, iso

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


class SmallRegistry:
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
