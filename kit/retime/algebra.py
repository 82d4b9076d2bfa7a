"""Maps turned round and put one after the other, exactly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.retime.course import Course, Piece, course
from kit.retime.timemap import Segment, TimeMap, Verdict
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.retime.timemap import Exact

_WORST = (Verdict.REFUSED, Verdict.UNSURE, Verdict.SOLID)


def inverse(timemap: TimeMap) -> TimeMap:
    """The map from the new film to the old one: every kept time comes back exactly, what was inserted is removed.

    Raises UsageError if a stretch of the new film has two places in the old one.
    """
    laid = course(timemap)
    for before, after in pairwise(laid.kept):
        if before.new_end is None or after.new_begin is None or after.new_begin < before.new_end:
            raise _twice(before, after)
    return TimeMap(
        tuple(_turned(piece) for piece in laid.kept),
        laid.inserted,
        f"inverse of {timemap.method}" if timemap.method else "inverse",
        timemap.verdict,
        timemap.confidence,
        timemap.evidence,
        timemap.reasons,
        timemap.whole_cues,
    )


def compose(first: TimeMap, second: TimeMap) -> TimeMap:
    """One map that does what ``first`` does and then ``second``; it is as sure as the less sure of the two."""
    laid = Course(_through(course(first), course(second)))
    return TimeMap(
        tuple(piece.segment for piece in laid.pieces if piece.segment is not None),
        laid.removed,
        " + ".join(method for method in (first.method, second.method) if method),
        min(first.verdict, second.verdict, key=_WORST.index),
        min(first.confidence, second.confidence),
        first.evidence + second.evidence,
        first.reasons + second.reasons,
        first.whole_cues and second.whole_cues,
    )


def _turned(piece: Piece) -> Segment:
    segment = piece.segment or Segment()
    return Segment(1 / segment.ratio, -segment.offset / segment.ratio, piece.new_begin, piece.new_end)


def _through(first: Course, second: Course) -> Iterator[Piece]:
    for piece in first.pieces:
        if piece.segment is None:
            yield piece
            continue
        for later in second.over(piece.new_begin, piece.new_end):
            begin = _latest(piece.begin, _before(piece.segment, later.begin))
            end = _earliest(piece.end, _before(piece.segment, later.end))
            yield Piece(begin, end, _after(piece.segment, later.segment, begin, end))


def _after(first: Segment, then: Segment | None, begin: Exact | None, end: Exact | None) -> Segment | None:
    if then is None:
        return None
    return Segment(first.ratio * then.ratio, then.exactly(first.offset), begin, end)


def _before(segment: Segment, new: Exact | None) -> Exact | None:
    """The old time of a new one."""
    return None if new is None else (new - segment.offset) / segment.ratio


def _latest(one: Exact | None, other: Exact | None) -> Exact | None:
    return other if one is None else one if other is None else max(one, other)


def _earliest(one: Exact | None, other: Exact | None) -> Exact | None:
    return other if one is None else one if other is None else min(one, other)


def _twice(before: Piece, after: Piece) -> UsageError:
    def told(piece: Piece) -> str:
        return " to ".join("the open end" if border is None else clock(border) for border in (piece.begin, piece.end))

    return UsageError(
        f"The map has no opposite: {told(before)} and {told(after)} of the old film share a place in the new.",
        hint="Keep the old tracks, or take what lies over another stretch out of the map.",
        slug="no-inverse",
    )
