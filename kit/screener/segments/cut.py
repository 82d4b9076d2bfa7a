"""Where a film is cut into segments: at places that stay where they are when a cue changes.

Two kinds of borders. A grid of a few seconds, moved to a key frame of the master or to a change of shot where one is
near, is the same for every language and every copy. The borders of clear stretches, on which nothing is drawn, are
rounded to half seconds, so that languages whose times differ a little still share them.
"""

from __future__ import annotations

import bisect
import itertools
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.time import ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from kit.time.rate import Rate

#: Seconds: the grid, how far a shot's first frame may draw it, the clear borders' rounding, the shortest segment.
_GRID, _DRAW, _STEP, _LEAST = 4, 1, 0.5, 0.5
#: Seconds after a border in which a key frame is taken for the next one: decoding that begins there wastes nothing.
_KEY_FROM, _KEY_TO = 2, 7
_FIRST, _LAST = operator.itemgetter(0), operator.itemgetter(1)


@dataclass(frozen=True, slots=True)
class Segment:
    """The frames ``first`` … ``last`` − 1; ``clear`` if nothing is drawn on any of them.

    ``whose`` tells screeners that are made together apart: 0 is the one that is built now.
    """

    first: int
    last: int
    clear: bool
    whose: int = 0

    @property
    def frames(self) -> int:
        """How many frames it has."""
        return self.last - self.first


def segments(
    frames: int,
    rate: Rate,
    drawn: Sequence[tuple[int, int]],
    shots: Iterable[int] = (),
    keys: Iterable[int] = (),
    fixed: Iterable[int] = (),
) -> tuple[Segment, ...]:
    """The segments of a picture of ``frames`` frames, in order and without a gap.

    ``drawn`` are the stretches with something on them (in order, apart), ``keys`` the master's key frames. ``fixed``
    are borders that must be there whatever is drawn: those of a mark's schedule. What lies between two of them is cut
    as if there were nothing else, so that marked and plain copies share all that lies between the marks.
    """
    must = sorted({one for one in fixed if 0 < one < frames})
    grid = _grid(frames, rate, sorted(shots), sorted(keys), must)
    found: list[Segment] = []
    for begin, end in itertools.pairwise([0, *must, frames]):
        own = drawn[bisect.bisect_right(drawn, begin, key=_LAST) : bisect.bisect_left(drawn, end, key=_FIRST)]
        clear = list(_clear(begin, end, rate, [(max(begin, first), min(end, last)) for first, last in own], grid))
        found += _divide(begin, end, rate, clear, grid)
    return tuple(found)


def _grid(frames: int, rate: Rate, shots: list[int], keys: list[int], fixed: list[int]) -> list[int]:
    """Borders that no cue moves: the fixed ones, and one every few seconds."""
    step, draw, least = (_count(seconds, rate.fps) for seconds in (_GRID, _DRAW, _LEAST))
    found: list[int] = []
    at = 0
    while (line := at + step) < frames:
        first, last = at + _count(_KEY_FROM, rate.fps), at + _count(_KEY_TO, rate.fps)
        near = keys[bisect.bisect_left(keys, first) : bisect.bisect_right(keys, last)]
        at = _nearest(near, line, last - first) if near else _nearest(shots, line, draw)
        if _far(at, fixed, least) and frames - at >= least:
            found.append(at)
    return sorted({*found, *fixed})


def _far(border: int, others: list[int], least: int) -> bool:
    place = bisect.bisect(others, border)
    return all(abs(border - other) >= least for other in others[max(0, place - 1) : place + 1])


def _nearest(places: list[int], wanted: int, most: int) -> int:
    index = bisect.bisect(places, wanted)
    near = [place for place in places[max(0, index - 1) : index + 1] if abs(place - wanted) <= most]
    return min(near, key=lambda place: abs(place - wanted), default=wanted)


def _clear(
    begin: int, end: int, rate: Rate, drawn: Sequence[tuple[int, int]], grid: list[int]
) -> Iterator[tuple[int, int]]:
    """The clear stretches of a part that are worth a segment, rounded inwards to half seconds or to the grid."""
    step, least = _count(_STEP, rate.fps), _count(_LEAST, rate.fps)
    starts, stops = [begin, *(last for _, last in drawn)], [*(first for first, _ in drawn), end]
    for start, stop in zip(starts, stops, strict=True):
        first = start if start == begin else -(-start // step) * step
        last = stop if stop == end else stop // step * step
        inside = grid[bisect.bisect_left(grid, first) : bisect.bisect_right(grid, last)]
        if inside and inside[0] - first < least and first > begin:
            first = inside[0]
        if inside and last - inside[-1] < least and last < end:
            last = inside[-1]
        if last - first >= least or (first, last) == (begin, end):
            yield first, last


def _divide(begin: int, end: int, rate: Rate, clear: list[tuple[int, int]], grid: list[int]) -> Iterator[Segment]:
    """A part's stretches, divided by those lines of the grid that are not near an end of the stretch."""
    least = _count(_LEAST, rate.fps)
    at = begin
    for first, last in [*clear, (end, end)]:
        for one, other, empty in ((at, first, False), (first, last, True)):
            inside = grid[bisect.bisect_right(grid, one) : bisect.bisect_left(grid, other)]
            far = [line for line in inside if min(line - one, other - line) >= least]
            for here, following in itertools.pairwise([one, *far, other]):
                if here < following:
                    yield Segment(here, following, empty)
        at = last


def _count(seconds: float, fps: Fraction) -> int:
    """Whole frames of about so many seconds, at least one."""
    return max(1, ticks.round_half_up(fps * int(seconds * 1000) / 1000))
