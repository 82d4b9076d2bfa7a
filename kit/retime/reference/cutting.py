"""Where between two stretches of the old film the cut lies, and how surely the cues around it tell."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.reference.layout import Stretch
    from kit.retime.reference.scale import Scale, Scales
    from kit.retime.reference.times import Floats, Times

#: Paired cues on each side of a hole that are asked again on which side they lie: the nearest may be pairs by chance.
_AROUND = 12
#: A pair of cues is asked twice, from both tracks.
_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Join:
    """``begin`` and ``end`` in ticks of the old film: what lies between was removed.

    ``odds`` says how probably the cut lies where no cue would move in another way, where one would, where two, …
    """

    begin: int
    end: int
    odds: tuple[float, ...] = (1.0,)


def join(ratio: Fraction, scales: Scales, old: Times, one: Stretch, other: Stretch) -> Join:
    """The cut between two stretches; ``scales`` tell what a cue says for a place.

    The cues say only between which of them the cut lies. It is laid where most cues of both tracks have their
    counterpart, where it tears no cue of either, and else into the middle of what is left.
    """
    low, high = _near(one.run.old, other.run.old)
    side = _Sides(ratio, scales, old, (low, high), one, other)
    place, odds = side.best(old.starts[low] + 1, old.starts[high])
    begin = round(place * PER_MS)
    length = max(Fraction(0), Fraction(one.offset.ticks - other.offset.ticks) / ratio)
    return Join(begin, begin + round(length), tuple(map(float, odds)))


def _near(one: NDArray[np.intp], other: NDArray[np.intp]) -> tuple[int, int]:
    """The first and the last of the cues around a hole between two runs that are asked again."""
    return int(one[-min(_AROUND, len(one))]), int(other[min(_AROUND, len(other)) - 1])


class _Sides:
    """What the cues around a cut say on each side of it, times in milliseconds."""

    def __init__(
        self, ratio: Fraction, scales: Scales, old: Times, near: tuple[int, int], one: Stretch, other: Stretch
    ) -> None:
        before, after = one.offset.ticks / PER_MS, other.offset.ticks / PER_MS
        self._ratio, self._offset = float(ratio), before
        self._gone, self._fresh = max(0.0, before - after) / self._ratio, max(0.0, after - before)
        self._old = _Near(scales.old, slice(near[0], near[1] + 1), (before, after))
        self._starts, self._ends = old.starts[self._old.part], old.ends[self._old.part]
        low, high = _near(one.run.new, other.run.new)
        self._new = _Near(scales.new, slice(low, high + 1), (-before, -after))

    def best(self, low: float, high: float) -> tuple[float, Floats]:
        """The best place from ``low`` to ``high``, and how probably the cut lies so that old cues move otherwise.

        The second is a row: the probability that no cue moves otherwise, that one does, that two do, and so on.
        """
        places, room = self._places(low, max(low, high - self._gone))
        gains = np.array([self._gain(float(place)) - self._torn(float(place)) for place in places])
        best = int(np.argmax(gains + np.minimum(room, 1000.0) / 10_000))
        chances = np.exp(gains - gains[best]) * room
        fate = self._fate(float(places[best]))
        others = [int(np.sum(self._fate(float(place)) != fate)) for place in places]
        odds = np.bincount(others, weights=chances, minlength=1)
        return float(places[best]), odds / odds.sum()

    def _places(self, low: float, high: float) -> tuple[Floats, Floats]:
        """Times between which nothing changes and their middles, each with the room that it has."""
        own = np.concatenate((self._starts, self._ends))
        new = np.concatenate((self._new.starts, self._new.ends))
        others = (np.concatenate((new, new - self._fresh)) - self._offset) / self._ratio
        edges = np.concatenate(([low, high], own, own - self._gone, others))
        inside = np.unique(edges[(low <= edges) & (edges <= high)])
        room = np.concatenate((np.diff(inside), np.zeros(len(inside))))
        return np.concatenate(((inside[1:] + inside[:-1]) / 2, inside)), room

    def _fate(self, place: float) -> NDArray[np.intp]:
        """0 before the cut, 1 removed, 2 after it."""
        return (self._starts >= place).astype(np.intp) + (self._starts >= place + self._gone)

    def _gain(self, place: float) -> float:
        new = place * self._ratio + self._offset
        there = self._old.gain(self._starts < place, self._starts >= place + self._gone)
        return (there + self._new.gain(self._new.starts < new, self._new.starts >= new + self._fresh)) * _WEIGHT

    def _torn(self, place: float) -> int:
        """Cues of either track that a cut there would go through."""
        new = place * self._ratio + self._offset
        torn = _over(self._starts, self._ends, place) + _over(self._new.starts, self._new.ends, new)
        return torn + (_over(self._starts, self._ends, place + self._gone) if self._gone else 0)


class _Near:
    """The cues of one track around a cut, and what each says for the stretch before it and for the one after it."""

    def __init__(self, scale: Scale, part: slice, offsets: tuple[float, float]) -> None:
        self.part = part
        self.starts, self.ends = scale.cues.starts[part], scale.cues.ends[part]
        self._worth = scale.at(offsets[0])[part], scale.at(offsets[1])[part]

    def gain(self, before: NDArray[np.bool_], after: NDArray[np.bool_]) -> float:
        return float(self._worth[0][before].sum() + self._worth[1][after].sum())


def _over(starts: Floats, ends: Floats, at: float) -> int:
    return int(np.sum((starts < at) & (at < ends)))
