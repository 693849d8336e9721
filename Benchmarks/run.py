#!/usr/bin/env python3
"""Measures the program beside other tools, on generated data and on the public record.

Answers are compared before any time is printed; a difference ends with exit 1 and says which figure it is.
"""
import argparse, os, shutil, sys, tempfile
from suite import machine, peers, words
from suite.case import floor
from suite.cases import Cases
from suite.ours import Ours

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = ["coverage", "full", "small", "pages", "record", "charts", "growth", "cores", "shuffled"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(os.path.dirname(HERE), ".build", "release", "rapporteur"))
    parser.add_argument("--cases", nargs="+", choices=CASES, default=CASES[:-1], help="%(default)s")
    parser.add_argument("--sizes", nargs="+", type=int, default=[5_000, 1_000_000, 10_000_000], help="rows (%(default)s)")
    parser.add_argument("--peers", nargs="+", choices=list(peers.PEERS), default=list(peers.PEERS))
    parser.add_argument("--runs", type=int, default=5, help="timed rounds (%(default)s)")
    parser.add_argument("--data", default=os.environ.get("RAPPORTEUR_BENCH_DATA", os.path.join(HERE, ".data")), help="folder of generated data")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md")
    return parser.parse_args()


def main():
    a = arguments()
    names = peers.install(a.peers)
    folder = os.path.abspath(a.data)
    os.makedirs(folder, exist_ok=True)
    scratch = tempfile.mkdtemp(dir=folder)
    ours, said = Ours(a.program, scratch), []

    def say(text):
        said.append(text)
        print(text, flush=True)

    try:
        say(words.head(machine.described(), {"rapporteur": ours.version(), **peers.versions(names)}, a.runs, floor()))
        missed = []
        for case in Cases(ours, folder, scratch, a.sizes, names).made(a.cases):
            case.run(a.runs)
            say(words.case(case))
            missed += [target.what for target in case.targets if not target.met(case.results)]
        say("## Targets not met\n\n" + ("\n".join(f"- {what}" for what in missed) or "None."))
    finally:
        shutil.rmtree(scratch)
    if a.write:
        with open(os.path.join(HERE, "RESULTS.md"), "w", encoding="utf-8") as file:
            file.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
