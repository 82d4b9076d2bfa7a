"""Runs of cues made into the segments of a map, and where between them the cut may lie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import exact
from kit.retime.reference.times import marks
from kit.retime.timemap import Segment, Span
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.reference.alignment import Alignment, Run
    from kit.retime.reference.times import Floats, Times
    from kit.time.rate import Rate

#: Milliseconds: offsets of neighbours that differ by less are one.
_ONE = 20.0
#: Milliseconds within which an in-time has a counterpart.
_NEAR = 250.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of paired cues and its offset."""

    run: Run
    offset: exact.Offset


@dataclass(frozen=True, slots=True)
class Layout:
    """The stretches, and the segments and removed ranges that they come to."""

    stretches: tuple[Stretch, ...]
    segments: tuple[Segment, ...]
    removed: tuple[Span, ...]


def lay_out(found: Alignment, old: Times, new: Times, step: float, rate: Rate | None) -> Layout:
    """The map's parts; ``step`` is what both files can tell apart together, in milliseconds."""
    stretches = stretches_of(found, old, new, step, rate)
    joins = [_join(one, other, old, new, found.ratio) for one, other in pairwise(stretches)]
    removed = [Span(begin, end) for begin, end in joins if end > begin]
    segments = []
    for index, stretch in enumerate(stretches):
        begin = joins[index - 1][1] if index else None
        end = joins[index][0] if index < len(joins) else None
        segments.append(Segment(found.ratio, stretch.offset.ticks, begin, end))
    before = _before_zero(segments[0], old) if segments else None
    if before is not None:
        removed.insert(0, Span(None, before))
        segments[0] = replace(segments[0], begin=before)
    return Layout(tuple(stretches), tuple(segments), tuple(removed))


def stretches_of(found: Alignment, old: Times, new: Times, step: float, rate: Rate | None) -> list[Stretch]:
    """The runs with their offsets, neighbours that moved alike as one."""
    stretches: list[Stretch] = []
    for run in found.runs:
        stretch = _stretch(run, found, old, new, step, rate)
        while stretches and _alike(stretches[-1].offset, stretch.offset):
            last = stretches.pop().run
            joined = replace(
                last if len(last.old) >= len(run.old) else run,
                old=np.concatenate((last.old, stretch.run.old)),
                new=np.concatenate((last.new, stretch.run.new)),
            )
            stretch = _stretch(joined, found, old, new, step, rate)
        stretches.append(stretch)
    return stretches


def _stretch(run: Run, found: Alignment, old: Times, new: Times, step: float, rate: Rate | None) -> Stretch:
    apart = new.starts[run.new] - old.starts[run.old] * float(found.ratio)
    offset = exact.offset(apart, step, rate)
    if not offset.share and found.ratio == 1 and abs(offset.ticks) <= exact.BY_EAR * PER_MS:
        offset = exact.Offset(0, 0.0)
    return Stretch(run, offset)


def _alike(one: exact.Offset, other: exact.Offset) -> bool:
    limit = _ONE if one.share and other.share else exact.BY_EAR
    return abs(one.ticks - other.ticks) <= limit * PER_MS


def _before_zero(segment: Segment, old: Times) -> int | None:
    """Where the new film begins in the old one, if cues of the old one lie before it."""
    start = -Fraction(segment.offset) / segment.ratio
    return round(start) if len(old) and old.starts[0] * PER_MS < start else None


def _join(one: Stretch, other: Stretch, old: Times, new: Times, ratio: Fraction) -> tuple[int, int]:
    """Where the first stretch ends and the second begins, in ticks of the old film; between them it was removed.

    The cues say only between which of them the cut lies. It is laid where it tears no cue of either track, where the
    cues without counterpart fall into what was removed, and else into the middle of what is left.
    """
    gone = max(0.0, (one.offset.ticks - other.offset.ticks) / float(ratio) / PER_MS)
    last, first = int(one.run.old[-1]), int(other.run.old[0])
    high = max(old.starts[last] + 1, old.starts[first] - gone)
    low = min(max(old.starts[last] + 1, old.ends[last]), high)
    between = np.arange(last + 1, first)
    place = _Place(one, other, old, new, float(ratio), gone, between)
    x = place.best(low, high)
    begin = round(x * PER_MS)
    length = max(Fraction(0), Fraction(one.offset.ticks - other.offset.ticks) / ratio)
    end = min(begin + round(length), round(old.starts[first] * PER_MS))
    return begin, max(begin, end)


class _Place:
    """How well a cut would lie at each time between two stretches."""

    def __init__(
        self, one: Stretch, other: Stretch, old: Times, new: Times, ratio: float, gone: float, between: NDArray[np.intp]
    ) -> None:
        self._starts, self._ends = old.starts[between], old.ends[between]
        self._new, self._gone, self._ratio = new, gone, ratio
        self._offsets = one.offset.ticks / PER_MS, other.offset.ticks / PER_MS
        held = marks(new.starts)
        self._fits = [
            np.abs(held.nearest(self._starts * ratio + offset)[1]) <= _NEAR if len(self._starts) else self._starts > 0
            for offset in self._offsets
        ]

    def best(self, low: float, high: float) -> float:
        edges = [low, high, *self._starts, *self._ends, *(self._starts - self._gone), *(self._ends - self._gone)]
        edges += [(edge - self._offsets[0]) / self._ratio for edge in (*self._new.starts, *self._new.ends)]
        inside = np.unique([edge for edge in edges if low <= edge <= high])
        middles = (inside[1:] + inside[:-1]) / 2
        places = np.concatenate((middles, inside))
        wide = np.concatenate((np.diff(inside), np.zeros(len(inside))))
        worth = [
            self._worth(float(x)) + min(float(room), 1000.0) / 10_000 for x, room in zip(places, wide, strict=True)
        ]
        return float(places[int(np.argmax(worth))])

    def _worth(self, x: float) -> float:
        stays, comes = self._starts < x, self._starts >= x + self._gone
        worth = sum(
            2.0 * np.sum(fits[part]) - np.sum(~fits[part])
            for fits, part in zip(self._fits, (stays, comes), strict=True)
        )
        torn = _torn(self._starts, self._ends, x)
        torn += _torn(self._starts, self._ends, x + self._gone) if self._gone else 0
        torn += _torn(self._new.starts, self._new.ends, x * self._ratio + self._offsets[0])
        return float(worth) - torn


def _torn(starts: Floats, ends: Floats, at: float) -> int:
    return int(np.sum((starts < at) & (at < ends)))
