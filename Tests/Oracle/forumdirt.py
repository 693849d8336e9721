"""Plants findings of every code in a given share of the rows of a forum; each row has one at most."""
import random
from collections import Counter
from datetime import timedelta
from genkinds import COLUMNS, DATES, first_last, iso

SHAPES = ["ragged-row", "bad-quote", "nul-byte", "bad-encoding", "field-too-long"]
CODES = {
    "exchanges": ["missing-value", "bad-date", "ambiguous-date", "unknown-party", "unknown-measure", "unknown-kind", "measure-not-in-force",
                  "duplicate-id", "unknown-superseded", "party-without-status"],
    "participation": ["missing-value", "bad-date", "ambiguous-date", "unknown-party", "unknown-measure", "unknown-role", "unknown-list",
                      "bad-number", "end-before-start", "measure-not-in-force", "party-without-status", "event-date-mismatch"],
    "milestones": ["missing-value", "bad-date", "ambiguous-date", "unknown-measure", "unknown-modality", "unknown-stage", "unknown-status",
                   "measure-not-in-force", "stage-out-of-order"],
    "returns": ["missing-value", "bad-date", "unknown-party", "unknown-area", "unknown-status", "end-before-start", "measure-not-in-force"],
    "plan": ["missing-value", "bad-date", "unknown-party", "unknown-measure", "unknown-status", "duplicate-id", "measure-not-in-force"]}
DAY = {"exchanges": "date", "participation": "start", "milestones": "date", "returns": "from", "plan": "year"}
NEEDED = {"exchanges": ["date", "measures", "senders"], "participation": ["start", "measures", "participant"],
          "milestones": ["measure", "modality", "stage", "date"], "returns": ["party", "area", "from", "to", "status"],
          "plan": ["measure", "event", "year"]}
LAYOUT_FREE = ["2023-02-30", "2024-13-01", "45021", "3 May 2023", "05/2023/03", "2023-04-05 10:00", "23-04-05"]


