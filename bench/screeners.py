"""Screeners from segments, beside plain ffmpeg burning the same track with the same x264 settings.

``python bench/screeners.py --quick`` measures a minute of 360 lines instead of five of 1080 and writes no page;
``--seconds 60 --lines 720`` any other size (whole half minutes); ``--only first verify`` some of the rows.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import screener_film
from measure import Cost, Row, program

from kit import receipt
from kit.project import load
from kit.screener import job, kept, options
from kit.tools import ffmpeg, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ROOT = Path(__file__).resolve().parent.parent
KIT = str(Path(sys.executable).with_name("kit"))
QUICK: dict[str, Any] = {"seconds": 60, "lines": 360}
PEER = "plain ffmpeg, same x264 settings"
THRICE = f"three runs of {PEER}"
PARTS = ("first", "nothing", "verify", "cue", "killed", "recipient", "languages")


def rows(*, seconds: int = 300, lines: int = 1080, only: Collection[str] = ()) -> list[Row]:
    """A row for each of ``PARTS`` (two for verify), or for those of them that are named."""
    size = {"seconds": seconds, "width": lines * 16 // 9, "height": lines}
    wanted = [part for part in PARTS if not only or part in only]
    # A cache of its own: flashes that an earlier run of the bench counted would be remembered.
    with tempfile.TemporaryDirectory() as name, mock.patch.dict(os.environ, {remember.VARIABLE: f"{name}/cache"}):
        film = screener_film.make(Path(name) / "film", ROOT / "media", **size)
        return _measure(film, Path(name) / "plain.mp4", wanted)


def _measure(film: screener_film.Film, plain: Path, wanted: list[str]) -> list[Row]:
    """Each part begins where the one before it ends: with the Korean screener and its segments in place."""
    before = _plain(film, plain)
    first = _build(film, "ko")
    after = _plain(film, plain) if "first" in wanted else before
    peer = Cost((before.wall + after.wall) / 2, (before.cpu + after.cpu) / 2)
    parts: dict[str, Callable[[], list[Row]]] = {
        "first": lambda: [_first(film, first, plain, peer)],
        "nothing": lambda: [Row("nothing changed, built again", _build(film, "ko"), PEER, peer, 1)],
        "verify": lambda: [
            Row("verify a screener of the build’s own bytes", _verify(film), PEER, peer, 1),
            Row("verify --fresh: every picture beside the master", _verify(film, "--fresh"), PEER, peer, 1),
        ],
        "cue": lambda: [Row("one cue corrected, built again", _corrected(film), PEER, peer, 1)],
        "killed": lambda: [Row("killed half-way, built again", _after_a_kill(film), PEER, peer, 1)],
        "recipient": lambda: [
            Row("one more recipient, marked a tenth of the time", _further_recipient(film), PEER, peer, 1)
        ],
        "languages": lambda: [
            Row("screeners in three languages at once, first build", _languages(film), THRICE, _times(peer, 3), 1)
        ],
    }
    found = []
    for part in wanted:
        print(f"measuring: screeners, {part}", flush=True)
        measured = parts[part]()
        for row in measured:
            _print(row)
        found += measured
    return found


def _print(row: Row) -> None:
    """At once: the parts that follow can take an hour."""
    figures = f"wall {row.ratio:.3f}, cpu {row.cpu_ratio:.3f} ({row.kit.cpu:.1f} s against {row.peer.cpu:.1f} s)"
    print(f"{row.what}: {figures}", flush=True)


def _first(film: screener_film.Film, first: Cost, plain: Path, peer: Cost) -> Row:
    screener = film.root / "dist/bench.ko.screener.mp4"
    bigger = screener.stat().st_size / plain.stat().st_size
    closer = _ssim(screener, film.master) - _ssim(plain, film.master)
    told = f"{film.subtitled:.0%} subtitled; size {bigger:.2f}, SSIM {closer:+.4f}"
    return Row(f"screener, first build ({told})", first, PEER, peer, 1)


def _verify(film: screener_film.Film, *options: str) -> Cost:
    return program([KIT, "-C", str(film.root), "screener", "verify", "--lang", "ko", *options])


def _corrected(film: screener_film.Film) -> Cost:
    track = film.track("ko")
    track.write_text(track.read_text("utf-8").replace("건넜어요 5\n", "건넜습니다 5\n"), "utf-8")
    return _build(film, "ko")


def _languages(film: screener_film.Film) -> Cost:
    """All three from nothing, asked for at once."""
    kept.store(load.load(film.root)).prune(0)
    (film.root / "dist/bench.ko.screener.mp4").unlink()
    return _build(film, "ko", "--lang", "en", "--lang", "fr")


def _build(film: screener_film.Film, language: str, *options: str) -> Cost:
    return program([KIT, "-C", str(film.root), "screener", "build", "--lang", language, *options])


def _further_recipient(film: screener_film.Film) -> Cost:
    """What a name that is added to a list of two costs: the second copy is the first with the plain of all segments."""
    listed = film.root / "list.csv"
    listed.write_text("name\nKim Minji\nAlice Martin\n", "utf-8")
    _build(film, "ko", "--recipients", str(listed))
    listed.write_text("name\nKim Minji\nAlice Martin\nNour Haddad\n", "utf-8")
    return _build(film, "ko", "--recipients", str(listed))


def _times(cost: Cost, count: int) -> Cost:
    return Cost(cost.wall * count, cost.cpu * count)


def _plain(film: screener_film.Film, to: Path) -> Cost:
    """The same text, drawn by the same filter; everything else is left as ffmpeg does it."""
    project = load.load(film.root)
    planned = job.prepare(project, "ko", options.resolve(project))
    script = to.with_suffix(".ass")
    script.write_text(str(planned.script), "utf-8")
    settings = project.settings.screener
    return program(
        [
            *(str(ffmpeg.find().path), "-nostdin", "-y", "-i", str(film.master)),
            *("-vf", f"ass={script.name}:fontsdir={planned.house.font.path.parent}"),
            *("-c:v", "libx264", "-preset", settings.preset, "-crf", str(settings.crf), "-pix_fmt", "yuv420p"),
            *("-c:a", "aac", "-b:a", f"{settings.audio_kbps}k", "-movflags", "+faststart", str(to)),
        ],
        cwd=to.parent,
    )


def _after_a_kill(film: screener_film.Film) -> Cost:
    """Kill a build from nothing when half of its segments are kept; what the next one costs."""
    project = load.load(film.root)
    store = kept.store(project)
    segments = len(store.entries())
    made = int(_facts(film)["segments"])
    store.prune(0)
    (film.root / "dist/bench.ko.screener.mp4").unlink()
    child = subprocess.Popen([KIT, "-C", str(film.root), "screener", "build", "--lang", "ko"])
    while child.poll() is None and len(store.entries()) < made // 2:
        time.sleep(0.05)
    child.kill()
    child.wait()
    print(f"killed at {len(store.entries())} of {made} segments ({segments} were kept)", flush=True)
    return _build(film, "ko")


def _facts(film: screener_film.Film) -> dict[str, str]:
    known = receipt.read(film.root / "dist/bench.ko.screener.mp4")
    return known.facts if known else {}


def _ssim(made: Path, master: Path) -> float:
    """Likeness to the master, of all three planes."""
    command = [ffmpeg.find().path, "-nostdin", "-i", made, "-i", master, "-lavfi", "ssim", "-an", "-f", "null", "-"]
    talk = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    found = re.search(r"All:([0-9.]+)", talk)
    return float(found[1]) if found else 0.0


def _asked() -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--lines", type=int, default=1080)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=())
    asked = parser.parse_args()
    size = QUICK if asked.quick else {"seconds": asked.seconds, "lines": asked.lines}
    return {**size, "only": asked.only}


if __name__ == "__main__":
    rows(**_asked())
