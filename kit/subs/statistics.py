"""What a track amounts to: how much it says, how long it shows, how fast it reads.

A cue counts if it has words. Reading speeds are those of cues that show at all; the average is all characters over all
the time in which these show, as Netflix reckons a file's. Percentiles are by nearest rank: the speed of a cue that is
there. Gaps are between cues in the order of time; one begins where everything before has ended.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kit.subs import faults
from kit.subs.measure import weigh, weigh_lines
from kit.time.ticks import PER_SECOND, from_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: The upper ends of the classes of gaps, in milliseconds, and what the classes are called.
_BORDERS = (0, 1, 80, 500, 1000, 3000, 10_000, 60_000)
GAPS = (
    "overlap",
    "none",
    "under 0.08 s",
    "0.08 to 0.5 s",
    "0.5 to 1 s",
    "1 to 3 s",
    "3 to 10 s",
    "10 to 60 s",
    "60 s or more",
)
_LETTER = re.compile(r"\w")
_MIDDLE, _FASTEST_TWENTIETH = 0.5, 0.95


class At(NamedTuple):
    """A value and the number of the cue that has it."""

    value: float
    cue: int


@dataclass(frozen=True, slots=True)
class Speeds:
    """Characters a second."""

    average: float
    median: float
    p95: float
    peak: At


@dataclass(frozen=True, slots=True)
class Statistics:
    """A track in numbers; what does not exist in an empty track is None.

    Times are ticks. ``shown`` is the time in which at least one cue shows. ``without_words`` are cues without text,
    ``without_time`` those that end at their begin or before it, ``lost_rows`` faults of rows that no cue holds.
    ``characters`` and ``longest_line`` are counted as ``count`` says; ``gaps`` are numbers of gaps, as ``GAPS``.
    """

    count: str
    cues: int
    without_words: int
    without_time: int
    lost_rows: int
    words: int
    characters: float
    shown: int
    first: int | None
    last: int | None
    speeds: Speeds | None
    longest_line: At | None
    shortest: At | None
    longest: At | None
    gaps: tuple[int, ...]


def of(track: Track, count: str) -> Statistics:
    """The numbers of a track; ``count`` is how its profile counts characters, ``plain`` or ``korean``."""
    cues = [cue for cue in track.cues if cue.text.strip()]
    timed = [cue for cue in cues if cue.end > cue.start]
    lines = [At(weigh(line, count), cue.number) for cue in cues for line in cue.lines]
    ordered = sorted(timed, key=lambda cue: (cue.start, cue.end))
    shown, gaps = _times(ordered)
    return Statistics(
        count=count,
        cues=len(cues),
        without_words=len(track.cues) - len(cues),
        without_time=len(cues) - len(timed),
        lost_rows=len(faults.of_lost_rows(track)),
        words=sum(bool(_LETTER.search(word)) for cue in cues for line in cue.lines for word in line.split()),
        characters=sum(weigh_lines(cue.lines, count) for cue in cues),
        shown=shown,
        first=min((cue.start for cue in timed), default=None),
        last=max((cue.end for cue in timed), default=None),
        speeds=_speeds(timed, count),
        longest_line=max(lines, key=lambda one: one.value, default=None),
        shortest=_by_length(timed, min),
        longest=_by_length(timed, max),
        gaps=gaps,
    )


def _speeds(timed: Sequence[Cue], count: str) -> Speeds | None:
    if not timed:
        return None
    weights = [weigh_lines(cue.lines, count) for cue in timed]
    speeds = [At(weight * PER_SECOND / cue.duration, cue.number) for cue, weight in zip(timed, weights, strict=True)]
    ranked = sorted(one.value for one in speeds)
    return Speeds(
        average=sum(weights) * PER_SECOND / sum(cue.duration for cue in timed),
        median=_rank(ranked, _MIDDLE),
        p95=_rank(ranked, _FASTEST_TWENTIETH),
        peak=max(speeds, key=lambda one: one.value),
    )


def _rank(ranked: Sequence[float], share: float) -> float:
    """The nearest-rank percentile of sorted values."""
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def _by_length(timed: Sequence[Cue], pick: Callable[..., Cue]) -> At | None:
    if not timed:
        return None
    cue = pick(timed, key=lambda one: one.duration)
    return At(cue.duration, cue.number)


def _times(ordered: Sequence[Cue]) -> tuple[int, tuple[int, ...]]:
    """The time in which something shows, and the number of gaps in each class."""
    borders = [from_ms(border) for border in _BORDERS]
    gaps = [0] * len(GAPS)
    shown = 0
    end: int | None = None
    for cue in ordered:
        if end is not None:
            gaps[bisect_right(borders, cue.start - end)] += 1
        shown += max(0, cue.end - (cue.start if end is None else max(cue.start, end)))
        end = cue.end if end is None else max(end, cue.end)
    return shown, tuple(gaps)
