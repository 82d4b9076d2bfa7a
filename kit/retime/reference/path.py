"""The most probable way through a film: which offset holds for which cues, and which cues have no counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.reference.times import Floats, Times

#: What a stretch without counterpart costs where it begins, and each of its cues.
_LEAVE, _STAY = 3.0, 0.1
#: Milliseconds by which the order of cues may be violated at a join: in-times are set by hand.
_SLACK = 500.0
#: Cues in a row that an offset must do something for, and how many offsets are always tried.
_RUN, _FEWEST = 8, 40


class Gains(Protocol):
    """What cues are held against."""

    def gains(self, times: Times, offset: float) -> Floats:
        """For each cue of ``times``, moved by ``offset`` milliseconds, what speaks for it, as a logarithm."""


@dataclass(frozen=True, slots=True)
class Path:
    """For each cue its index among the offsets and whether it lies in a stretch without counterpart; the whole gain."""

    offsets: Floats
    state: NDArray[np.intp]
    apart: NDArray[np.bool_]
    score: float


def find(driver: Times, target: Gains, offsets: Floats, jump: float, still: float = 0.0) -> Path:
    """The path with the largest gain; each change of offset costs ``jump``, and cues keep their order.

    Where nothing moved before it a change costs ``still`` less: that a film begins as it did is no guess.
    """
    gains = np.stack([target.gains(driver, float(offset)) for offset in offsets], axis=1)
    offsets, gains = _worth_trying(offsets, gains, jump)
    cues, states = gains.shape
    same = np.arange(states)
    came = np.empty((cues, states), dtype=np.int32)
    came_apart = np.empty((cues, states), dtype=np.int32)
    on, off = gains[0].copy(), np.full(states, -_LEAVE)
    last = np.full(states, -np.inf)
    ease = np.where(offsets == 0, still, 0.0)
    came[0] = came_apart[0] = -1
    # A state is written as its index, as index + states if the cue before it had no counterpart.
    for cue in range(1, cues):
        now = driver.starts[cue] + offsets
        before = driver.starts[cue - 1] + offsets
        best, origin = on.copy(), same.copy()
        _better(best, origin, *_reached(on + ease, before, now), cost=jump, shift=0)
        _better(best, origin, off, same, cost=0.0, shift=states)
        _better(best, origin, *_reached(off + ease, last, now), cost=jump, shift=states)
        enter = on - _LEAVE > off
        came_apart[cue] = np.where(enter, same, same + states)
        last = np.where(enter, before, last)
        off = np.where(enter, on - _LEAVE, off) - _STAY
        came[cue] = origin
        on = best + gains[cue]
    return _backwards(offsets, came, came_apart, on, off)


def _worth_trying(offsets: Floats, gains: Floats, jump: float) -> tuple[Floats, Floats]:
    """The offsets at which some cues in a row gain a good part of what a jump there costs."""
    summed = np.concatenate((np.zeros((1, len(offsets))), np.cumsum(gains, axis=0)))
    best = np.full(len(offsets), -np.inf)
    for run in (_RUN, 4 * _RUN, len(gains)):
        length = min(run, len(gains))
        best = np.maximum(best, np.max(summed[length:] - summed[:-length], axis=0))
    chosen = np.sort(np.argsort(-best, kind="stable")[: max(_FEWEST, int(np.sum(best > jump / 2)))])
    return offsets[chosen], gains[:, chosen]


def _reached(score: Floats, left: Floats, now: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """For each state the best state that it can follow: one whose last cue comes no later in the new film."""
    order = np.argsort(left, kind="stable")
    ranked = score[order]
    best = np.maximum.accumulate(ranked)
    first = np.maximum.accumulate(np.where(ranked == best, np.arange(len(order)), 0))
    upto = np.searchsorted(left[order], now + _SLACK, "right") - 1
    reachable = upto >= 0
    upto = np.maximum(upto, 0)
    return np.where(reachable, best[upto], -np.inf), order[first[upto]]


def _better(
    best: Floats, origin: NDArray[np.intp], score: Floats, where: NDArray[np.intp], *, cost: float, shift: int
) -> None:
    wins = score - cost > best
    best[wins] = score[wins] - cost
    origin[wins] = where[wins] + shift


def _backwards(
    offsets: Floats, came: NDArray[np.int32], came_apart: NDArray[np.int32], on: Floats, off: Floats
) -> Path:
    cues, states = came.shape
    at = int(np.argmax(on)) if on.max() >= off.max() else int(np.argmax(off)) + states
    score = float(max(on.max(), off.max()))
    state, apart = np.empty(cues, dtype=np.intp), np.empty(cues, dtype=np.bool_)
    for cue in range(cues - 1, -1, -1):
        state[cue], apart[cue] = at % states, at >= states
        at = int(came_apart[cue, at - states] if at >= states else came[cue, at])
    return Path(offsets, state, apart, score)
