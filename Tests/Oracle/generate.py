#!/usr/bin/env python3
"""Writes made-up exports, from a seed alone.

    python3 generate.py SEED DIR [--clean]
        a small project: a registry, exports in many dialects, and a pipeline file

    python3 generate.py SEED DIR --registry FOLDER [--from DATE --to DATE --exchanges N --events N] [--dirt SHARE | --clean]
        exports of all kinds for a registry, and a pipeline file that maps them

    python3 generate.py SEED DIR --registry FOLDER --rows N [--layout NAME] [--from DATE --to DATE --processes N]
        one large participation file without any finding, and a pipeline file

DIR/planted.json names the findings that were planted on purpose (code, file, line, record); others may arise by chance
in a small project, and none with --clean.
"""
import argparse, os


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--clean", action="store_true", help="no row with a finding")
    parser.add_argument("--registry", metavar="FOLDER", help="a registry to write exports for")
    parser.add_argument("--from", dest="first", default="2021-01-01", help="first day of activity (%(default)s)")
    parser.add_argument("--to", dest="last", default="2025-12-31", help="last day of activity (%(default)s)")
    parser.add_argument("--exchanges", type=int, default=3000, help="exchanges (%(default)s)")
    parser.add_argument("--events", type=int, default=400, help="events (%(default)s)")
    parser.add_argument("--dirt", type=float, default=0.03, help="share of rows with a finding (%(default)s)")
    parser.add_argument("--without", nargs="*", default=[], metavar="CODE", help="findings not to plant")
    parser.add_argument("--no-pipeline", action="store_true", help="write no pipeline file")
    parser.add_argument("--rows", type=int, help="rows of one large participation file")
    parser.add_argument("--layout", choices=["full", "main", "shuffled", "delegates"], default="full", help="for --rows; see bulk.py (%(default)s)")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="for --rows; the file is the same with any number")
    return parser.parse_args()


def main():
    a = arguments()
    if a.registry is None:
        from smallproject import Project
        Project(a.seed, a.folder, a.clean)
    elif a.rows is not None:
        from bulk import write_bulk
        write_bulk(a.seed, a.folder, a.registry, a.first, a.last, a.rows, a.processes, a.layout)
    else:
        from forumproject import ForumProject
        ForumProject(a.seed, a.folder, a.registry, (a.first, a.last), a.exchanges, a.events,
                     0 if a.clean else a.dirt, a.without, not a.no_pipeline)


if __name__ == "__main__":
    main()
