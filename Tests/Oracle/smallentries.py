"""The entries of a small made-up project: how a pipeline maps its files, and the knots among its corrections."""
import os
from genkinds import COLUMNS, DATES
from smallregistry import STATES

FOREIGN = {"exchange_id": "Ref No", "date": "Sent on", "measures": "Codes", "senders": "From", "recipients": "To",
           "event_id": "Meeting", "start": "Begins", "participant": "Delegation", "title": "Subject", "measure": "Code",
           "stage": "Step", "party": "Country", "area": "Dimension", "plan_id": "№", "event": "Meeting title",
           "received": "Arrived", "status": "State of play", "role": "Role played", "year": "Jahr", "delegates": "Heads"}


class SmallEntries:
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
        elif kind == "exchanges":                                      # a correction only of what is surely read
            sure = set() if self.pipeline.get("known_at") or {"only", "except"} & set(entry) or entry.get("columns", {}).get("exchange_id") == "#" \
                else {row["exchange_id"] for row in rows}
            for row in rows:
                row["supersedes"] = row["supersedes"] if row["supersedes"] in sure else ""
        for row in rows:
            row["_code"] = None
            if not self.clean and not row.get("_spoilt") and self.chance(0.22):
                row["_code"] = self.spoil(kind, row, rows)
                row["_spoilt"] = True
        if entry.get("outside") == "filter" and kind == "exchanges" and rows:
            rows += [dict(rows[0], exchange_id=f"Z{number}{i}", senders="Elsewhere", recipients=r.choice(["", "Nowhere"]) if not self.clean else "Nowhere", supersedes="",
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
