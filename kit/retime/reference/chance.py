"""What strangers would score: the same cues in another order, and every other offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import candidates
from kit.retime.reference.alignment import score_path
from kit.retime.reference.times import Times
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.reference.alignment import Alignment
    from kit.retime.reference.layout import Stretch
    from kit.retime.reference.scale import Scale

#: How often cues are shuffled: a long track says little more the second time.
_CUES, _FEWEST, _MOST = 2000, 3, 12
#: Milliseconds beside a run's offset that count as the same place.
_BESIDE = 400.0
#: What an offset must gain besides that would put a stretch before the one that it follows, or after its follower.
_ORDER = 6.0
#: Milliseconds by which the order of cues may be violated at a join.
_SLACK = 500.0
#: Stretches with fewer cues are asked nearer, in steps of half a frame, in milliseconds.
_FEW, _NEAR, _STEP = 8, 150.0, 20.0


def shuffled(old: Times, new: Times, found: Alignment) -> float:
    """The best score of shuffled tracks: gaps and lengths stay as they are, only their order goes.

    Always the same for the same tracks.
    """
    chance = np.random.default_rng(len(old) * 1_000_003 + len(new))
    moved = old.stretched(float(found.ratio))
    driver, target = (moved, new) if found.leads else (new, moved)
    scores = []
    for _ in range(min(_MOST, max(_FEWEST, _CUES // len(driver)))):
        other = _shuffle(driver, chance)
        scores.append(score_path(other, target, candidates.offsets(other, target), found.spread).score)
    return max(scores)


def margins(scale: Scale, stretches: Sequence[Stretch], new: Times) -> tuple[float, ...]:
    """How much better each stretch's offset explains the cues that were paired at it than any other does."""
    ends = [-np.inf, *(float(new.starts[one.run.new[-1]]) for one in stretches), np.inf]
    begins = [-np.inf, *(float(new.starts[one.run.new[0]]) for one in stretches), np.inf]
    return tuple(
        _margin(scale, stretch, (ends[number], begins[number + 2])) for number, stretch in enumerate(stretches)
    )


def _margin(scale: Scale, stretch: Stretch, room: tuple[float, float]) -> float:
    """The same of one stretch; ``room`` is where in the new film it follows the one before and the next one begins.

    Few cues that were all moved by the same frames by chance look exact: theirs must beat what is near it, too.
    """
    ours, own = stretch.run.old, stretch.offset.ticks / PER_MS
    part = Times(scale.cues.starts[ours], scale.cues.ends[ours])
    others = candidates.offsets(part, Times(scale.held.starts.at, scale.held.starts.at))
    least = _BESIDE
    if len(ours) < _FEW:
        least = _NEAR
        others = np.concatenate((others, own + np.arange(-_BESIDE, _BESIDE + _STEP, _STEP)))
    worth = [
        float(scale.at(offset)[ours].sum()) - (0.0 if _in_order(part, float(offset), room) else _ORDER)
        for offset in others
        if abs(offset - own) > least
    ]
    return float(scale.at(own)[ours].sum()) - max([0.0, *worth])


def _in_order(part: Times, offset: float, room: tuple[float, float]) -> bool:
    return bool(part.starts[0] + offset > room[0] - _SLACK and part.starts[-1] + offset < room[1] + _SLACK)


def _shuffle(times: Times, chance: np.random.Generator) -> Times:
    gaps = chance.permutation(np.diff(times.starts))
    starts = times.starts[0] + np.concatenate(([0.0], np.cumsum(gaps)))
    return Times(starts, starts + chance.permutation(times.ends - times.starts))
