"""Run two things in turn and compare their medians: one machine, one moment, one peer."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and seconds of processor."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was done, and the medians of kit and of its peer."""

    what: str
    kit: Cost
    peer_name: str
    peer: Cost
    runs: int

    @property
    def ratio(self) -> float:
        """How many times the peer's wall time kit takes."""
        return self.kit.wall / self.peer.wall

    @property
    def cpu_ratio(self) -> float:
        """The same of processor time."""
        return self.kit.cpu / self.peer.cpu


def compare(what: str, kit: Callable[[], Cost], peer_name: str, peer: Callable[[], Cost], runs: int) -> Row:
    """Once each to warm up, then in turn, ``runs`` times each."""
    kit(), peer()
    pairs = [(kit(), peer()) for _ in range(runs)]
    return Row(what, _median([one for one, _ in pairs]), peer_name, _median([other for _, other in pairs]), runs)


def program(argv: Sequence[str], *, cwd: Path | None = None) -> Cost:
    """Run a program to its end, with Python's compiled files as an installation leaves them.

    Raises CalledProcessError, after printing the program's talk, if it fails.
    """
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        list(argv),
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
    )
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode != 0:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
        done.check_returncode()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, used)


def peak(argv: Sequence[str], *, cwd: Path) -> str:
    """The memory that a program takes at the most, such as “81 MB”; empty where the system does not tell."""
    done = subprocess.run([sys.executable, "-c", _PEAK, *argv], cwd=cwd, capture_output=True, text=True, check=False)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return f"{int(done.stdout) / unit:.0f} MB" if done.returncode == 0 else ""


def call(function: Callable[[], object]) -> Cost:
    """Call a function in this process; programs that it starts and waits for count as well."""
    before, start = os.times(), time.perf_counter()
    function()
    wall, after = time.perf_counter() - start, os.times()
    return Cost(wall, sum(after[:4]) - sum(before[:4]))


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))
