"""Writes the rows of a forum as files of several dialects, and says how a pipeline maps them."""
import os, random
from activity import TITLES, TYPES
from forumdirt import DAY
from genkinds import COLUMNS, DATES, first_last, iso

LISTS = ("measures", "senders", "recipients")
PARTIES = ("senders", "recipients", "participant", "party", "lead")
PLAIN = dict(encoding="utf-8", delimiter=",", eol="\n", language="en")
RUSSIAN = {"exchange_id": "Номер", "date": "Дата", "measures": "Меры", "senders": "Отправители", "recipients": "Получатели", "kind": "Вид",
           "title": "Название", "document": "Документ", "received": "Получено", "supersedes": "Заменяет"}
FOREIGN = {"measure": "Code", "modality": "Way", "stage": "Step", "date": "On", "status": "State"}
RUSSIAN_KINDS = {"information": "информация", "views": "мнения", "best-practice": "передовой опыт", "notification": "уведомление",
                 "concept-paper": "концептуальный документ", "working-paper": "рабочий документ", "expert-nomination": "назначение экспертов"}
# The files of each kind, in the order of the pipeline: dialect, and what the pipeline has to say of it.
FILES = {
    "exchanges": [PLAIN,
                  dict(encoding="windows-1251", delimiter=";", eol="\r\n", language="ru", layout="dd.MM.yyyy", heads=RUSSIAN,
                       values={"kind": RUSSIAN_KINDS, "recipients": {"all": "всем"}}),
                  dict(PLAIN, extra="Remarks")],
    "participation": [dict(PLAIN, encoding="utf-8-sig", eol="\r\n"), dict(PLAIN, encoding="utf-16", delimiter="\t"), dict(PLAIN, cut=True)],
    "milestones": [PLAIN, dict(PLAIN, encoding="utf-8-sig", delimiter=";", eol="\r\n", sep=True, heads=FOREIGN, extra="Checked by", cut=True)],
    "returns": [PLAIN, dict(PLAIN, delimiter="|", eol="\r\n", constants={"status": "submitted"})],
    "plan": [PLAIN, PLAIN]}


