"""The files of a small made-up project: dialects, encodings, and records whose shape is spoilt."""
import os
from genkinds import DATES
from smallregistry import STATES


class SmallFiles:
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
            return '"' + text.replace('"', '""').replace("\n", self.eol if self.clean else self.r.choice([self.eol, "\n"])) + '"'
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
        if code == "unknown-party" and self.encoding == "windows-1251" or code in ("end-before-start", "bad-date") and "date_format" in entry:
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
        name = name.replace("\u0301", "")
        if self.fits(name):
            return name
        for s in STATES:
            known = [s[2], s[4], *(a[0] for a in s[5])]
            if " ".join(name.split()).rstrip("*( )").casefold() in [k.casefold() for k in known]:
                return s[0]
        return "ARV"

    def encoded(self, data):
        name = {"bom": "utf-8"}.get(self.encoding, self.encoding)
        mark = {"bom": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(self.encoding, b"")
        bad = b"\x98" if name == "windows-1251" else b"\xff"
        return mark + bad.join(part.encode(name) for part in data.split("\ue000"))
