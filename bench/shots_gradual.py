"""Changes of shot of every kind, and what is none: right, wrong and missed, kit beside its peers.

Run it by itself (``python bench/shots_gradual.py SEED …``); PySceneDetect takes part if KIT_SCENEDETECT names a Python
that has it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from shots_scenes import HIGH, WIDE, clouds, shot

from kit.retime.shots.detect import find
from kit.time.rate import Rate
from kit.tools import ffmpeg, probe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from shots_scenes import Chance, Picture

    Film = list[Picture]

RATE = Rate(Fraction(24))
#: Lengths of transitions in frames, from a third of a second to two.
LENGTHS = (8, 12, 16, 24, 36, 48)
#: Frames beside a transition in which finding it is still right.
SPARE = 2
SHOTS = 24
HALF = 128
SEEDS = (101, 102, 103)
_PEER = """
import sys, json
from scenedetect import detect, AdaptiveDetector, ContentDetector, ThresholdDetector
kind = {"adaptive": AdaptiveDetector, "content": ContentDetector, "threshold": ThresholdDetector}[sys.argv[2]]
print(json.dumps([scene[0].get_frames() for scene in detect(sys.argv[1], kind())][1:]))
"""


@dataclass(frozen=True, slots=True)
class Truth:
    """A change of shot: it happens between two frames (the same for a cut), and counts from ``frame``."""

    first: int
    last: int
    frame: int


@dataclass(slots=True)
class Score:
    """Changes found where they are, found where none is, and missed; how far (frames) the right ones are off."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    off: int = 0

    def count(self, found: Sequence[int], truths: Sequence[Truth]) -> None:
        """Add a film. A cut must be found on its frame, a transition while it happens; each once."""
        left = set(found)
        for truth in truths:
            spare = SPARE * (truth.first != truth.last)
            hits = [at for at in left if truth.first - spare <= at <= truth.last + spare]
            if not hits:
                self.missed += 1
                continue
            best = min(hits, key=lambda at: abs(at - truth.frame))
            self.right += 1
            self.off = max(self.off, abs(best - truth.frame))
            left.discard(best)
        self.wrong += len(left)

    @property
    def f1(self) -> float:
        """The harmonic mean of how many found are right and how many right are found."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"{self.right} / {self.wrong} / {self.missed}"


def _joined(
    shots: Sequence[Film], lengths: Sequence[int], mix: Callable[[Film, Film], Film]
) -> tuple[Film, list[Truth]]:
    """Shots one after the other; the last frames of each and as many of the next are mixed into one transition."""
    film = list(shots[0])
    truths = []
    for new, length in zip(shots[1:], lengths, strict=True):
        mixed = mix(film[-length:], new[:length])
        begin = len(film) - length
        film[-length:] = mixed
        film += new[length:]
        truths.append(Truth(begin, begin + len(mixed), begin + len(mixed) // 2))
    return film, truths


def _cuts(shots: Sequence[Film], _chance: Chance) -> tuple[Film, list[Truth]]:
    borders = np.cumsum([len(one) for one in shots])[:-1]
    return [picture for one in shots for picture in one], [Truth(int(at), int(at), int(at)) for at in borders]


def _dissolves(shots: Sequence[Film], chance: Chance) -> tuple[Film, list[Truth]]:
    def mix(old: Film, new: Film) -> Film:
        return [one * (1 - share) + other * share for one, other, share in zip(old, new, _ramp(len(old)), strict=True)]

    return _joined(shots, chance.choice(LENGTHS, len(shots) - 1), mix)


def _ramp(length: int) -> list[float]:
    return [(at + 1) / (length + 1) for at in range(length)]


def _faded(colour: float) -> Callable[[Sequence[Film], Chance], tuple[Film, list[Truth]]]:
    """Out to a colour, some frames of it, and in again; it counts from the first frame that is not the colour."""

    def make(shots: Sequence[Film], chance: Chance) -> tuple[Film, list[Truth]]:
        film: Film = []
        truths = []
        before = 0
        for number, one in enumerate(shots):
            pictures = list(one)
            out, into = (int(chance.choice((6, 8, 12, 18, 24))) for _ in range(2))
            if number:
                for at, share in enumerate(_ramp(into)):
                    pictures[at] = pictures[at] * share + colour * (1 - share)
                begin = len(film)
                film += [np.full((HIGH, WIDE, 3), colour, np.float32)] * int(chance.integers(1, 20))
                truths.append(Truth(begin - before, len(film) + into, len(film)))
            if number + 1 < len(shots):
                for at, share in enumerate(_ramp(out)[::-1]):
                    pictures[at - out] = pictures[at - out] * share + colour * (1 - share)
            before = out
            film += pictures
        return film, truths

    return make


def _wipes(shots: Sequence[Film], chance: Chance) -> tuple[Film, list[Truth]]:
    down, right = np.mgrid[:HIGH, :WIDE]
    masks = [
        right / WIDE,
        1 - right / WIDE,
        down / HIGH,
        np.hypot(down - HIGH / 2, right - WIDE / 2) / np.hypot(HIGH / 2, WIDE / 2),
        (right / WIDE + down / HIGH) / 2,
    ]

    def mix(old: Film, new: Film) -> Film:
        mask = masks[int(chance.integers(len(masks)))][..., None]
        pairs = zip(old, new, _ramp(len(old)), strict=True)
        return [np.where(mask < share, other, one) for one, other, share in pairs]

    return _joined(shots, chance.choice(LENGTHS[:4], len(shots) - 1), mix)


def _unchanged(spoil: Callable[[Film, Chance], Film]) -> Callable[[Sequence[Film], Chance], tuple[Film, list[Truth]]]:
    """Shots, each spoiled by something that is no change of shot, with cuts between them."""

    def make(shots: Sequence[Film], chance: Chance) -> tuple[Film, list[Truth]]:
        return _cuts([spoil(list(one), chance) for one in shots], chance)

    return make


def _flashes(film: Film, chance: Chance) -> Film:
    for at in range(12, len(film) - 12, int(chance.integers(9, 30))):
        for frame in range(int(chance.integers(1, 4))):
            film[at + frame] = film[at + frame] * 0.25 + chance.uniform(170, 200)
    return film


def _strobe(film: Film, chance: Chance) -> Film:
    every = int(chance.integers(2, 5))
    return [one * 0.2 + 200 if 10 < at < len(film) - 10 and at % every == 0 else one for at, one in enumerate(film)]  # noqa: PLR2004 - how such a thing looks


def _whip(film: Film, chance: Chance) -> Film:
    """The camera turns fast over the same place, and its picture smears."""
    begin, length = int(chance.integers(12, 20)), int(chance.integers(5, 9))
    across = int(chance.integers(60, 160))
    for at, one in enumerate(film):
        part = np.clip((at - begin) / length, 0, 1)
        turned = np.roll(one, round(across * part), 1)
        blur = across // length // 2 if 0 < part < 1 else 0
        film[at] = sum(np.roll(turned, by, 1) for by in range(-blur, blur + 1, 4)) / len(range(-blur, blur + 1, 4))
    return film


def _explosion(film: Film, chance: Chance) -> Film:
    """A ball of fire that grows in a few frames, burns the picture out, shakes it and dies away over a second."""
    begin = int(chance.integers(14, 24))
    down, right = np.mgrid[:HIGH, :WIDE]
    far = np.hypot(down - chance.uniform(40, 110), right - chance.uniform(60, 200))
    for at in range(begin, len(film) - 2):
        age = at - begin
        heat = np.clip(1.3 - far / (30 * (age + 1)), 0, 1) * np.exp(-max(0, age - 4) / 7)
        heat = heat * (0.5 + 0.8 * clouds(chance, (HIGH, WIDE), 32))
        shaken = np.roll(film[at], chance.integers(-4, 5, 2), (0, 1))
        film[at] = shaken * (1 - heat[..., None]) + heat[..., None] * (255, 190, 90)
        if age < 3:  # noqa: PLR2004 - how such a thing looks
            film[at] = film[at] * 0.4 + 150
    return film


def _captions(film: Film, chance: Chance) -> Film:
    """Burned subtitles, and now and then a title in the middle, come and go."""
    for begin in range(6, len(film) - 20, 26):
        ink = _written(chance, title=chance.random() < 0.3)  # noqa: PLR2004 - how such a thing looks
        for one in film[begin : begin + 14]:
            one[ink] = 240
    return film


def _written(chance: Chance, *, title: bool) -> NDArray[np.bool_]:
    """Where two lines of words are white."""
    picture = Image.new("L", (WIDE, HIGH))
    size, top = (30, 36) if title else (13, HIGH - 36)
    words = ["".join(chance.choice(list("abdeghmnorstuw"), 5 if title else 9)) for _ in range(4)]
    lines = [" ".join(words[:2]), " ".join(words[2:])]
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        draw.text((WIDE / 2, top + row * size * 1.2), line, 255, ImageFont.load_default(size), anchor="mt")
    return np.asarray(picture) > HALF


def _flare(film: Film, chance: Chance) -> Film:
    """The sun crosses the lens: a veil and bright discs that move against the picture."""
    down, right = np.mgrid[:HIGH, :WIDE]
    begin, length = int(chance.integers(8, 16)), int(chance.integers(18, 30))
    colour = chance.uniform(160, 255, 3)
    for at in range(begin, min(len(film) - 4, begin + length)):
        part = (at - begin) / length
        strength = np.sin(np.pi * part)
        far = np.hypot(down - 30 - 60 * part, right - WIDE * part)
        light = strength * (0.35 + 0.65 * np.exp(-far / 35))
        disc = np.hypot(down - 110 + 60 * part, right - WIDE * (1 - part)) < 16  # noqa: PLR2004 - how such a thing looks
        film[at] = film[at] * (1 - light[..., None]) + light[..., None] * colour + 50 * strength * disc[..., None]
    return film


def _passing(film: Film, chance: Chance) -> Film:
    """Somebody walks by close to the lens and covers the picture for some frames."""
    begin, length = int(chance.integers(10, 18)), int(chance.integers(8, 16))
    colour = chance.uniform(5, 90, 3)
    for at in range(begin, begin + length):
        left = round(-WIDE + 2 * WIDE * (at - begin + 1) / (length + 1))
        film[at][:, max(0, left) : max(0, left + WIDE)] = colour + chance.normal(0, 2, (HIGH, 1, 1))
    return film


def _lights(film: Film, chance: Chance) -> Film:
    """The light goes out, wholly or nearly, and on again; at once or slowly."""
    begin, length = int(chance.integers(10, 14)), int(chance.integers(8, 16))
    slow = int(chance.integers(1, 8))
    least = float(chance.choice((0.0, 0.05, 0.2)))
    for at in range(begin, begin + length + 2 * slow):
        near = min(at - begin + 1, begin + length + 2 * slow - at) / slow
        film[at] = film[at] * (1 - (1 - least) * min(1.0, near))
    return film


def _zoom(film: Film, chance: Chance) -> Film:
    """The lens goes in fast on the same place."""
    begin, length, much = int(chance.integers(10, 16)), int(chance.integers(8, 20)), chance.uniform(1.4, 2.2)
    for at, one in enumerate(film):
        by = 1 + (much - 1) * np.clip((at - begin) / length, 0, 1)
        rows = ((np.arange(HIGH) - HIGH / 2) / by + HIGH / 2).astype(int)
        columns = ((np.arange(WIDE) - WIDE / 2) / by + WIDE / 2).astype(int)
        film[at] = one[rows][:, columns]
    return film


CHANGES: dict[str, Callable[[Sequence[Film], Chance], tuple[Film, list[Truth]]]] = {
    "cuts": _cuts,
    "dissolves": _dissolves,
    "fades through black": _faded(0),
    "fades through white": _faded(255),
    "wipes": _wipes,
}
ALARMS = {
    "flashes": _unchanged(_flashes),
    "strobe light": _unchanged(_strobe),
    "whip pans": _unchanged(_whip),
    "explosions": _unchanged(_explosion),
    "subtitles and titles": _unchanged(_captions),
    "lens flares": _unchanged(_flare),
    "somebody passing": _unchanged(_passing),
    "lights out and on": _unchanged(_lights),
    "fast zooms": _unchanged(_zoom),
}


def film(name: str, seed: int, path: Path, place: Callable[[Chance], Picture | None] = lambda _: None) -> list[Truth]:
    """Write a film of one kind of change."""
    chance = np.random.default_rng([seed, *name.encode()])
    shots = [shot(chance, int(chance.integers(64, 120)), place(chance)) for _ in range(SHOTS)]
    pictures, truths = (CHANGES | ALARMS)[name](shots, chance)
    start = [ffmpeg.find().path, "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDE}x{HIGH}"]
    coded = ["-r", "24", "-i", "-", "-c:v", "libx264", "-crf", "21", "-preset", "veryfast", "-pix_fmt", "yuv420p"]
    with subprocess.Popen([*start, *coded, path], stdin=subprocess.PIPE) as writing:
        for picture in pictures:
            writing.stdin.write(  # type: ignore[union-attr] - a pipe
                np.clip(picture, 0, 255).astype(np.uint8).tobytes()
            )
    return truths


def ours(path: Path) -> list[int]:
    """What kit finds."""
    return list(find(probe.probe(path), RATE, "", lambda _: None).cuts)


def scdet(path: Path, threshold: int) -> list[int]:
    """What ffmpeg's own search finds."""
    argv = [ffmpeg.find().path, "-hide_banner", "-nostats", "-i", path, "-an", "-vf", f"scdet=t={threshold}"]
    done = subprocess.run([*argv, "-f", "null", "-"], capture_output=True, text=True, check=True)
    return [round(Fraction(time) * RATE.fps) for time in re.findall(r"scd\.time: ([\d.]+)", done.stderr)]


