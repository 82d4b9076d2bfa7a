"""A time map laid out: every time of the old film in exactly one piece, kept or removed."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.retime.timemap import Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kit.retime.timemap import Exact, TimeMap

_STILL = Segment()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old film from ``begin`` up to but not including ``end`` (None: open); removed without a segment.

    ``segment`` has the piece's own ends.
    """

    begin: Exact | None
    end: Exact | None
    segment: Segment | None

    @property
    def new_begin(self) -> Exact | None:
        """Where a kept piece begins in the new film."""
        return None if self.segment is None or self.begin is None else self.segment.exactly(self.begin)

    @property
    def new_end(self) -> Exact | None:
        """Where a kept piece ends in the new film."""
        return None if self.segment is None or self.end is None else self.segment.exactly(self.end)


class Course:
    """The pieces of a map in the order of the old film, without gaps and overlaps; neighbours differ."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(_joined(pieces))
        self._begins = [piece.begin for piece in self.pieces[1:] if piece.begin is not None]

    def at(self, ticks: Exact) -> Piece:
        """The piece that holds a time."""
        return self.pieces[bisect_right(self._begins, ticks)]

    def before(self, ticks: Exact) -> Piece | None:
        """The piece before the one that holds a time; None before the first."""
        index = bisect_right(self._begins, ticks)
        return self.pieces[index - 1] if index else None

    def over(self, start: Exact | None, end: Exact | None) -> tuple[Piece, ...]:
        """The pieces that a stretch touches, in order; None is open."""
        first = 0 if start is None else bisect_right(self._begins, start)
        last = first + 1
        while last < len(self.pieces) and (end is None or self._begins[last - 1] < end):
            last += 1
        return self.pieces[first:last]

    @cached_property
    def kept(self) -> tuple[Piece, ...]:
        """The pieces that the new film has, in its order."""
        pieces = [piece for piece in self.pieces if piece.segment is not None]
        return tuple(sorted(pieces, key=lambda piece: (piece.begin is not None, piece.new_begin or 0)))

    @property
    def removed(self) -> tuple[Span, ...]:
        """The stretches of the old film that the new one does not have."""
        return tuple(Span(piece.begin, piece.end) for piece in self.pieces if piece.segment is None)

    @cached_property
    def inserted(self) -> tuple[Span, ...]:
        """The stretches of the new film, in its own time, that come from nowhere in the old one."""
        return tuple(_gaps(self.kept))


def course(timemap: TimeMap) -> Course:
    """Lay out a map: what is removed counts before any segment, the first segment before the others."""
    return Course(_pieces(timemap))


def _pieces(timemap: TimeMap) -> Iterator[Piece]:
    stretches: tuple[Segment | Span, ...] = (*timemap.segments, *timemap.removed)
    borders = {border for one in stretches for border in (one.begin, one.end) if border is not None}
    owners = _Owners(timemap)
    for begin, end in pairwise([None, *sorted(borders), None]):
        owner = owners.reach(begin)
        yield Piece(begin, end, owner and Segment(owner.ratio, owner.offset, begin, end))


class _Owners:
    """Which segment counts, asked from border to border in the order of the old film; None where it is removed."""

    def __init__(self, timemap: TimeMap) -> None:
        self._segments = timemap.segments
        self._starts: dict[Exact | None, list[int]] = {}
        self._cuts: dict[Exact | None, int] = {}
        self._active: list[int] = []
        self._removed = 0
        for index, segment in enumerate(timemap.segments):
            self._starts.setdefault(segment.begin, []).append(index)
        for span in timemap.removed:
            self._cuts[span.begin] = self._cuts.get(span.begin, 0) + 1
            if span.end is not None:
                self._cuts[span.end] = self._cuts.get(span.end, 0) - 1

    def reach(self, begin: Exact | None) -> Segment | None:
        self._removed += self._cuts.get(begin, 0)
        for index in self._starts.get(begin, ()):
            heapq.heappush(self._active, index)
        while self._active and _is_over(self._segments[self._active[0]], begin):
            heapq.heappop(self._active)
        if self._removed:
            return None
        return self._segments[self._active[0]] if self._active else _STILL


def _is_over(segment: Segment, begin: Exact | None) -> bool:
    return segment.end is not None and begin is not None and segment.end <= begin


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that move alike as one."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and _alike(last.segment, piece.segment):
            segment = last.segment and Segment(last.segment.ratio, last.segment.offset, last.begin, piece.end)
            last = Piece(last.begin, piece.end, segment)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _alike(one: Segment | None, other: Segment | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.ratio == other.ratio and one.offset == other.offset


def _gaps(kept: tuple[Piece, ...]) -> Iterator[Span]:
    reached: Exact | None = kept[0].new_end if kept else None
    if kept and kept[0].new_begin is not None:
        yield Span(None, kept[0].new_begin)
    for piece in kept[1:]:
        if reached is None:
            return
        if piece.new_begin is not None and piece.new_begin > reached:
            yield Span(reached, piece.new_begin)
        reached = None if piece.new_end is None else max(reached, piece.new_end)
    if kept and reached is not None:
        yield Span(reached, None)
