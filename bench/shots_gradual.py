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
import shots_alarms as alarms
from shots_scenes import HIGH, WIDE, shot

from kit.retime.shots.detect import find
from kit.time.rate import Rate
from kit.tools import ffmpeg, probe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shots_scenes import Chance, Picture

    Film = list[Picture]

RATE = Rate(Fraction(24))
#: Lengths of transitions in frames, from a third of a second to two.
LENGTHS = (8, 12, 16, 24, 36, 48)
#: Frames beside a transition in which finding it is still right.
SPARE = 2
SHOTS = 24
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


CHANGES: dict[str, Callable[[Sequence[Film], Chance], tuple[Film, list[Truth]]]] = {
    "cuts": _cuts,
    "dissolves": _dissolves,
    "fades through black": _faded(0),
    "fades through white": _faded(255),
    "wipes": _wipes,
}
ALARMS = {
    "flashes": _unchanged(alarms.flashes),
    "strobe light": _unchanged(alarms.strobe),
    "whip pans": _unchanged(alarms.whip),
    "explosions": _unchanged(alarms.explosion),
    "subtitles and titles": _unchanged(alarms.captions),
    "lens flares": _unchanged(alarms.flare),
    "somebody passing": _unchanged(alarms.passing),
    "lights out and on": _unchanged(alarms.lights),
    "fast zooms": _unchanged(alarms.zoom),
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
