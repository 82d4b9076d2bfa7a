"""What strangers would score: the same cues in another order, and every other offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import candidates, likeness
from kit.retime.reference.alignment import score_path
from kit.retime.reference.times import Times

if TYPE_CHECKING:
    from kit.retime.reference.alignment import Alignment, Run

#: How often cues are shuffled: a long track says little more the second time.
_CUES, _FEWEST, _MOST = 2000, 3, 12
#: Milliseconds beside a run's offset that count as the same place.
_BESIDE = 400.0


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


def margin(old: Times, new: Times, found: Alignment, run: Run) -> float:
    """How much better a run's offset explains the cues that were paired at it than any other does."""
    moved = old.stretched(float(found.ratio))
    driver, target = (moved, new) if found.leads else (new, moved)
    held = likeness.of(target, found.spread)
    ours = run.old if found.leads else run.new
    part = Times(driver.starts[ours], driver.ends[ours])
    own = run.offset if found.leads else -run.offset
    best = float(held.gains(part, own).sum())
    others = candidates.offsets(part, target)
    gains = [float(held.gains(part, offset).sum()) for offset in others if abs(offset - own) > _BESIDE]
    return best - max([0.0, *gains])


def _shuffle(times: Times, chance: np.random.Generator) -> Times:
    gaps = chance.permutation(np.diff(times.starts))
    starts = times.starts[0] + np.concatenate(([0.0], np.cumsum(gaps)))
    return Times(starts, starts + chance.permutation(times.ends - times.starts))
