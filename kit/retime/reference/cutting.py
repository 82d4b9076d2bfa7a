"""Where between two stretches of the old film the cut lies, and how surely the cues around it tell."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import likeness
from kit.retime.reference.times import Times
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.reference.alignment import Alignment
    from kit.retime.reference.exact import Offset
    from kit.retime.reference.times import Floats

#: Cues on each side of a hole that are asked again on which side they lie.
_AROUND = 6
#: How much less probable a place of the cut may be and still be possible.
_POSSIBLE = 1.5


@dataclass(frozen=True, slots=True)
class Join:
    """``begin`` and ``end`` in ticks of the old film: what lies between was removed.

    ``unclear`` are the in-times, as indices, that another likely place of the cut would move in another way.
    """

    begin: int
    end: int
    unclear: tuple[int, ...] = ()


def join(
    found: Alignment, old: Times, new: Times, inner: tuple[int, int], offsets: tuple[Offset, Offset], outer: slice
) -> Join:
    """The cut between the old in-times ``inner``, the last and the first that were paired; ``outer`` are both runs.

    The cues say only between which of them the cut lies. It is laid where most cues on both sides have their
    counterpart, where it tears no cue of either track, and else into the middle of what is left.
    """
    first = max(outer.start, inner[0] - _AROUND)
    last = min(outer.stop - 1, inner[1] + _AROUND)
    near = np.arange(first, last + 1)
    side = _Sides(found, old, new, near, (offsets[0].ticks / PER_MS, offsets[1].ticks / PER_MS))
    place, unclear = side.best(old.starts[first] + 1, old.starts[last])
    begin = round(place * PER_MS)
    length = max(Fraction(0), Fraction(offsets[0].ticks - offsets[1].ticks) / found.ratio)
    return Join(begin, begin + round(length), tuple(int(index) for index in near[unclear]))


class _Sides:
    """What the cues around a cut gain on each side of it, times in milliseconds."""

    def __init__(
        self, found: Alignment, old: Times, new: Times, near: NDArray[np.intp], offsets: tuple[float, float]
    ) -> None:
        self._starts, self._ends = old.starts[near], old.ends[near]
        self._new, self._ratio, self._offset = new, float(found.ratio), offsets[0]
        self._gone = max(0.0, (offsets[0] - offsets[1]) / self._ratio)
        held = likeness.of(new, found.spread)
        moved = Times(self._starts * self._ratio, self._ends * self._ratio)
        self._gains = held.gains(moved, offsets[0]), held.gains(moved, offsets[1])

    def best(self, low: float, high: float) -> tuple[float, NDArray[np.bool_]]:
        """The best place from ``low`` to ``high``, and which cues other possible places would move otherwise."""
        places, room = self._places(low, max(low, high - self._gone))
        gains = np.array([self._gain(float(place)) for place in places])
        worth = gains + np.minimum(room, 1000.0) / 10_000 - np.array([self._torn(float(place)) for place in places])
        best = int(np.argmax(worth))
        fates = np.stack([self._fate(float(place)) for place in places[gains >= gains[best] - _POSSIBLE]])
        return float(places[best]), np.any(fates != self._fate(float(places[best])), axis=0)

    def _places(self, low: float, high: float) -> tuple[Floats, Floats]:
        """Times between which nothing changes and their middles, each with the room that it has."""
        own = np.concatenate((self._starts, self._ends))
        others = (np.concatenate((self._new.starts, self._new.ends)) - self._offset) / self._ratio
        edges = np.concatenate(([low, high], own, own - self._gone, others))
        inside = np.unique(edges[(low <= edges) & (edges <= high)])
        room = np.concatenate((np.diff(inside), np.zeros(len(inside))))
        return np.concatenate(((inside[1:] + inside[:-1]) / 2, inside)), room

    def _fate(self, place: float) -> NDArray[np.intp]:
        """0 before the cut, 1 removed, 2 after it."""
        return (self._starts >= place).astype(np.intp) + (self._starts >= place + self._gone)

    def _gain(self, place: float) -> float:
        fate = self._fate(place)
        return float(self._gains[0][fate == 0].sum() + self._gains[1][fate == 2].sum())  # noqa: PLR2004 - see _fate

    def _torn(self, place: float) -> int:
        """Cues of either track that a cut there would go through."""
        new = place * self._ratio + self._offset
        torn = _over(self._starts, self._ends, place) + _over(self._new.starts, self._new.ends, new)
        return torn + (_over(self._starts, self._ends, place + self._gone) if self._gone else 0)


def _over(starts: Floats, ends: Floats, at: float) -> int:
    return int(np.sum((starts < at) & (at < ends)))
