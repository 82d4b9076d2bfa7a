"""Made films for tests and benchmarks of retiming: a template's cues, a translation of it, and a recut, as people make.

Everything is counted in frames at 24000/1001 until it becomes milliseconds, as in a subtitle program.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from kit.subs import decode, formats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track

#: Frames, or fractions of one in a film that was brought to another rate.
Time = int | Fraction
Cues = list[tuple[Time, Time]]

FPS = Fraction(24000, 1001)
#: Frames: the least gap, the shortest cue and the longest.
_GAP, _SHORT, _LONG = 2, 20, 168


@dataclass(frozen=True, slots=True)
class Habits:
    """How a translation differs from its template: shares of cues, and how many in-times moved by 1 to 8 frames."""

    merged: float = 0.15
    split: float = 0.10
    dropped: float = 0.05
    moved: float = 0.3
    jitter: float = 0.0


def chance(seed: object) -> random.Random:
    """Chance that comes out the same every time."""
    return random.Random(str(seed))  # noqa: S311 - made films are no secret


def seconds(value: float) -> int:
    """Frames of a length."""
    return round(value * float(FPS))


def milliseconds(frame: Time) -> int:
    """The time of a frame, rounded as programs write it."""
    return math.floor(frame * 1000 / FPS + Fraction(1, 2))


def film(chance: random.Random, minutes: float) -> Cues:
    """The cues of a documentary: dense talk, an off-screen voice with breaths, long stretches where nobody speaks."""
    cues: Cues = []
    at, end = seconds(chance.uniform(2, 20)), seconds(60 * minutes)
    while at < end:
        kind = chance.choices(("talk", "voice", "silence"), (5, 3, 2))[0]
        if kind == "silence":
            at += seconds(chance.uniform(8, 45))
            continue
        for _ in range(chance.randint(3, 18)):
            length = min(max(round(chance.lognormvariate(math.log(55), 0.45)), _SHORT), _LONG)
            cues.append((at, at + length))
            near = chance.random() < (0.6 if kind == "talk" else 0.15)
            at += length + (_GAP if near else _GAP + round(chance.expovariate(1 / (24 if kind == "talk" else 50))))
    return [cue for cue in cues if cue[1] <= end]


def lyrics(number: int, beat: int) -> Cues:
    """A song: a cue on every beat, each as long as the last."""
    return [(beat * index, beat * index + beat - _GAP) for index in range(1, number + 1)]


def translate(chance: random.Random, cues: Cues, habits: Habits = Habits()) -> Cues:
    """What a translator made of a template."""
    made: Cues = []
    index = 0
    while index < len(cues):
        begin, end = cues[index]
        index += 1
        what = chance.random()
        if what < habits.dropped:
            continue
        if what < habits.dropped + habits.merged and index < len(cues) and cues[index][0] - end < seconds(1.5):
            end = cues[index][1]
            index += 1
            made.append((begin, end))
        elif what > 1 - habits.split and end - begin > 3 * _SHORT:
            half = begin + round((end - begin) * chance.uniform(0.35, 0.65))
            made += [(begin, half - _GAP), (half, end)]
        else:
            made.append((begin, end))
    return [_moved(chance, cue, habits) for cue in made]


def _moved(chance: random.Random, cue: tuple[Time, Time], habits: Habits) -> tuple[Time, Time]:
    begin, end = cue
    if chance.random() < habits.moved:
        begin += chance.choice((-1, 1)) * chance.randint(1, 8)
    if chance.random() < habits.moved:
        end += chance.choice((-1, 1)) * chance.randint(1, 8)
    if habits.jitter:
        begin += round(chance.gauss(0, habits.jitter))
        end += round(chance.gauss(3, 2 * habits.jitter))
    begin = max(begin, 0)
    return begin, max(end, begin + 10)


def cut_out(cues: Cues, begin: int, end: int) -> Cues:
    """The template of the film without its frames from ``begin`` to ``end``."""
    kept: Cues = []
    for first, last in cues:
        if last <= begin:
            kept.append((first, last))
        elif first >= end:
            kept.append((first - end + begin, last - end + begin))
        elif first < begin - _SHORT:
            kept.append((first, begin))
        elif last > end + _SHORT:
            kept.append((begin, last - end + begin))
    return kept


def put_in(cues: Cues, at: int, more: Cues, length: int) -> Cues:
    """The template of the film with ``length`` frames more at a place between its cues."""
    before = [cue for cue in cues if cue[0] < at]
    return [
        *before,
        *((begin + at, end + at) for begin, end in more if end <= length),
        *((begin + length, end + length) for begin, end in cues[len(before) :]),
    ]


def moved(cues: Cues, frames: int) -> Cues:
    """All cues later."""
    return [(begin + frames, end + frames) for begin, end in cues]


def stretched(cues: Cues, ratio: Fraction) -> Cues:
    """The same cues at another rate: between the frames of the old one, as the times of a file are."""
    return [(begin * ratio, end * ratio) for begin, end in cues]


def track(cues: Sequence[tuple[Time, Time]], name: str = "film.ko.srt", texts: Sequence[str] = ()) -> Track:
    """The cues as a track that was read from a file."""
    return read(srt(cues, texts).encode(), name)


def srt(cues: Sequence[tuple[Time, Time]], texts: Sequence[str] = ()) -> str:
    """The cues as a SubRip file; without ``texts`` all say the same."""
    return "\n".join(
        f"{number}\n{_clock(begin)} --> {_clock(end)}\n{text}\n"
        for number, ((begin, end), text) in enumerate(zip(cues, texts or ["So."] * len(cues), strict=True), start=1)
    )


def sentences(chance: random.Random, cues: Cues, lengths: Sequence[int]) -> list[int]:
    """For each cue which of some sentences, of so many letters, it says: of four one that its time suits best."""
    return [
        min(chance.sample(range(len(lengths)), 4), key=lambda one: abs(lengths[one] - 13 * (end - begin) / FPS))
        for begin, end in cues
    ]


def told(film: Cues, words: Sequence[str], cues: Cues) -> list[str]:
    """What cues made of a film's say: the ``words`` of those over which they lie, and of a half its half."""
    return [
        " ".join(part for one, text in zip(film, words, strict=True) if (part := _part(one, text, cue))) or "So."
        for cue in cues
    ]


