"""Cues that fit another place than the map gives them: a scene that was moved, or a short one between two cuts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import belonging, candidates, likeness
from kit.retime.reference.times import Times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.reference.alignment import Alignment
    from kit.retime.reference.belonging import Fate
    from kit.retime.reference.scale import Scale
    from kit.retime.reference.times import Floats

#: Differences that are tried one by one; of more the frequent ones only.
_MOST = 20_000
#: Milliseconds: offsets nearer than this to a cue's own are its own.
_SAME = 300.0
#: What a cue is worth at its own offset when others are looked for.
_NEVER = -9.0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The old in-times ``first`` to ``last`` (included) fit ``offset`` milliseconds later.

    ``worth`` is the logarithm of how much likelier they are there, less what the best of as many tries gives by chance.
    """

    first: int
    last: int
    offset: float
    worth: float


def search(found: Alignment, told: Fate, scale: Scale, new: Times) -> Elsewhere | None:
    """The best other place of old cues that the map removes or does not explain; None if there are none."""
    moved = scale.cues
    lost = belonging.lost(told)
    left = _left(moved, new, told, told.kept & (told.worth > 0))
    if not lost.any() or not len(left):
        return None
    own = np.where(told.kept, np.maximum(told.worth, 0.0), 0.0)
    held = likeness.of(left, found.spread)
    best: Elsewhere | None = None
    tries = 1.0
    for offset in _offsets(moved, left, lost):
        gains = held.gains(moved, float(offset))
        better = scale.of(gains, float(offset)) - own
        better[np.abs(told.offset - offset) < _SAME] = _NEVER
        tries += float(np.sum(lost & (gains > 0)))
        first, last, there = belonging.densest(better)
        if best is None or there > best.worth:
            best = Elsewhere(first, last, float(offset), there)
    return best and Elsewhere(best.first, best.last, best.offset, best.worth - float(np.log(tries)))


def _offsets(moved: Times, left: Times, lost: NDArray[np.bool_]) -> Floats:
    mine = Times(moved.starts[lost], moved.ends[lost])
    if len(mine) * len(left) > _MOST:
        return candidates.offsets(mine, left)
    return np.unique(np.round((left.starts[:, None] - mine.starts[None, :]).ravel()))


def _left(moved: Times, new: Times, told: Fate, explained: NDArray[np.bool_]) -> Times:
    """The new cues that are no counterpart of any cue that the map explains."""
    places = np.sort((moved.starts + told.offset)[explained])
    if not len(places):
        return new
    right = np.minimum(np.searchsorted(places, new.starts), len(places) - 1)
    near = np.minimum(np.abs(places[right] - new.starts), np.abs(places[np.maximum(right - 1, 0)] - new.starts))
    return Times(new.starts[near > _SAME], new.ends[near > _SAME])