class Dirt:
    """Marks rows: `_plant` is the code, `_set` raw cells, `_add` items of a list, `_shape` a record spoilt as a whole."""

    def __init__(self, seed, forum, rows, activity, share, without):
        self.r, self.forum, self.rows, self.activity = random.Random(f"{seed} dirt"), forum, rows, activity
        self.free = {kind: self.candidates(kind) for kind in rows}
        pairs = [(kind, code) for kind in rows for code in CODES[kind] + SHAPES[:-1] if code not in without and rows[kind]]
        if "field-too-long" not in without and rows.get("participation"):
            pairs.append(("participation", "field-too-long"))
        total, kinds = round(share * sum(map(len, rows.values()))), list(rows)
        self.r.shuffle(pairs)
        seen = Counter()
        pairs.sort(key=lambda pair: seen.update([pair[1]]) or seen[pair[1]])      # every code before any comes twice
        chosen = pairs[:total]
        again = [pair for pair in pairs if pair[1] != "field-too-long"]
        while again and len(chosen) < total:
            kind = self.r.choices(kinds, [len(rows[k]) for k in kinds])[0]
            chosen.append(self.r.choice([pair for pair in again if pair[0] == kind] or again))
        for kind, code in chosen:
            self.plant(kind, code)

    def candidates(self, kind):
        """Rows on which nothing else depends: no first row of an event, none that a correction names."""
        rows = self.rows[kind]
        if kind == "exchanges":
            named = {row["supersedes"] for row in rows}
            free = [row for row in rows if not row["supersedes"] and row["exchange_id"] not in named]
        elif kind == "participation":
            first = {}
            for row in rows:
                first.setdefault(row["event_id"], row)
            free = [row for row in rows if row is not first[row["event_id"]]]
        else:
            free = list(rows)
        self.r.shuffle(free)
        return free

    def plant(self, kind, code):
        free = self.free[kind]
        for at in range(len(free) - 1, max(-1, len(free) - 200), -1):
            row = free[at]
            if row.get("_plant") or row.get("_safe"):
                continue
            done = row.update(_shape=code) or True if code in SHAPES else getattr(self, code.replace("-", "_"))(kind, row)
            if done:
                row["_plant"] = code
                del free[at]
                return

    # --- each code: whether the row could be spoilt so ----------------------------------------------------------------
    def set(self, row, column, value):
        row["_set"] = {column: value}
        return True

    def missing_value(self, kind, row):
        column = self.r.choice([c for c in NEEDED[kind] if not self.constant(row, c)])
        return self.set(row, column, self.r.choice(["", "", "\u00a0", " ; "] if column in ("measures", "senders") else ["", "", " "]))

    def bad_date(self, kind, row):
        columns = [c for c in COLUMNS[kind] if c in DATES and row.get(c)] + ["year"] * (kind == "plan")
        column = self.r.choice(columns)
        return self.set(row, column, self.r.choice(["24", "2024/25", "MMXXIV"] if column == "year" else LAYOUT_FREE))

    def ambiguous_date(self, kind, row):
        texts = [t for day in (self.activity.first, self.activity.last) for t in (iso(day, "month"), iso(day, "year")) if self.activity.straddles(t)]
        codes = [row["measure"]] if kind == "milestones" else row["measures"]
        texts = [t for t in texts if all(self.forum.holds(c, t) for c in codes)]
        if not texts or row.get("_layout"):
            return False
        row[DAY[kind]] = self.r.choice(texts)
        if kind == "participation":
            row["end"] = ""
        return True

    def unknown_party(self, kind, row):
        column = {"exchanges": self.r.choice(["senders", "recipients"]), "participation": "participant", "returns": "party", "plan": "lead"}[kind]
        if column in ("senders", "recipients"):
            if column == "recipients" and not isinstance(row[column], list):
                return False
            row["_add"] = {column: "misspelt"}
            return True
        return self.set(row, column, "misspelt")

    def unknown_measure(self, kind, row):
        column = "measures" if "measures" in row else "measure"
        wrong = self.r.choice([c.lower() if c.lower() != c else c + "X" for c in self.forum.area_of] + ["XXX", "WAT-99", "?"])
        if column == "measures" and self.r.random() < 0.5:
            row["_add"] = {column: wrong}
            return True
        return self.set(row, column, wrong)

    def unknown_area(self, kind, row):
        return self.set(row, "area", self.r.choice([*self.forum.area_of, "All", "-"]))

    def unknown_kind(self, kind, row):
        return self.set(row, "kind", self.r.choice(["letter", "Information", "view"]))

    def unknown_role(self, kind, row):
        return self.set(row, "role", self.r.choice(["guest", "Host", "speaker"]))

    def unknown_list(self, kind, row):
        return self.set(row, "list", self.r.choice(["full", "complet", "yes"]))

    def unknown_modality(self, kind, row):
        return self.set(row, "modality", "z")

    def unknown_stage(self, kind, row):
        return self.set(row, "stage", self.r.choice(["done", "Approved", "step 3"]))

    @staticmethod
    def constant(row, column):
        """Whether the pipeline gives the column: the file of submitted returns has no status."""
        return column == "status" and row["status"] == "submitted"

    def unknown_status(self, kind, row):
        if self.constant(row, "status"):
            return False
        return self.set(row, "status", {"milestones": "agreed", "returns": "zero", "plan": "done"}[kind])

    def bad_number(self, kind, row):
        return self.set(row, "delegates", self.r.choice(["two", "-1", "1.5", "1\u00a0000", "3?"]))

    def end_before_start(self, kind, row):
        column, first = ("end", row["start"]) if kind == "participation" else ("to", row["from"])
        return self.set(row, column, iso(first_last(first)[0] - timedelta(self.r.randrange(1, 400))))

    def measure_not_in_force(self, kind, row):
        first = row["from"] if kind == "returns" else row[DAY[kind]]
        span = first if kind != "returns" else first[:4]
        wrong = [c for c in (self.forum.areas if kind == "returns" else self.forum.area_of) if not self.forum.holds(c, span)]
        if not wrong:
            return False
        column = "area" if kind == "returns" else "measures" if "measures" in row else "measure"
        return self.set(row, column, self.r.choice(wrong))

    def duplicate_id(self, kind, row):
        earlier = self.rows[kind].index(row)
        if not earlier:
            return False
        column = COLUMNS[kind][0]
        others = [other for other in self.rows[kind][max(0, earlier - 300):earlier] if not other.get("_plant")]
        if not others:
            return False
        other = self.r.choice(others)
        other["_safe"] = True
        return self.set(row, column, other[column])

    def unknown_superseded(self, kind, row):
        row["supersedes"] = self.r.choice([row["exchange_id"], "X-1999-0001", row["exchange_id"] + "/A"])
        return True

    def party_without_status(self, kind, row):
        day = first_last(row[DAY[kind]])[0]
        guests = [p for p in self.forum.parties if not self.forum.status(p, day)]
        if not guests:
            return False
        guest = self.r.choice(guests)
        if kind == "exchanges":
            row["senders"] = [*row["senders"], guest]
        else:
            row["participant"] = guest
            row["role"] = self.r.choice(["participant", "observer"])
        return True

    def event_date_mismatch(self, kind, row):
        later = row["_day"] + timedelta(self.r.randrange(1, 4))
        day = iso(later)
        if len(row["start"]) < 10 or later > self.activity.last or not all(self.forum.holds(c, day) for c in row["measures"]) \
                or self.forum.status(row["participant"], row["_day"]) != self.forum.status(row["participant"], later):
            return False
        row.update(start=day, end="")
        return True

    def stage_out_of_order(self, kind, row):
        """Dates a stage before a lower one of the same measure and modality."""
        rank = self.forum.registry.rank
        same = [x for x in self.rows[kind] if (x["measure"], x["modality"]) == (row["measure"], row["modality"])]
        lower = [x for x in same if rank[x["modality"], x["stage"]] < rank[row["modality"], row["stage"]]]
        if not lower or any(x.get("_plant") for x in same) or sum(x["stage"] == row["stage"] for x in same) > 1:
            return False
        before = max(x["_day"] for x in lower) - timedelta(self.r.randrange(32, 60))
        text = iso(before)
        if before < self.activity.first or not self.forum.holds(row["measure"], text):
            return False
        for x in same:
            x["_safe"] = True
        row["date"] = text
        return True
