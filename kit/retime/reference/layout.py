"""Runs of cues made into the segments of a map, and where between them the cut may lie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import cutting, exact, likeness
from kit.retime.timemap import Segment, Span
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.reference.alignment import Alignment, Run
    from kit.retime.reference.cutting import Join
    from kit.retime.reference.scale import Scales
    from kit.retime.reference.times import Times
    from kit.time.rate import Rate

#: Milliseconds: offsets of neighbours that differ by less are one.
_ONE = 20.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of paired cues and its offset."""

    run: Run
    offset: exact.Offset


@dataclass(frozen=True, slots=True)
class Layout:
    """The stretches, the cuts between them, and the segments and removed ranges that they come to."""

    stretches: tuple[Stretch, ...]
    segments: tuple[Segment, ...]
    removed: tuple[Span, ...]
    joins: tuple[Join, ...]


def lay_out(found: Alignment, stretches: Sequence[Stretch], scales: Scales, old: Times) -> Layout:
    """The map's parts, from its stretches and what cues say for a place."""
    stretches = list(stretches)
    joins = [cutting.join(found.ratio, scales, old, one, other) for one, other in pairwise(stretches)]
    removed = [Span(join.begin, join.end) for join in joins if join.end > join.begin]
    segments = []
    for index, stretch in enumerate(stretches):
        begin = joins[index - 1].end if index else None
        end = joins[index].begin if index < len(joins) else None
        segments.append(Segment(found.ratio, stretch.offset.ticks, begin, end))
        stretches[index] = Stretch(_inside(stretch.run, old, begin, end), stretch.offset)
    before = _before_zero(segments[0], old) if segments else None
    if before is not None:
        removed.insert(0, Span(None, before))
        segments[0] = replace(segments[0], begin=before)
    return Layout(tuple(stretches), tuple(segments), tuple(removed), tuple(joins))


def stretches_of(found: Alignment, old: Times, new: Times, step: float, rate: Rate | None) -> list[Stretch]:
    """The runs with their offsets, neighbours that moved alike as one.

    ``step`` is what both files can tell apart together, in milliseconds.
    """
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
    agree = exact.COPIED if found.spread is likeness.COPIED else exact.TIMED_BY_EAR
    offset = exact.offset(apart, step, rate, agree)
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


def _inside(run: Run, old: Times, begin: int | None, end: int | None) -> Run:
    """The pairs of a run that lie between two cuts; all if none does."""
    ticks = old.starts[run.old] * PER_MS
    kept = (ticks >= (begin or 0)) & (ticks < (end if end is not None else np.inf))
    return run if not kept.any() else replace(run, old=run.old[kept], new=run.new[kept])
