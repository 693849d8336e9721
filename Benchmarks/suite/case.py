"""A case: programs that are run in turn, a comparison of their answers, and the targets that their numbers are held against."""
import os, sys, traceback
from dataclasses import dataclass, field
from typing import Callable
from suite.measure import in_turn, once


@dataclass
class Target:
    """A ratio of ours over the best of the others (or a number of ours alone), and between what it has to lie."""
    what: str
    ours: str
    others: list = field(default_factory=list)
    low: float = 0
    high: float = float("inf")
    of: str = "wall"

    def value(self, results):
        top = getattr(results[self.ours], self.of)
        return top / min(getattr(results[name], self.of) for name in self.others) if self.others else top

    def limit(self):
        if self.low and self.high < float("inf"):
            return f"{self.low:g} to {self.high:g}"
        return f"≥ {self.low:g}" if self.low else f"≤ {self.high:g}" if self.high < float("inf") else "–"

    def met(self, results):
        return self.low <= self.value(results) <= self.high


@dataclass
class Case:
    title: str
    programs: list
    check: Callable[[], str]                                           # compares the answers of the warm-up, and says what it compared
    targets: list
    note: str = ""
    results: dict = field(default_factory=dict)
    compared: str = ""

    def run(self, runs):
        """One untimed run of each program fills the page cache and gives the answers; no time is taken before they agree."""
        for program in self.programs:
            once(program)
        self.compared = apart(self.check)
        self.results = in_turn(self.programs, runs)


def apart(check):
    """Runs a comparison in a process of its own, so that what it reads does not add to the memory that `floor` speaks of."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(into, check().encode())
            os._exit(0)
        except SystemExit as stopped:
            print(stopped, file=sys.stderr, flush=True)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    os.close(into)
    with open(out, encoding="utf-8") as pipe:
        text = pipe.read()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        sys.exit(1)
    return text


def floor():
    """A child's peak is at least that of the process that starts it, as it was when it did."""
    with open("/proc/self/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
