"""The registry and the exports, read by the text of inputs.md alone: records, checks, findings and fates.

Used by oracle.py.  Plain and slow on purpose.  READINGS.md lists what the text leaves open.
"""
import calendar, codecs, csv, glob, os, re, sys, unicodedata
from collections import defaultdict
from datetime import date


def stop(status, message):
    print(message, file=sys.stderr)
    sys.exit(status)


# --- Dates ------------------------------------------------------------------------------------------------------------
class Span:
    """A date as given (a year, a month or a day): its first and last day, and its text."""
    def __init__(self, first, last, text):
        self.first, self.last, self.text = first, last, text

    def overlaps(self, other):
        return self.first <= other.last and other.first <= self.last

    def within(self, other):
        return other.first <= self.first and self.last <= other.last

    @property
    def is_year(self):
        return len(self.text) == 4


TOKENS = {"dd": r"(?P<d>[0-9]{2})", "d": r"(?P<d>[0-9]{1,2})", "MM": r"(?P<m>[0-9]{2})", "M": r"(?P<m>[0-9]{1,2})",
          "yyyy": r"(?P<y>[0-9]{4})"}


def read_date(text, layout=None):
    """The span of a cell, or None where it cannot be read."""
    if layout:
        pattern = "".join(TOKENS.get(t) or re.escape(t) for t in re.findall(r"yyyy|dd|d|MM|M|.", layout))
    else:
        pattern = r"(?P<y>[0-9]{4})(-(?P<m>[0-9]{2})(-(?P<d>[0-9]{2}))?)?"
    match = re.fullmatch(pattern, text)
    if not match:
        return None
    y, m, d = (int(g) if (g := match.groupdict().get(k)) else None for k in "ymd")
    try:
        if m is None:
            return Span(date(y, 1, 1), date(y, 12, 31), f"{y:04}")
        if d is None:
            return Span(date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]), f"{y:04}-{m:02}")
        return Span(date(y, m, d), date(y, m, d), f"{y:04}-{m:02}-{d:02}")
    except (ValueError, calendar.IllegalMonthError):
        return None


def period(first, last):
    return Span(first, last, f"{first}..{last}")


def shift_months(day, months):
    y, m = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(y, m + 1, min(day.day, calendar.monthrange(y, m + 1)[1]))


def earliest(spans):
    """By the first day; of two with one first day the more precise."""
    return min(spans, key=lambda s: (s.first, s.last), default=None)


def latest(spans):
    return max(spans, key=lambda s: (s.first, -s.last.toordinal()), default=None)


# --- The registry -----------------------------------------------------------------------------------------------------
def normal(text):
    text = " ".join(unicodedata.normalize("NFC", text).split())
    text = re.sub("[\u2018\u2019\u02bb\u02bc]", "'", text)
    text = re.sub("([\u0400-\u04ff])\u0301", r"\1", text).replace("ё", "е").replace("Ё", "Е")
    return re.sub(r"(\s*(\(\*\)|\*))+$", "", text)


def folded(text):
    return normal(text).replace("İ", "i").replace("ı", "i").casefold()


