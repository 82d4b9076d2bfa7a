"""Measure everything in one run and write docs/benchmarks.md: no figure of the project comes from anywhere else.

``python bench/run.py --quick`` takes minutes instead of hours: fewer films for retiming, and the page says so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import booklet
import booklet_long
import booklet_peers
import cues
import retime
import retime_recuts
import retime_reference
import screeners
import shots
import start
import tracks

if TYPE_CHECKING:
    from measure import Row

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
TOP = """# Benchmarks

Written by `make bench`; every row was measured with its peer in turn, after one run to warm up. Ratios travel between
machines better than seconds do. Below 1 kit is faster than its peer. Programs are timed from outside, from start to
end; reading and checking are timed inside one process.

"""


QUICK = (
    "Retiming and segmented screeners were measured in their short forms here (one language by ear, fewer films, no "
    "ninety minutes; a minute of 360 lines).\n\n"
)


def main(*, quick: bool = False) -> None:
    """Measure, print the table, keep it."""
    measured: list[Row] = []
    for part in (start, tracks, cues, booklet, shots):
        print(f"measuring: {part.__doc__}", flush=True)
        measured += part.rows()
    print(f"measuring: {screeners.__doc__}", flush=True)
    measured += screeners.rows(**(screeners.QUICK if quick else {}))
    text = TOP + f"{_machine()}\n\n{QUICK if quick else ''}{_table(measured)}\n\n{booklet.section()}\n\n"
    text += f"{booklet_long.section()}\n\n{booklet_peers.section()}\n\n"
    text += f"{shots.section()}\n\n"
    text += f"{retime.section(quick=quick)}\n\n{retime_reference.section(quick=quick)}\n\n"
    text += f"{retime_recuts.section(quick=quick)}\n"
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    print(text)


def _table(measured: list[Row]) -> str:
    rows = [
        "| what kit does | kit | beside | peer | time, kit / peer | processor, kit / peer | runs |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {row.what} | {_seconds(row.kit.wall)} | {row.peer_name} | {_seconds(row.peer.wall)} "
        f"| {row.ratio:.2f} | {row.cpu_ratio:.2f} | {row.runs} |"
        for row in measured
    ]
    return "\n".join(rows)


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("imageio-ffmpeg", "weasyprint", "pysubs2"))
    today = dt.datetime.now(tz=dt.UTC).date()
    busy = f" (load {os.getloadavg()[2]:.1f} in the last quarter of an hour)" if hasattr(os, "getloadavg") else ""
    return (
        f"{today.isoformat()}: {platform.system()} {platform.machine()}, {os.cpu_count()} cores{busy}, "
        f"Python {platform.python_version()}, {libraries}."
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure everything and write docs/benchmarks.md.")
    parser.add_argument("--quick", action="store_true", help="the short form of retiming")
    main(quick=parser.parse_args().quick)