def pyscene(path: Path, kind: str) -> list[int]:
    """What a detector of PySceneDetect finds."""
    argv = [os.environ["KIT_SCENEDETECT"], "-c", _PEER, path, kind]
    return list(json.loads(subprocess.run(argv, capture_output=True, text=True, check=True).stdout))


def searches() -> dict[str, Callable[[Path], list[int]]]:
    """Kit and the peers that are here."""
    found: dict[str, Callable[[Path], list[int]]] = {
        "kit": ours,
        "scdet 10": lambda path: scdet(path, 10),
        "scdet 5": lambda path: scdet(path, 5),
    }
    if os.environ.get("KIT_SCENEDETECT"):
        found |= {
            f"PySceneDetect {kind}": lambda path, kind=kind: pyscene(path, kind)
            for kind in ("adaptive", "content", "threshold")
        }
    return found


def section(seeds: Sequence[int] = SEEDS) -> str:
    """The table of the page: F1 of each kind of change, then how often each search is wrong where nothing changes."""
    scores: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    peers = searches()
    with tempfile.TemporaryDirectory() as folder:
        for name in CHANGES | ALARMS:
            for seed in seeds:
                path = Path(folder) / "film.mp4"
                truths = film(name, seed, path)
                for who, search in peers.items():
                    scores[name][who].count(search(path), truths)
    lines = [f"| right / wrong / missed, F1 | {' | '.join(peers)} |", f"|{'---|' * (len(peers) + 1)}"]
    for name in CHANGES | ALARMS:
        cells = [f"{one}, {one.f1:.3f}" for one in scores[name].values()]
        lines.append(f"| {'' if name in CHANGES else 'cuts beside '}{name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(section([int(one) for one in sys.argv[1:]] or SEEDS))