def alphabetical(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn").casefold()


class Dated:
    """One dated row of the registry."""
    def __init__(self, cells):
        self.__dict__.update({"from_": cells.get("from", ""), "to_": cells.get("to", "")},
                             **{k: v for k, v in cells.items() if k not in ("from", "to")})
        self.first = read_date(self.from_).first if self.from_ else date.min
        self.last = read_date(self.to_).last if self.to_ else date.max

    def on(self, day):
        return self.first <= day <= self.last

    def touches(self, span):
        return self.first <= span.last and span.first <= self.last


class Registry:
    def __init__(self, folder):
        def rows(name):
            path = os.path.join(folder, name + ".csv")
            if not os.path.exists(path):
                return []
            with open(path, encoding="utf-8-sig", newline="") as file:
                return [Dated({k.strip(): (v or "").strip() for k, v in r.items() if k}) for r in csv.DictReader(file)
                        if any((v or "").strip() for v in r.values() if isinstance(v, str))]
        if not os.path.isdir(folder):
            stop(78, f"{folder}: no registry")
        self.statuses, self.names = rows("parties"), rows("names")
        self.areas = sorted(rows("areas"), key=lambda a: (int(a.ordinal), a.area))
        place = {a.area: i for i, a in enumerate(self.areas)}
        self.measures = sorted(rows("measures"), key=lambda m: (place[m.area], m.first, int(m.ordinal), m.measure))
        self.area, self.measure = {a.area: a for a in self.areas}, {m.measure: m for m in self.measures}
        self.crosswalk, self.coordinators = rows("crosswalk"), rows("coordinators")
        self.stages = defaultdict(list)                                # modality -> stages by ordinal
        for s in rows("stages"):
            self.stages[s.modality].append(s)
        for s in self.stages.values():
            s.sort(key=lambda s: int(s.ordinal))
        self.rank = {(s.modality, s.stage): int(s.ordinal) for ss in self.stages.values() for s in ss}
        self.parties = list(dict.fromkeys(s.party for s in self.statuses))
        self.codes = {normal(p): p for p in self.parties}
        self.codes.update({normal(n.name): n.party for n in self.names if n.kind == "code"})
        self.by_name = defaultdict(list)
        for n in self.names:
            if n.kind != "code":
                self.by_name[folded(n.name)].append(n)

    def resolve(self, cell, day):
        """The party a cell names: a code as written, or a name; a dated alias only on its days (None = any day)."""
        if normal(cell) in self.codes:
            return self.codes[normal(cell)]
        for n in self.by_name.get(folded(cell), []):
            if n.kind != "alias" or day is None or n.on(day):
                return n.party
        return None

    def status(self, party, day):
        return next((s.kind for s in self.statuses if s.party == party and s.on(day)), None)

    def sort_parties(self, day):
        """Parties in English alphabetical order of the short name printed on the day."""
        def short(party):
            names = [n for n in self.names if (n.party, n.kind, n.lang) == (party, "short", "en")]
            return next((n.name for n in names if n.on(day)), names[-1].name if names else party)
        self.parties.sort(key=lambda p: (alphabetical(short(p)), p))
        self.place = {p: i for i, p in enumerate(self.parties)}

    def moved(self, measure, steps, path=()):
        """What a measure has become, following the crosswalk until no row applies."""
        if measure in path:
            stop(78, f"crosswalk.csv: {measure} runs in a circle")
        if measure not in steps:
            return {measure}
        return set().union(*(self.moved(m, steps, path + (measure,)) for m in steps[measure]))

    def steps(self, after, to):
        steps = defaultdict(set)
        for c in self.crosswalk:
            if after < read_date(c.date).first <= to:
                steps[c.from_measure].add(c.to_measure)
        return steps


# --- Exports: bytes to records ----------------------------------------------------------------------------------------
STAR = {"exchanges": "exchange_id date measures senders", "participation": "event_id start measures participant",
        "milestones": "measure modality stage date", "returns": "party area from to status",
        "plan": "plan_id year measure event"}
OTHER = {"exchanges": "recipients kind title document received supersedes",
         "participation": "end event type role delegates list mode place document received",
         "milestones": "body document status received", "returns": "received",
         "plan": "lead planned_start event_id status"}
STAR, OTHER = ({k: v.split() for k, v in d.items()} for d in (STAR, OTHER))
DATES = {"exchanges": ["date", "received"], "participation": ["start", "end", "received"],
         "milestones": ["date", "received"], "returns": ["from", "to", "received"], "plan": ["planned_start"]}
ROLES = ["coordinator", "co-coordinator"]
SCOPES = ["measure", "area", "one-of-area", "undetermined"]
LISTS = ["complete", "partial", "host-only"]                            # the fullest first
ENUMS = {
    "exchanges": {"kind": ("unknown-kind", "information views best-practice notification concept-paper working-paper "
                                           "expert-nomination".split())},
    "participation": {"role": ("unknown-role", ["host", *ROLES, "participant", "expert", "observer"]),
                      "list": ("unknown-list", LISTS)},
    "milestones": {"status": ("unknown-status", ["approved", "provisional"])},
    "returns": {"status": ("unknown-status", ["nil", "pending", "submitted"])},
    "plan": {"status": ("unknown-status", ["planned", "held", "moved", "cancelled"])}}
PARTIES = {"exchanges": ["senders", "recipients"], "participation": ["participant"], "returns": ["party"],
           "plan": ["lead"], "milestones": []}
CODES = {"exchanges": "measures", "participation": "measures", "milestones": "measure", "plan": "measure",
         "returns": "area"}
WARNINGS = {"party-without-status", "event-date-mismatch", "unknown-column"}
UNDECODED = "\udcff"
codecs.register_error("undecoded", lambda e: (UNDECODED, e.end))


def decode(data, encoding):
    if encoding == "auto":
        for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            if data.startswith(mark):
                return data[len(mark):].decode(name, "undecoded")
        encoding = "utf-8"
    return data.decode(encoding, "undecoded").removeprefix("\ufeff")


END = re.compile(r"\r\n|\r|\n")
QUOTED = re.compile(r'"((?:[^"]+|"")*+)"')


def records(text, delimiter, position, line):
    """Yields (line, cells, code of what is wrong or None, whether a line terminator ends it).

    Where something is wrong, the cells are those before the one at fault.
    """
    bare = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    while position < len(text):
        cells, wrong, at = [], None, position
        while True:
            if text.startswith('"', at):
                match = QUOTED.match(text, at)
                if not match:
                    wrong = "unterminated-quote"
                    break
                cells.append(match[1].replace('""', '"'))
                at = match.end()
                if at < len(text) and text[at] not in delimiter + "\r\n":
                    wrong = "bad-quote"
                    cells.pop()
                    break
            else:
                match = bare.match(text, at)
                if '"' in match[0]:
                    wrong = "bad-quote"
                    break
                cells.append(match[0])
                at = match.end()
            if not text.startswith(delimiter, at):
                break
            at += 1
        end = END.search(text, position) if wrong else END.match(text, at)
        at = end.end() if end else (len(text) if wrong else at)
        yield line, cells, wrong, bool(end)
        line += len(END.findall(text, position, at))
        position = at


class Row:
    """One record of an export: its cells under our column names, what is wrong with it, and its fate."""
    def __init__(self, source, line, record):
        self.source, self.kind, self.line, self.record = source, source.kind, line, record
        self.cells, self.raw, self.dates, self.findings = {}, {}, {}, []
        self.day, self.parties, self.recipients, self.codes = None, [], [], []
        self.shape = self.filtered = self.late = self.superseded = False
        self.event = None

    def flag(self, code, column=None, value=None):
        severity = "note" if code == "stage-out-of-order" else "warning" if code in WARNINGS else "error"
        name, place = self.source.header_of(column) if column else ("", -1)
        value = self.raw.get(column, "") if value is None else value
        self.findings.append((place, severity, code, self.line, self.record, name, value))

    @property
    def live(self):
        return not (self.shape or self.filtered or self.late)

    @property
    def wrong(self):
        return {f[2] for f in self.findings if f[1] == "error"}

    @property
    def fate(self):
        return ("quarantined" if self.shape else "filtered" if self.filtered else "not_yet_known" if self.late else
                "quarantined" if self.wrong else "superseded" if self.superseded else "accepted")


def visible(text):
    """A raw value with its invisible characters made visible."""
    shown = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return "".join(shown.get(c) or (f"\\u{{{ord(c):X}}}" if c != " " and unicodedata.category(c)[0] in "CZ" else c) for c in text)


def listed(value):
    return [value] if isinstance(value, str) else list(value or [])


class Source:
    """One file read under one entry of the pipeline file."""
    def __init__(self, kind, number, entry, path, file):
        self.kind, self.number, self.entry, self.path, self.file = kind, number, entry, path, file
        self.columns = STAR[kind] + OTHER[kind]
        self.data = open(path, "rb").read()
        self.text = decode(self.data, entry.get("encoding", "auto").lower())
        self.start, self.line, self.rows, self.findings = 0, 1, [], []
        constants = entry.get("constants") or {}
        self.sought = {c: listed((entry.get("columns") or {}).get(c, c)) for c in self.columns if c not in constants}
        self.read_header()

    def read_header(self):
        delimiter = self.entry.get("delimiter", "auto").replace("tab", "\t")
        sep = re.match(r"sep=(.)(\r\n|\r|\n|$)", self.text, re.I)
        if sep:
            delimiter, self.start, self.line = sep[1], sep.end(), 2
        for candidate in [delimiter] if delimiter != "auto" else ",;\t|":
            for line, cells, wrong, _ in records(self.text, candidate, self.start, self.line):
                if wrong or any(c.strip() for c in cells):
                    break
            else:
                stop(65, f"{self.file}: no header")
            header = [] if wrong else [c.strip() for c in cells]
            self.width = len(header)
            while header and not header[-1]:
                header.pop()
            self.header, self.delimiter, self.header_line = header, candidate, line
            self.place = {h.casefold(): i for i, h in enumerate(header)}
            if all(h == "#" or h.casefold() in self.place for c in STAR[self.kind] for h in self.sought.get(c, [])):
                break
        else:
            stop(65, f"{self.file}: a required column is missing")
        if len(self.place) < len(header):
            stop(65, f"{self.file}: a header is duplicated")

    def header_of(self, column):
        """The name of one of our columns in the file, and its place there."""
        heads = [self.header[self.place[h.casefold()]] for h in self.sought.get(column, []) if h.casefold() in self.place]
        return ("/".join(heads), self.place[heads[0].casefold()]) if heads else (column, len(self.header))

    def named(self):
        e = self.entry
        names = [h for v in (e.get("columns") or {}).values() for h in listed(v)]
        names += [*(e.get("only") or {}), *(e.get("except") or {}), *listed(e.get("ignore")), *self.columns]
        return {n.casefold() for n in names}

    def read(self):
        record = 0
        for line, cells, wrong, ended in records(self.text, self.delimiter, self.start, self.line):
            if line <= self.header_line or not wrong and not any(c.strip() for c in cells):
                continue
            record += 1
            row = Row(self, line, record)
            self.rows.append(row)
            if wrong == "unterminated-quote" and not ended:
                stop(65, f"{self.file}: line {line}: the file is truncated")
            if wrong:
                name = self.header[len(cells)] if len(cells) < len(self.header) else ""
                row.findings.append((len(cells), "error", wrong, line, record, name, ""))
            else:
                self.fill(row, cells, ended)
            row.shape = bool(row.findings)

    def fill(self, row, cells, ended):
        count = len(self.header)
        if len(cells) < count and not ended:
            stop(65, f"{self.file}: line {row.line}: the file is truncated")
        if not count <= len(cells) <= self.width or any(c.strip() for c in cells[count:]):
            row.flag("ragged-row")
        for i, cell in enumerate(cells[:count]):
            for code, bad in (("nul-byte", "\0" in cell), ("bad-encoding", UNDECODED in cell),
                              ("field-too-long", len(cell.encode("utf-8", "replace")) > 1 << 20)):
                if bad:
                    row.findings.append((i, "error", code, row.line, row.record, self.header[i], cell))
        if row.findings:
            return
        raw = {h.casefold(): cells[i].strip() for i, h in enumerate(self.header)}
        entry = self.entry
        only, drop = entry.get("only") or {}, entry.get("except") or {}
        row.filtered = (not all(raw.get(h.casefold()) in listed(v) for h, v in only.items())
                        or any(raw.get(h.casefold()) in listed(v) for h, v in drop.items()))
        for column in self.columns:
            if column in (entry.get("constants") or {}):
                value = entry["constants"][column]
            elif self.sought[column] == ["#"]:
                value = f"{self.file}:{row.record}"
            else:
                value = "/".join(raw.get(h.casefold(), "") for h in self.sought[column])
            row.raw[column] = value
            row.cells[column] = ((entry.get("values") or {}).get(column) or {}).get(value, value)


# --- The checks of a row ----------------------------------------------------------------------------------------------
class Exports:
    """All rows of all files, checked, with their fates."""
    def __init__(self, project, folder, inputs, registry, settings):
        self.registry, self.settings, self.sources = registry, settings, []
        for kind, entries in (inputs or {}).items():
            for number, entry in enumerate(entries or [], 1):
                pattern = os.path.normpath(os.path.join(folder, entry["path"]))
                paths = sorted(glob.glob(pattern), key=os.fsencode)
                if not paths:
                    stop(66, f"{entry['path']}: no such file")
                self.sources += [Source(kind, number, entry, p, os.path.relpath(p, project)) for p in paths]
        self.unknown_columns()
        for source in self.sources:
            source.read()
        self.rows = [r for s in self.sources for r in s.rows]
        for row in self.rows:
            if not row.shape and not row.filtered:
                self.check(row)
        self.duplicates()
        self.supersede()
        self.date_events()
        self.order_stages()

    def unknown_columns(self):
        named = defaultdict(set)
        for s in self.sources:
            named[s.path] |= s.named()
        for path, names in named.items():
            s = next(s for s in self.sources if s.path == path)
            for i, h in enumerate(s.header):
                if h.casefold() not in names and "*" not in names:
                    s.findings.append((i, "warning", "unknown-column", s.header_line, "", h, h))

    def check(self, row):
        kind, cells, registry = row.kind, row.cells, self.registry
        for column in STAR[kind]:
            if not cells[column]:
                row.flag("missing-value", column)
        for column, (code, allowed) in ENUMS[kind].items():
            if cells[column] and cells[column] not in allowed:
                row.flag(code, column)
        for column in DATES[kind]:
            if cells[column]:
                row.dates[column] = read_date(cells[column], row.source.entry.get("date_format"))
                if not row.dates[column]:
                    row.flag("bad-date", column)
        row.late = bool(self.settings.known_at and row.dates.get("received")
                        and row.dates["received"].first > self.settings.known_at)
        begin = row.dates.get({"participation": "start", "returns": "from"}.get(kind, "date"))
        if kind == "plan" and cells["year"]:
            begin = read_date(cells["year"]) if re.fullmatch("[0-9]{4}", cells["year"]) else None
            if not begin:
                row.flag("bad-date", "year")
        end = row.dates.get({"participation": "end", "returns": "to"}.get(kind, ""))
        if begin and end and end.last < begin.first:
            row.flag("end-before-start", "to" if kind == "returns" else "end")
        row.day = begin
        if kind == "returns":
            backwards = begin and end and end.last < begin.first
            row.day = period(*(end.first, begin.last) if backwards else (begin.first, end.last)) if begin and end else None
        if kind in ("exchanges", "participation", "milestones") and begin and self.straddles(begin):
            row.flag("ambiguous-date", "start" if kind == "participation" else "date")
        self.check_parties(row, begin.first if begin else None)
        self.check_codes(row)
        if kind == "milestones" and cells["modality"]:
            if cells["modality"] not in registry.stages:
                row.flag("unknown-modality", "modality")
            elif cells["stage"] and (cells["modality"], cells["stage"]) not in registry.rank:
                row.flag("unknown-stage", "stage")
        if kind == "participation" and cells["delegates"] and not re.fullmatch("[0-9]+", cells["delegates"]):
            row.flag("bad-number", "delegates")
        if row.source.entry.get("outside") == "filter" and PARTIES[kind] and not {*row.parties, *row.recipients} - {"all"}:
            row.filtered = True

    def straddles(self, span):
        return span.overlaps(self.settings.period) and not span.within(self.settings.period)

    def items(self, row, column):
        items = [i.strip() for i in row.cells[column].split(self.settings.separator)]
        items = [i for i in items if i]
        if row.cells[column] and not items:
            row.flag("missing-value", column)
        return items

    def check_parties(self, row, day):
        for column in PARTIES[row.kind]:
            cell = row.cells[column]
            names = self.items(row, column) if row.kind == "exchanges" else [cell] if cell else []
            if column == "recipients" and names == ["all"]:
                row.recipients = ["all"]
                continue
            for name in names:
                party = self.registry.resolve(name, day)
                value = name if row.kind == "exchanges" else None
                if party is None:
                    row.flag("unknown-party", column, value)
                    continue
                (row.recipients if column == "recipients" else row.parties).append(party)
                if column in ("senders", "participant") and day \
                        and self.registry.status(party, day) in (None, "applicant"):
                    row.flag("party-without-status", column, value)

    def check_codes(self, row):
        column, registry = CODES[row.kind], self.registry
        many = column == "measures"
        for code in self.items(row, column) if many else [row.cells[column]] if row.cells[column] else []:
            if row.kind == "returns" and code == "all":
                row.codes.append(code)
                continue
            known = None if row.kind == "returns" else registry.measure.get(code)
            known = known or (None if row.kind == "milestones" else registry.area.get(code))
            value = code if many else None
            if not known:
                row.flag("unknown-area" if row.kind == "returns" else "unknown-measure", column, value)
                continue
            row.codes.append(code)
            if row.day and not known.touches(row.day) and "end-before-start" not in row.wrong:
                row.flag("measure-not-in-force", column, value)

    def duplicates(self):
        ids, keys = {}, {}
        for row in (r for r in self.rows if r.live):
            entry, column = row.source.entry, STAR[row.kind][0]
            if row.kind in ("exchanges", "plan") and row.cells[column]:
                first = ids.setdefault((row.kind, row.cells[column]), row)
                same = {c: v for c, v in first.cells.items() if c != "senders"} == \
                       {c: v for c, v in row.cells.items() if c != "senders"}
                if first is not row and not (entry.get("group") == "true" and first.source.entry is entry and same):
                    row.flag("duplicate-id", column)
            if entry.get("unique"):
                key = tuple(row.cells[c] for c in listed(entry["unique"]))
                if any(key) and keys.setdefault((row.kind, row.source.number, key), row) is not row:
                    row.flag("duplicate-id", listed(entry["unique"])[0])

    def supersede(self):
        rows = [r for r in self.rows if r.live and r.kind == "exchanges"]
        holders = {}
        for r in rows:
            if r.cells["exchange_id"]:
                holders.setdefault(r.cells["exchange_id"], r)
        for r in rows:
            own, target = r.cells["exchange_id"], r.cells["supersedes"]
            if not target:
                continue
            chain = [target]
            while chain[-1] in holders and chain[-1] != own and chain.count(chain[-1]) < 2:
                chain.append(holders[chain[-1]].cells["supersedes"])
            if target not in holders or chain[-1] == own:
                r.flag("unknown-superseded", "supersedes")
        replaced = {r.cells["supersedes"] for r in rows if not r.wrong} - {""}
        for r in rows:
            r.superseded = r.cells["exchange_id"] in replaced

    def accepted(self, kind):
        return [r for r in self.rows if r.kind == kind and r.fate == "accepted"]

    def quarantined(self, kind):
        return [r for r in self.rows if r.kind == kind and r.live and r.wrong]

    def date_events(self):
        self.event_rows = defaultdict(list)
        for r in self.accepted("participation"):
            self.event_rows[r.cells["event_id"]].append(r)
        self.event_day = {}
        for event, rows in self.event_rows.items():
            def vague(span):
                return any(o.day.within(span) and o.day.text != span.text for o in rows)
            day = self.event_day[event] = earliest([r.day for r in rows if not vague(r.day)])
            for r in rows:
                if r.day.first > day.first and not vague(r.day):
                    r.flag("event-date-mismatch", "start")

    def order_stages(self):
        rows = self.accepted("milestones")
        for r in rows:
            modality = r.cells["modality"]
            for s in self.registry.stages[modality]:
                if int(s.ordinal) < self.registry.rank[modality, r.cells["stage"]]:
                    dating = dating_row([o for o in rows if o.codes == r.codes and o.cells["modality"] == modality
                                         and o.cells["stage"] == s.stage])
                    if dating and r.day.first < dating.day.first:
                        r.flag("stage-out-of-order", "date")
                        break


def dating_row(rows):
    """The milestone that dates a stage: the earliest approved one, else the earliest provisional one."""
    rows = [r for r in rows if r.cells["status"] != "provisional"] or rows
    return min(rows, key=lambda r: (r.day.first, r.day.last), default=None)