class Files:
    def __init__(self, seed, forum, folder, clean, without):
        self.r, self.forum, self.folder, self.clean, self.without = random.Random(f"{seed} files"), forum, folder, clean, without
        self.planted, self.inputs, self.known = [], {}, forum.has_language("ru")
        os.makedirs(os.path.join(folder, "exports"), exist_ok=True)

    # --- which rows go where ------------------------------------------------------------------------------------------
    @staticmethod
    def shares(kind, rows):
        """The rows of each file, in the order in which they are read: by date, and returns by what they say."""
        if kind == "returns":
            return [[row for row in rows if row["status"] != "submitted"], [row for row in rows if row["status"] == "submitted"]]
        count, edges = len(FILES[kind]), []
        for n in range(1, count):
            at = len(rows) * n // count
            while kind == "participation" and 0 < at < len(rows) and rows[at]["event_id"] == rows[at - 1]["event_id"]:
                at += 1
            edges.append(at)
        return [rows[a:b] for a, b in zip([0, *edges], [*edges, len(rows)])]

    @classmethod
    def settle(cls, kind, rows):
        """Where a file has a layout for days, dates known to the month or year only stand as days."""
        for dialect, part in zip(FILES[kind], cls.shares(kind, rows)):
            for row in part if dialect.get("layout") else ():
                row["_layout"] = True
                row["date"] = iso(row["_day"])
                row["received"] = row["received"] and iso(first_last(row["received"])[0])

    def write(self, kind, rows):
        entries, count = [], len(FILES[kind])
        for number, (dialect, part) in enumerate(zip(FILES[kind], self.shares(kind, rows)), 1):
            name = f"{kind}-{number}.csv"
            self.file(kind, name, dialect, part, number == count)
            entry = {"path": f"../exports/{name}"}
            if dialect["encoding"] == "windows-1251":
                entry["encoding"] = dialect["encoding"]
            if dialect["delimiter"] == ";" and not dialect.get("sep"):
                entry["delimiter"] = ";"
            if "layout" in dialect:
                entry["date_format"] = dialect["layout"]
            if "heads" in dialect:
                entry["columns"] = {c: h for c, h in dialect["heads"].items() if c in COLUMNS[kind]}
            if "constants" in dialect:
                entry["constants"] = dict(dialect["constants"])
            if "values" in dialect:
                entry["values"] = {c: {raw: value for value, raw in v.items()} for c, v in dialect["values"].items()}
            if "extra" in dialect and self.clean:
                entry["ignore"] = [dialect["extra"]]
            entries.append(entry)
        self.inputs[kind] = [{"path": f"../exports/{kind}-*.csv"}] if kind == "plan" else entries

    # --- cells --------------------------------------------------------------------------------------------------------
    def fits(self, text):
        try:
            text.encode(self.encoding)
            return True
        except UnicodeEncodeError:
            return False

    def spelt(self, party, row, kind):
        return self.forum.name(party, row[DAY[kind]], self.language, self.r, self.fits)

    def misspelt(self):
        return self.forum.misspelt(self.r.choice(self.forum.parties), self.language, self.r, self.fits)

    def title(self, row, column):
        what, code, year, luck = row[column]
        russian = self.language == "ru" or self.known and luck < 0.08 and self.encoding != "windows-1251"
        short = self.forum.title(code, "ru" if russian else "en")
        if what in TITLES:
            return TITLES[what][russian].format(short, year) if luck < 0.96 else ""
        name = TYPES[what][russian]
        return f"{name}: {short}" if luck < 0.7 else f"{name}, \"{short}\" ({year})" if luck < 0.85 else f"{name} — {short}, {year}" \
            if luck < 0.97 else f"{name}\n{short}"

    def cell(self, row, column, kind, dialect):
        value = row.get(column, "")
        if isinstance(value, tuple):
            value = self.title(row, column)
        elif column in LISTS:
            items = [self.spelt(p, row, kind) if column in PARTIES else p for p in value] if isinstance(value, list) else value
            extra = (row.get("_add") or {}).get(column)
            if extra:
                items = [*(items if isinstance(items, list) else []), self.misspelt() if extra == "misspelt" else extra]
            value = items if isinstance(items, str) else self.r.choice([";"] * 5 + ["; "]).join(items)
        elif column in PARTIES and value:
            value = self.spelt(value, row, kind)
        elif column == "place" and value:
            value = self.forum.registry.names and next((n.name for n in self.forum.names[value] if n.kind == "short" and self.fits(n.name)), "")
        value = dialect.get("values", {}).get(column, {}).get(value, value)
        if column in DATES and dialect.get("layout") and len(value) == 10:
            value = dialect["layout"].replace("yyyy", value[:4]).replace("MM", value[5:7]).replace("dd", value[8:])
        if column in (row.get("_set") or {}):
            value = row["_set"][column]
            value = self.misspelt() if value == "misspelt" else value
        return value if self.fits(value) else "".join(c for c in value if self.fits(c))

    # --- a file -------------------------------------------------------------------------------------------------------
    def field(self, text, dialect):
        if any(c in text for c in dialect["delimiter"] + "\"\r\n"):
            return '"' + text.replace('"', '""').replace("\n", dialect["eol"]) + '"'
        return text

    def file(self, kind, name, dialect, rows, last):
        self.encoding = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(dialect["encoding"], dialect["encoding"])
        self.language = dialect["language"] if self.known else "en"
        eol, delimiter, heads = dialect["eol"], dialect["delimiter"], dialect.get("heads", {})
        columns = [c for c in COLUMNS[kind] if c not in dialect.get("constants", {})]
        path, lines, out = f"exports/{name}", 1, []

        def put(text):
            nonlocal lines
            out.append(text + eol)
            lines += (text + eol).replace("\r\n", "\n").count("\n")
        if dialect.get("sep"):
            put("sep=" + delimiter)
        extra = [dialect["extra"]] if "extra" in dialect and (self.clean or "unknown-column" not in self.without) else []
        if extra and not self.clean:
            self.planted.append({"code": "unknown-column", "file": path, "line": lines, "record": ""})
        put(delimiter.join([heads.get(c, c) for c in columns] + extra))
        for record, row in enumerate(rows, 1):
            values = [self.cell(row, c, kind, dialect) for c in columns] + ["" if self.r.random() < 0.9 else "ok" for _ in extra]
            cells, code = [self.field(v, dialect) for v in values], row.get("_plant")
            if row.get("_shape"):
                cells, code = self.spoil(row["_shape"], [self.field(v.replace("\n", " "), dialect) for v in values])
            if code:
                self.planted.append({"code": code, "file": path, "line": lines, "record": record})
            put(delimiter.join(cells))
        if dialect.get("cut") and not self.clean and "unterminated-quote" not in self.without:
            self.planted.append({"code": "unterminated-quote", "file": path, "line": lines, "record": len(rows) + 1})
            put(f'x{delimiter}"never closed')
        mark = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}.get(dialect["encoding"], b"")
        bad = b"\x98" if self.encoding == "windows-1251" else b"\xff"
        with open(os.path.join(self.folder, path), "wb") as file:
            file.write(mark + bad.join(part.encode(self.encoding) for part in "".join(out).split("\ue000")))

    def spoil(self, way, cells):
        """The cells of a record whose shape is spoilt, and the code that it is found by."""
        at = self.r.randrange(len(cells))
        if way == "bad-encoding" and self.encoding == "utf-16-le":
            way = "nul-byte"
        if way == "ragged-row":
            cells = [*cells, "more"] if self.r.random() < 0.5 else cells[:-2]
        else:
            cells[at] = {"bad-quote": self.r.choice(['a"b', '"x"y', '"x" ']), "nul-byte": "a\0b", "bad-encoding": "a\ue000b",
                         "field-too-long": "x" * ((1 << 20) + 1)}[way]
        return cells, way
