"""Runs whole processes in turn, and keeps what the kernel says of each: wall time, processor time, peak memory."""
import os, statistics, subprocess, sys, time
from dataclasses import dataclass
from typing import Callable


@dataclass
class Program:
    """A command to measure.  `start` makes what a run needs, such as an empty folder, and returns the command."""
    name: str
    start: Callable[[], list]
    finish: Callable[[], None] = lambda: None


@dataclass
class Usage:
    wall: float                                                        # seconds
    cpu: float                                                         # seconds, user and system, all threads
    peak: float                                                        # MiB, resident


@dataclass
class Result:
    """Medians of all runs; `spread` is the longest run over the shortest."""
    name: str
    wall: float
    cpu: float
    peak: float
    spread: float


def spawn(program):
    """Runs a program once; stops everything where it fails, with what it said."""
    command = program.start()
    with open(os.devnull, "rb") as nothing, open(os.devnull, "ab") as away:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=nothing, stdout=away, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{program.name}: exit {process.returncode}\n{' '.join(command)[:400]}\n{said.decode(errors='replace')[-2000:]}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def once(program):
    usage = spawn(program)
    program.finish()
    return usage


def in_turn(programs, runs):
    """Medians.  Each round runs every program once, so that noise of the machine falls on all alike."""
    taken = {program.name: [] for program in programs}
    for number in range(runs):
        for program in programs if number % 2 == 0 else reversed(programs):
            taken[program.name].append(once(program))
    return {name: result(name, usages) for name, usages in taken.items()}


def result(name, usages):
    walls = [u.wall for u in usages]
    return Result(name, statistics.median(walls), statistics.median(u.cpu for u in usages),
                  statistics.median(u.peak for u in usages), max(walls) / min(walls))
