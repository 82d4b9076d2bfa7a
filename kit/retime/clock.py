"""Maps that count from a film's first frame, on the clock of tracks that count from a programme start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.retime.timemap import Segment, Span

if TYPE_CHECKING:
    from kit.retime.timemap import Exact, TimeMap


def from_start(timemap: TimeMap, start: int) -> TimeMap:
    """The same map for tracks whose clock reads ``start`` (ticks) at the first frame, in the old film and the new."""
    if not start:
        return timemap
    segments = tuple(
        Segment(one.ratio, _offset(one, start), _later(one.begin, start), _later(one.end, start))
        for one in timemap.segments
    )
    removed = tuple(Span(_later(span.begin, start), _later(span.end, start)) for span in timemap.removed)
    return replace(timemap, segments=segments, removed=removed)


def _offset(one: Segment, start: int) -> Exact:
    return one.offset if one.ratio == 1 else one.offset + start - start * one.ratio


def _later(at: Exact | None, start: int) -> Exact | None:
    return None if at is None else at + start
