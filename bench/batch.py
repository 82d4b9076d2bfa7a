"""A library of films: side by side beside one after the other, and what a film minute and a booklet cost.

``python bench/batch.py`` prints everything in about a minute, for 6 films; ``--films 30`` is the full form.
``--cluster`` measures the same by a scheduler and two workers on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
#: The library of the cost model: films, languages of each, minutes of each.
FILMS, LANGUAGES, MINUTES = 10_000, 3, 90
#: Films of the quick form.
QUICK = 6


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ``kit batch``: seconds on the clock, seconds of processor of all its processes, how many were made."""

    wall: float
    cpu: float
    made: int


def library(folder: Path, count: int) -> Path:
    """``count`` small films: the sample, in one language, without its reel, each with a title of its own."""
    for number in range(count):
        film = folder / f"film-{number:02}"
        for name in ("subtitles", "locales/ko", "media"):
            shutil.copytree(ROOT / name, film / name, ignore=shutil.ignore_patterns("*.mp4", "LC_MESSAGES"))
        settings = (ROOT / "kit.toml").read_text("utf-8")
        (film / "kit.toml").write_text(settings.replace('title = "', f'title = "{number} ', 1), "utf-8")
    return folder


def batch(folder: Path, *options: str) -> Run:
    """Run ``kit batch`` on a library. Raises CalledProcessError, after printing what it said, if it fails."""
    argv = [sys.executable, "-m", "kit", "batch", str(folder), *options, "--format", "json"]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode != 0:
        print(done.stderr[-3000:])
        done.check_returncode()
    told: dict[str, Any] = json.loads(done.stdout)
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, told["totals"]["made"])


def booklets(folder: Path) -> dict[str, bytes]:
    """Every booklet of a library."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def side_by_side(folder: Path, films: int) -> float:
    """Print how much sooner a library is there; the processor seconds of one booklet."""
    serial = batch(library(folder / "serial", films), "booklet", "--lang", "ko", "--jobs", "1")
    both = batch(library(folder / "both", films), "booklet", "--lang", "ko")
    again = batch(folder / "both", "booklet", "--lang", "ko")
    same = booklets(folder / "serial") == booklets(folder / "both")
    print(f"{films} films, a booklet each")
    print(f"  one after the other   {serial.wall:7.1f} s")
    print(f"  side by side          {both.wall:7.1f} s   {both.wall / serial.wall:.2f} of it")
    print(f"  nothing changed       {again.wall:7.1f} s   {again.made} made")
    print(f"  the same bytes        {'yes' if same else 'NO'}")
    return serial.cpu / serial.made


def by_cluster(folder: Path, films: int) -> None:
    """Print the same by two workers of a cluster on this machine."""
    with cluster(folder) as address:
        there = batch(library(folder / "there", films), "booklet", "--lang", "ko", "--cluster", address)
    same = booklets(folder / "serial") == booklets(folder / "there")
    print(f"  two workers of Dask   {there.wall:7.1f} s   the same bytes: {'yes' if same else 'NO'}")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A scheduler and two workers; their address."""
    known = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    parts = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", "0"]]
    parts += [[*dask, "worker", "--nthreads", "1", "--no-nanny"]] * 2
    running = []
    for argv in parts:
        command = [*argv, "--no-dashboard", "--scheduler-file", str(known)]
        running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        while not known.is_file():
            time.sleep(0.05)
    try:
        yield json.loads(known.read_text("utf-8"))["address"]
    finally:
        for one in running:
            one.kill()
            one.wait()


def film_minute(folder: Path) -> tuple[float, float]:
    """Processor seconds of a minute of screener: the first language of a film, and each further one."""
    film = folder / "whole/film"
    for name in ("subtitles", "locales", "media"):
        shutil.copytree(ROOT / name, film / name)
    shutil.copyfile(ROOT / "kit.toml", film / "kit.toml")
    first = batch(folder / "whole", "screener", "--lang", "ko")
    further = batch(folder / "whole", "screener", "--lang", "en")
    minutes = _minutes(film)
    return first.cpu / minutes, further.cpu / minutes


def _minutes(film: Path) -> float:
    facts: dict[str, str] = json.loads(next((film / "dist/receipts").glob("*.mp4.json")).read_bytes())["facts"]
    hours, minutes, seconds = facts["duration"].replace(",", ".").split(":")
    return float(hours) * 60 + float(minutes) + float(seconds) / 60


def model(booklet: float, first: float, further: float) -> None:
    """Print the cost of the large library by the formula of docs/batch.md."""
    per_film = MINUTES * (first + (LANGUAGES - 1) * further) + LANGUAGES * booklet
    hours = FILMS * per_film / 3600
    print("measured, in seconds of one processor of this machine")
    print(f"  a booklet                               {booklet:8.2f}")
    print(f"  a film minute, first language           {first:8.2f}")
    print(f"  a film minute, each further language    {further:8.2f}")
    print(f"{FILMS:,} films of {MINUTES} minutes in {LANGUAGES} languages")
    print(f"  processor hours                         {hours:8,.0f}")
    print(f"  of these for booklets                   {FILMS * LANGUAGES * booklet / 3600:8,.0f}")
    print(f"  hours on 100 processors                 {hours / 100:8,.0f}")


def main(films: int, *, with_cluster: bool) -> None:
    """Measure and print."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{platform.machine()}, {os.cpu_count()} processors{busy}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        booklet = side_by_side(folder, films)
        if with_cluster:
            by_cluster(folder, films)
        model(booklet, *film_minute(folder))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure kit batch: side by side, and what a large library costs.")
    parser.add_argument("--films", type=int, default=QUICK, help="how many small films [default: %(default)s]")
    parser.add_argument("--cluster", action="store_true", help="by two workers of a Dask cluster, too")
    asked = parser.parse_args()
    main(asked.films, with_cluster=asked.cluster)
