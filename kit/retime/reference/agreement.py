"""How well two tracks' texts agree at an offset: their marks, numbers and names, and how fast they are told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.reference.anchors import Anchors
    from kit.retime.reference.times import Floats, Times

    Rows = NDArray[np.intp]

#: Cues that lie over each other by less than this share of the shorter one, or this many milliseconds, are neighbours.
_OVER, _OVER_MS = 0.3, 400.0
#: How many cues of the other track one cue may hold: translators put two into one, or three.
_HELD = 3
#: What agreement in a rare mark or name is worth at the most, before it is counted, and what a mark on one side costs.
_RARE, _ALONE = 3.0, 0.8
#: How far lengths of one sentence differ between languages, as a logarithm, and what they can speak against a place.
_LENGTH, _TOO_LONG = 0.35, 2.0
#: Names are held in the bits of a number.
_BITS = 63


class Agreement:
    """One track's texts held against the other's; ``usual`` is by how much faster they are told, as a logarithm."""

    def __init__(self, one: tuple[Times, Anchors], other: tuple[Times, Anchors]) -> None:
        (self._times, mine), (self._other, theirs) = one, other
        self._ends = np.maximum.accumulate(self._other.ends)
        self._length = np.log(np.maximum(mine.length, 1.0))
        self._marks = mine.marks
        self._counts = _summed(theirs.marks.astype(np.float64))
        shown = np.maximum.accumulate(np.stack((self._other.starts, self._ends), axis=1).ravel())
        self._shown = shown
        # What was said up to each in- and out-time, and for how long something was shown up to there.
        self._said = np.repeat(np.concatenate(([0.0], np.cumsum(theirs.length))), 2)[1:-1]
        self._lasted = np.repeat(np.concatenate(([0.0], np.cumsum(shown[1::2] - shown[::2]))), 2)[1:-1]
        self._lasting = np.log(np.maximum(self._times.ends - self._times.starts, 1.0))
        share = (theirs.marks.mean(axis=0) + mine.marks.mean(axis=0)) / 2
        # A mark that every other cue has says nothing, nor does one that a track does not use at all.
        used = theirs.marks.any(axis=0) & mine.marks.any(axis=0)
        self._both = np.where(used, np.minimum(_RARE, -np.log(np.maximum(share, 1e-3))), 0.0)
        self._alone = np.where(used, np.minimum(_ALONE, self._both), 0.0)
        self._names, self._bits, self._worth = _named(mine.names, theirs.names)
        self.usual = 0.0

    def lengths(self, offset: float, order: Rows | None = None) -> tuple[Floats, NDArray[np.bool_]]:
        """How much faster, as a logarithm, each text is told than those over which it lies; and where there are any."""
        first, last = self._over(offset)
        begins, ends = self._times.starts + offset, self._times.ends + offset
        said, lasted = (
            np.interp(ends, self._shown, sums) - np.interp(begins, self._shown, sums)
            for sums in (self._said, self._lasted)
        )
        other = np.log(np.maximum(said, 1.0)) - np.log(np.maximum(lasted, 1.0))
        mine = self._length if order is None else self._length[order]
        return mine - self._lasting - other, last > first

    def at(self, offset: float, order: Rows | None = None) -> tuple[Floats, NDArray[np.bool_]]:
        """For each cue, moved by ``offset`` milliseconds, how well its text agrees; and where there is any to agree.

        With ``order`` each has the text of another cue.
        """
        marks, names = (self._marks, self._names) if order is None else (self._marks[order], self._names[order])
        first, last = self._over(offset)
        there = last > first
        has = (self._counts[last] - self._counts[first]) > 0
        score: Floats = (has & marks) @ self._both - (has ^ marks) @ self._alone
        apart = self.lengths(offset, order)[0] - self.usual
        score = score + 0.5 - np.minimum(_TOO_LONG, apart * apart / (2 * _LENGTH * _LENGTH))
        return score + self._shared(names, first, last), there

    def _over(self, offset: float) -> tuple[Rows, Rows]:
        """For each cue the first of the others that it lies over, and the one after the last."""
        begins, ends = self._times.starts + offset, self._times.ends + offset
        least = np.minimum(_OVER_MS, _OVER * (ends - begins))
        first = np.searchsorted(self._ends, begins + least, "right")
        last = np.searchsorted(self._other.starts, ends - least, "left")
        return first, np.clip(last, first, first + _HELD)

    def _shared(self, names: NDArray[np.int64], first: Rows, last: Rows) -> Floats:
        """What numbers and names on both sides are worth."""
        if not len(self._worth):
            return np.zeros(len(first))
        held = np.zeros(len(first), dtype=np.int64)
        for step in range(_HELD):
            at = first + step
            held |= np.where(at < last, self._bits[np.minimum(at, len(self._bits) - 1)], 0)
        common = held & names
        worth = np.zeros(len(first))
        shared = int(np.bitwise_or.reduce(common))
        for bit, one in enumerate(self._worth):
            if shared >> bit & 1:
                worth += np.where(common >> bit & 1, one, 0.0)
        return np.minimum(worth, 2 * _RARE)


def _summed(rows: Floats) -> Floats:
    return np.concatenate((np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0)))


def _named(
    mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """The rarest names of both tracks as bits of each cue, and what sharing each is worth."""
    ours, others = (Counter(name for names in track for name in names) for track in (mine, theirs))
    share = {name: (ours[name] / len(mine) + others[name] / len(theirs)) / 2 for name in ours if name in others}
    kept = sorted(share, key=lambda name: (share[name], name))[:_BITS]
    worth = np.minimum(_RARE, -np.log([share[name] for name in kept])) if kept else np.zeros(0)
    bits = [
        np.array([sum(1 << bit for bit, name in enumerate(kept) if name in names) for names in track], dtype=np.int64)
        for track in (mine, theirs)
    ]
    return bits[0], bits[1], worth
