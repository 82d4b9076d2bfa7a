"""The offset of a run of cues, exact where the tracks allow it: the commonest difference, never an average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from kit.retime.reference.times import Floats
    from kit.time.rate import Rate

#: The share of a run's cues, and how many, that must agree before their difference counts as exact.
COPIED, TIMED_BY_EAR, _ENOUGH = 0.25, 0.45, 3
#: How many as many cues must stand still, of those that moved most alike, for a track that stands still.
_NEARLY = 0.6
#: Milliseconds: two people who time a film by ear differ by so much and more without either being wrong.
BY_EAR = 100.0


@dataclass(frozen=True, slots=True)
class Offset:
    """An offset in ticks, and the share of the run's cues that give exactly this; 0 if it is only a median."""

    ticks: int
    share: float


def offset(apart: Floats, step: float, rate: Rate | None, agree: float = COPIED) -> Offset:
    """What brings a run of in-times to their counterparts; ``apart`` are the differences in milliseconds.

    ``step`` is what the two files can tell apart, in milliseconds. Times of both were rounded, so a shift by whole
    frames shows as differences on both sides of it; with ``rate`` it is told by the frame. ``agree`` is the share of
    cues that must give one offset.
    """
    ordered = np.sort(apart)
    first, count = _densest(ordered, 2 * step)
    share = count / len(ordered)
    middle = float(np.median(ordered))
    if count < _ENOUGH or share < agree:
        return Offset(round(middle * PER_MS), 0.0)
    together = ordered[first : first + count]
    values, times = np.unique(together, return_counts=True)
    commonest = float(values[np.argmax(times)])
    if abs(commonest - middle) > BY_EAR:
        # A few in-times that were moved alike: half of the cues say otherwise.
        return Offset(round(middle * PER_MS), 0.0)
    if rate is not None:
        ticks = rate.start_of(rate.nearest(round(commonest * PER_MS)))
        if abs(ticks - commonest * PER_MS) <= step * PER_MS:
            return Offset(ticks, share)
    if 2 * times.max() >= count:
        return Offset(round(commonest * PER_MS), share)
    # Under another rate every difference is rounded in its own way.
    mean = float(np.median(together))
    return Offset(0 if abs(mean) <= step else round(mean * PER_MS), share)


def _densest(ordered: Floats, width: float) -> tuple[int, int]:
    """Where most differences lie within a width, and how many.

    No difference at all wins over one that hardly more cues have: translators move in-times by a frame or two.
    """
    counts = np.searchsorted(ordered, ordered + width, "right") - np.arange(len(ordered))
    wins = np.where(np.abs(ordered + width / 2) <= width / 2, counts / _NEARLY, counts)
    first = int(np.argmax(wins))
    return first, int(counts[first])