def _part(one: tuple[Time, Time], text: str, cue: tuple[Time, Time]) -> str:
    length = one[1] - one[0]
    over = min(one[1], cue[1]) - max(one[0], cue[0])
    if 2 * over <= min(length, cue[1] - cue[0]):
        return ""
    words = text.split()
    if 4 * over > 3 * length:
        return text
    kept = max(1, round(len(words) * over / length))
    return " ".join(words[:kept] if cue[0] - one[0] < length / 4 else words[-kept:])


def read(data: bytes, name: str) -> Track:
    """A SubRip track of these bytes."""
    return formats.parse(decode.decode(data, Path(name)), "srt")


def after_cut(begin: int, end: int) -> Callable[[Time], Time | None]:
    """Where each frame is once those from ``begin`` to ``end`` are cut out."""
    return lambda frame: frame if frame < begin else None if frame < end else frame - end + begin


def within(found: TimeMap, old: Cues, truth: Callable[[Time], Time | None], *, ms: float = 250) -> float:
    """The share of the cues that the new film keeps which a map brings within so many milliseconds of their place.

    ``truth`` gives a frame's new place, None for one that was cut out.
    """
    good = kept = 0
    for begin, _ in old:
        place = truth(begin)
        if place is None:
            continue
        kept += 1
        ticks = milliseconds(begin) * 705_600
        if any(span.holds(ticks) for span in found.removed):
            continue
        good += abs(found.of(ticks).at(ticks) / 705_600 - float(place * 1000 / FPS)) <= ms
    return good / kept if kept else 1.0


def _clock(frame: Time) -> str:
    ms = milliseconds(frame)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"
