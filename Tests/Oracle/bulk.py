"""One large participation file for a registry, without any finding: the same bytes with any number of processes.

Blocks of rows follow from the seed and their number alone, so that processes can share the work.  Four layouts:
    full       the native columns, names in two languages and several spellings, lists of measures
    main       eight columns of a foreign system, one code in a cell; the rows of an event together, as attendance has them
    shuffled   the rows of main in random order (held in memory)
    delegates  the columns of main, one row for each delegate of 2,000 events, however many rows there are
"""
import calendar, os, random, shutil
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from forum import Forum
from genkinds import COLUMNS, iso

BLOCK = 50_000                                                         # rows
POOL = 1_200                                                           # ends of rows made for each month
ROSTERS, LONGEST = 60, 40                                              # lists of attendance made for each month, rows of the longest
EVENTS = 2_000                                                         # of the layout delegates
TITLES = [("Seminar on", "Семинар:"), ("Workshop on", "Практикум:"), ("Meeting of experts on", "Совещание экспертов:")]
MAIN = "record_id,date,event_id,measure,state,role,delegates,title"
MAPPING = """      columns: {event_id: event_id, start: date, measures: measure, participant: state, role: role, delegates: delegates, event: title}
      ignore: [record_id]
"""
state = {}


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def prepare(seed, registry, first, last, layout, rows):
    """What all blocks share: for each month its first day and length, the openings of events, and the ends of rows."""
    forum, r, months = Forum(registry), random.Random(f"{seed} bulk"), []
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    day = first
    while day <= last:
        end = min(last, day.replace(day=calendar.monthrange(day.year, day.month)[1]))
        measures = [m for m in forum.measures(day) if m in forum.measures(end)]
        parties = [p for p in forum.parties if forum.status(p, day) and forum.status(p, day) == forum.status(p, end)]
        if measures and parties:
            opened = list(openings(forum, measures, layout, r))
            made = ends(forum, parties, iso(day, "month"), r) if layout == "full" else rosters(forum, parties, day, r)
            months.append((day, (end - day).days + 1, opened, made))
        day = end + timedelta(1)
    state.update(months=months, seed=seed, layout=layout, rows=rows)


def openings(forum, measures, layout, r):
    """Title, type and measures of events; 21 in 100 need quotes, as titles with commas and lists with a comma do."""
    for n in range(200):
        measure = r.choice(measures)
        russian = forum.has_language("ru") and r.random() < 0.15
        subject = forum.title(measure, "ru" if russian else "en")
        if layout != "full" and r.random() < 0.42:
            subject = getattr(forum.rows[measure], "title_ru" if russian else "title")
        title = f"{r.choice(TITLES)[russian]} {subject}"
        plain = title.replace(",", "").replace('"', "")
        if n % 100 < 21:
            title = quoted(r.choice([f'{title}, part {n % 7}', f'{title}: the "{n}" case']))
        else:
            title = plain
        if layout == "full":
            listed = ";".join(r.sample(measures, 2)) if r.random() < 0.2 and len(measures) > 1 else measure
            yield f",{title},{r.choice(['seminar', 'workshop', ''])},{listed},"
        else:
            yield measure, title + "\n"


def role(forum, party, day, r):
    return "observer" if forum.status(party, day) != "member" else r.choice(["participant"] * 8 + ["expert", ""])


def ends(forum, parties, month, r):
    """Participant, role, delegates and what follows; each round has every party once, so that an event seldom has one twice."""
    made, fits = [], lambda text: "," not in text and '"' not in text
    while len(made) < POOL:
        for party in r.sample(parties, len(parties)):
            acting = role(forum, party, date.fromisoformat(month + "-01"), r)
            made.append(f"{forum.name(party, month, 'ru' if r.random() < 0.05 else 'en', r, fits)},{acting},{r.choice(['', '1', '1', '2', '2', '3', '5'])},"
                        f"{{}},{r.choice(['in-person', 'online', ''])},,,\n")
    return [[end.format(kind) for end in made] for kind in ("complete", "complete", "partial", "")]


