"""One large participation file for a registry, without any finding: the same bytes with any number of processes.

Blocks of rows follow from the seed and their number alone, so that processes can share the work.
"""
import calendar, os, random, shutil
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from forum import Forum
from genkinds import COLUMNS, iso

BLOCK = 50_000                                                         # rows
POOL = 1_200                                                           # ends of rows made for each month
TITLES = [("Seminar on", "Семинар:"), ("Workshop on", "Практикум:"), ("Meeting of experts on", "Совещание экспертов:")]
state = {}


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def prepare(seed, registry, first, last):
    """What all blocks share: for each month its last day, the openings of events, and the ends of rows."""
    forum, r, months = Forum(registry), random.Random(f"{seed} bulk"), []
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    day = first
    while day <= last:
        end = min(last, day.replace(day=calendar.monthrange(day.year, day.month)[1]))
        measures = [m for m in forum.measures(day) if m in forum.measures(end)]
        parties = [p for p in forum.parties if forum.status(p, day) and forum.status(p, day) == forum.status(p, end)]
        if measures and parties:
            months.append((day, (end - day).days + 1, list(openings(forum, measures, r)), ends(forum, parties, iso(day, "month"), r)))
        day = end + timedelta(1)
    state["months"], state["seed"] = months, seed


def openings(forum, measures, r):
    """Title, type and measures of events; 21 in 100 need quotes, as titles with commas and lists with a comma do."""
    for n in range(200):
        measure = r.choice(measures)
        russian = forum.has_language("ru") and r.random() < 0.15
        title = f"{r.choice(TITLES)[russian]} {forum.title(measure, 'ru' if russian else 'en')}"
        plain = title.replace(",", "").replace('"', "")
        if n % 100 < 21:
            title = quoted(r.choice([f'{title}, part {n % 7}', f'{title}: the "{n}" case']))
        else:
            title = plain
        listed = ";".join(r.sample(measures, 2)) if r.random() < 0.2 and len(measures) > 1 else measure
        yield f",{title},{r.choice(['seminar', 'workshop', ''])},{listed},"


def ends(forum, parties, month, r):
    """Participant, role, delegates and what follows; each round has every party once, so that an event seldom has one twice."""
    made, fits = [], lambda text: "," not in text and '"' not in text
    while len(made) < POOL:
        for party in r.sample(parties, len(parties)):
            role = "observer" if forum.status(party, date.fromisoformat(month + "-01")) != "member" else r.choice(["participant"] * 8 + ["expert", ""])
            made.append(f"{forum.name(party, month, 'ru' if r.random() < 0.05 else 'en', r, fits)},{role},{r.choice(['', '1', '1', '2', '2', '3', '5'])},"
                        f"{{}},{r.choice(['in-person', 'online', ''])},,,\n")
    return [[end.format(kind) for end in made] for kind in ("complete", "complete", "partial", "")]


def block(number, rows):
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


def write_bulk(seed, folder, registry, first, last, rows, processes):
    os.makedirs(os.path.join(folder, "exports"), exist_ok=True)
    blocks = [(n, min(BLOCK, rows - n * BLOCK)) for n in range((rows + BLOCK - 1) // BLOCK)]
    with open(os.path.join(folder, "exports", "participation.csv"), "wb") as file, \
            ProcessPoolExecutor(max(1, processes or 1), initializer=prepare, initargs=(seed, registry, first, last)) as pool:
        file.write((",".join(COLUMNS["participation"]) + "\n").encode())
        for start in range(0, len(blocks), 16):                        # few blocks at a time are held in memory
            file.writelines(pool.map(block, *zip(*blocks[start:start + 16])))
    pipeline(folder, registry, first, last)


def pipeline(folder, registry, first, last):
    if not os.path.isdir(os.path.join(folder, "registry")):
        shutil.copytree(registry, os.path.join(folder, "registry"))
    os.makedirs(os.path.join(folder, "pipelines"), exist_ok=True)
    with open(os.path.join(folder, "pipelines", "report.yaml"), "w", encoding="utf-8") as file:
        file.write(f"title: A made-up forum\nregistry: ../registry\nperiod: {{from: {first}, to: {last}}}\n"
                   "outputs: [tables]\ninputs:\n  participation:\n    - path: ../exports/participation.csv\n")
