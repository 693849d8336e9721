#!/usr/bin/env python3
"""Compares every cell of every table that two folders of tables have in common.

    python3 compare.py OUT_A OUT_B

Left out: messages, details and marks, and the value of findings about a whole record.  Prints the number of cells
compared and at most 50 differences (table, key, column, both values); the exit status is 1 where there is any.
"""
import csv, os, sys
from collections import Counter

KEYS = {"coverage_by_state": "state area", "coverage_by_area": "area", "coverage_by_coordinator": "coordinator area",
        "coverage_by_measure": "measure", "matrix": "state measure", "engagement": "coordinator state",
        "progress": "measure modality stage", "trend": "period area", "exchange_flows": "sender recipient",
        "events": "event_id", "other_participants": "party kind area", "attendance": "state",
        "coordination": "coordinator role scope target from", "changes": "kind subject area before after",
        "gaps": "kind subject area", "plan": "plan_id year event start", "tie_out": "quantity area",
        "accounting": "kind entry file", "findings": "file line record column code", "figures": "address"}
LEFT_OUT = {"message", "detail", "mark"}
WHOLE = {"ragged-row", "unterminated-quote", "nul-byte", "bad-encoding", "field-too-long", "bad-quote"}
LIMIT = 50
csv.field_size_limit(1 << 30)


def read(folder, table):
    with open(os.path.join(folder, table + ".csv"), encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header, seen, rows = next(reader), Counter(), {}
        for record in reader:
            row = dict(zip(header, record))
            key = tuple(row.get(k, "") for k in KEYS[table].split())
            seen[key] += 1
            rows[key + (seen[key],)] = row
    return header, rows


def left_out(table, column, row):
    return column in LEFT_OUT or table == "findings" and column == "value" and (not row["column"] or row["code"] in WHOLE)


def shown(key):
    return "/".join(key[:-1]) + (f" ({key[-1]})" if key[-1] > 1 else "")


def compare(table, a, b):
    """The cells compared, and the differences as (table, key, column, value in A, value in B)."""
    (head_a, rows_a), (head_b, rows_b) = read(a, table), read(b, table)
    found, cells = [], 0
    if head_a != head_b:
        found.append((table, "", "(header)", ",".join(head_a), ",".join(head_b)))
    for key in rows_a.keys() - rows_b.keys():
        found.append((table, shown(key), "(row)", "present", "absent"))
    for key in rows_b.keys() - rows_a.keys():
        found.append((table, shown(key), "(row)", "absent", "present"))
    common = [k for k in rows_a if k in rows_b]
    for place, (x, y) in enumerate(zip(common, (k for k in rows_b if k in rows_a))):
        if x != y and not (table == "findings" and x[:4] == y[:4]):     # the order within one cell is left open
            found.append((table, f"row {place + 1} in common", "(order)", shown(x), shown(y)))
            break
    for key in common:
        for column in [c for c in head_a if c in head_b and not left_out(table, c, rows_a[key])]:
            cells += 1
            x, y = rows_a[key].get(column, ""), rows_b[key].get(column, "")
            if x != y:
                found.append((table, shown(key), column, x, y))
    return cells, sorted(found, key=lambda f: f[:3])


def main():
    a, b = sys.argv[1:]
    cells, found, alone = 0, [], []
    for table in KEYS:
        there = [os.path.exists(os.path.join(folder, table + ".csv")) for folder in (a, b)]
        if all(there):
            counted, different = compare(table, a, b)
            cells, found = cells + counted, found + different
        elif any(there):
            alone.append(f"only in {a if there[0] else b}: {table}")
    print(f"{cells} cells compared, {len(found)} differences", *alone, sep="\n")
    for table, key, column, x, y in found[:LIMIT]:
        print(f"{table}\t{key}\t{column}\t{x!r:.200}\t{y!r:.200}")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
