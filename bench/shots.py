"""Shots: where kit and ffmpeg's scdet find cuts in films whose cuts are known, to the frame."""

from __future__ import annotations

import json
import random
import re
import subprocess
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from measure import Row, call, compare

from kit.retime.shots.detect import find
from kit.time.rate import Rate
from kit.tools import ffmpeg, probe

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Picture = NDArray[np.float32]
    Change = Callable[[list[Picture], list[int], np.random.Generator], list[Picture]]

MEDIA = Path(__file__).resolve().parent.parent / "media"
WIDE, HIGH, RATE = 256, 144, Rate(Fraction(24))
#: scdet's default, and the threshold at which it misses few cuts.
THRESHOLDS = (10, 5)
#: Cuts nearer together than this (frames) are taken for one flash: the filter that is advised beside scdet.
CLUSTER = 8


@dataclass(frozen=True, slots=True)
class Score:
    """Cuts found to the frame, found where none is, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of how many found are right and how many right are found."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def rows() -> list[Row]:
    """Looking through the sample reel, beside ffmpeg's own search."""
    reel = MEDIA / "the-defector.mp4"
    media = probe.probe(reel)
    return [
        compare(
            "find the shots of the sample reel (720p)",
            lambda: call(lambda: find(media, media.rate, "", lambda _: None)),
            "ffmpeg scdet",
            lambda: call(lambda: _scdet(reel, media.rate, 5)),
            runs=3,
        )
    ]


def section() -> str:
    """Right, wrong and missed cuts of each kind of film, kit beside scdet, as a table of the page."""
    names = ["kit", *(f"scdet {threshold}" for threshold in THRESHOLDS), "scdet 5, no clusters"]
    totals = dict.fromkeys(names, Score())
    lines = [
        f"| cuts found, to the frame: right / wrong / missed | {' | '.join(names)} |",
        f"|{'---|' * (len(names) + 1)}",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for what, change in FILMS.items():
            path = Path(folder) / "film.mp4"
            cuts = _write(path, change)
            loud, more = (_scdet(path, RATE, threshold) for threshold in THRESHOLDS)
            found = [_kit(path), loud, more, _alone(more)]
            scores = [_score(one, cuts) for one in found]
            lines.append(f"| {what} | {' | '.join(f'{s.right} / {s.wrong} / {s.missed}' for s in scores)} |")
            totals = {name: totals[name] + score for name, score in zip(names, scores, strict=True)}
    lines.append(f"| **F1 of all** | {' | '.join(f'{score.f1:.2f}' for score in totals.values())} |")
    return "\n".join(lines)


def _kit(path: Path) -> list[int]:
    return list(find(probe.probe(path), RATE, "", lambda _: None).sharp().cuts)


def _scdet(path: Path, rate: Rate, threshold: int) -> list[int]:
    argv = [ffmpeg.find().path, "-hide_banner", "-nostats", "-i", path, "-an", "-vf", f"scdet=t={threshold}"]
    done = subprocess.run([*argv, "-f", "null", "-"], capture_output=True, text=True, check=True)
    return [round(Fraction(time) * rate.fps) for time in re.findall(r"scd\.time: ([\d.]+)", done.stderr)]


def _alone(cuts: list[int]) -> list[int]:
    return [cut for cut in cuts if not any(0 < abs(cut - other) < CLUSTER for other in cuts)]


def _score(found: list[int], cuts: list[int]) -> Score:
    right = len({*found} & {*cuts})
    return Score(right, len(found) - right, len(cuts) - right)


def _write(path: Path, change: Change) -> list[int]:
    """A film of shots of the sample reel, each in a frame of its own, and changed; returns where it cuts."""
    chance = random.Random(path.name)  # noqa: S311 - a benchmark's film, the same every time
    shots, pictures, cuts = _shots(), [], []
    order = [*range(len(shots))]
    chance.shuffle(order)
    for place in order:
        if pictures:
            cuts.append(len(pictures))
        length = chance.randint(20, 36)
        pictures += [shots[place][at % len(shots[place])].astype(np.float32) for at in range(length)]
    changed = change(pictures, cuts, np.random.default_rng(1))
    raw = b"".join(np.clip(picture, 0, 255).astype(np.uint8).tobytes() for picture in changed)
    start = [ffmpeg.find().path, "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDE}x{HIGH}"]
    coded = ["-r", "24", "-i", "-", "-c:v", "libx264", "-crf", "23", "-preset", "veryfast", "-pix_fmt", "yuv420p"]
    subprocess.run([*start, *coded, path], input=raw, check=True)
    return cuts


def _shots() -> list[list[NDArray[np.uint8]]]:
    borders = [0, *json.loads((MEDIA / "the-defector.reel.json").read_text("utf-8"))["cuts"]]
    shots: list[list[NDArray[np.uint8]]] = []
    with av.open(str(MEDIA / "the-defector.mp4")) as reel:
        for number, frame in enumerate(reel.decode(video=0)):
            if number in borders:
                shots.append([])
            if len(shots[-1]) < 36:  # noqa: PLR2004 - the longest shot of the films
                shots[-1].append(frame.reformat(WIDE, HIGH, format="rgb24").to_ndarray())
    return shots


def _grain(pictures: list[Picture], cuts: list[int], chance: np.random.Generator) -> list[Picture]:
    del cuts
    return [picture + chance.normal(0, 16, (HIGH, WIDE, 1)) for picture in pictures]


def _dark(pictures: list[Picture], cuts: list[int], chance: np.random.Generator) -> list[Picture]:
    del cuts
    return [picture * 0.14 + chance.normal(2, 2, (HIGH, WIDE, 1)) for picture in pictures]


def _strobe(pictures: list[Picture], cuts: list[int], chance: np.random.Generator) -> list[Picture]:
    for cut in [0, *cuts]:
        for at in (6, 8, 9, 13, 15):
            if chance.random() < 0.7:  # noqa: PLR2004 - some flashes stay out
                pictures[cut + at] = pictures[cut + at] * 0.2 + 200
    return pictures


def _pan(pictures: list[Picture], cuts: list[int], chance: np.random.Generator) -> list[Picture]:
    del chance
    since = {cut + at: at for cut in [0, *cuts] for at in range(36)}
    return [np.roll(picture, 12 * since.get(number, 0), axis=1) for number, picture in enumerate(pictures)]


FILMS: dict[str, Change] = {
    "plain": lambda pictures, _cuts, _chance: pictures,
    "coarse grain": _grain,
    "night, grain": _dark,
    "strobe light": _strobe,
    "whip pans": _pan,
}