def rosters(forum, parties, day, r):
    """Lists of attendance: every party once, in any order, before any comes a second time; the columns state to delegates."""
    made = []
    for _ in range(ROSTERS):
        named = [p for _ in range(-(-LONGEST // len(parties))) for p in r.sample(parties, len(parties))][:LONGEST]
        made.append([f"{p},{role(forum, p, day, r)},{r.choice(['', '1', '1', '2', '2', '3', '5'])}," for p in named])
    return made


def block_full(number, rows):
    r, months, out = random.Random(f"{state['seed']} block {number}"), state["months"], []
    luck, event, left = r.random, 0, rows
    while left > 0:
        day, length, opened, pools = months[int(luck() * len(months))]
        size = min(left, 13 + int(luck() * 25))
        start = day + timedelta(int(luck() * length))
        pool = pools[int(luck() * len(pools))]
        at = int(luck() * (len(pool) - size))
        head = f"E{number:05}{event:04},{start},{start if event % 3 else ''}{opened[int(luck() * len(opened))]}"
        out += [head + end for end in pool[at:at + size]]
        event, left = event + 1, left - size
    return "".join(out).encode()


def happening(luck):
    """Of an event: day, measure, title, and those who attend."""
    day, length, opened, made = state["months"][int(luck() * len(state["months"]))]
    measure, title = opened[int(luck() * len(opened))]
    return day + timedelta(int(luck() * length)), measure, title, made[int(luck() * len(made))]


def block_main(number, rows):
    luck, out, event, id, last = random.Random(f"{state['seed']} block {number}").random, [], 0, number * BLOCK, number * BLOCK + rows
    while id < last:
        day, measure, title, roster = happening(luck)
        size = min(last - id, 25 + int(luck() * (LONGEST - 24)))
        middle = f",{day},E{number:05}{event:04},{measure},"
        out += [f"R{i:08}{middle}{end}{title}" for i, end in enumerate(roster[:size], id + 1)]
        event, id = event + 1, id + size
    return "".join(out).encode()


def block_delegates(number, rows):
    """The rows of an event stand together, and may go on in the next block."""
    luck, out, id, last = random.Random(f"{state['seed']} block {number}").random, [], number * BLOCK, number * BLOCK + rows
    while id < last:
        event = id * EVENTS // state["rows"]
        until = min(last, -(-(event + 1) * state["rows"] // EVENTS))
        day, measure, title, roster = happening(random.Random(f"{state['seed']} event {event}").random)
        tails = [f",{day},E{event:08},{measure},{end.rpartition(',')[0].rpartition(',')[0]},1,{title}" for end in roster]
        out += [f"R{i:08}{tails[int(luck() * LONGEST)]}" for i in range(id + 1, until + 1)]
        id = until
    return "".join(out).encode()


BLOCKS = {"full": block_full, "main": block_main, "shuffled": block_main, "delegates": block_delegates}


def write_bulk(seed, folder, registry, first, last, rows, processes, layout="full"):
    os.makedirs(os.path.join(folder, "exports"), exist_ok=True)
    blocks = [(n, min(BLOCK, rows - n * BLOCK)) for n in range((rows + BLOCK - 1) // BLOCK)]
    kept = []
    with open(os.path.join(folder, "exports", "participation.csv"), "wb") as file, \
            ProcessPoolExecutor(max(1, processes or 1), initializer=prepare, initargs=(seed, registry, first, last, layout, rows)) as pool:
        file.write(((",".join(COLUMNS["participation"]) if layout == "full" else MAIN) + "\n").encode())
        for start in range(0, len(blocks), 16):                        # few blocks at a time are held in memory
            made = pool.map(BLOCKS[layout], *zip(*blocks[start:start + 16]))
            if layout == "shuffled":
                kept += [row for block in made for row in block.splitlines(keepends=True)]
            else:
                file.writelines(made)
        random.Random(f"{seed} order").shuffle(kept)
        file.writelines(kept)
    pipeline(folder, registry, first, last, layout)


def pipeline(folder, registry, first, last, layout):
    if not os.path.isdir(os.path.join(folder, "registry")):
        shutil.copytree(registry, os.path.join(folder, "registry"))
    os.makedirs(os.path.join(folder, "pipelines"), exist_ok=True)
    with open(os.path.join(folder, "pipelines", "report.yaml"), "w", encoding="utf-8") as file:
        file.write(f"title: A made-up forum\nregistry: ../registry\nperiod: {{from: {first}, to: {last}}}\n"
                   "trend: year\ncompare: none\nlanguages: [en]\noutputs: [tables]\n"
                   "inputs:\n  participation:\n    - path: ../exports/participation.csv\n" + ("" if layout == "full" else MAPPING))
