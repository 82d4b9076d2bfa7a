"""Whether a track runs away steadily, at a slope that no change between known frame rates gives."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.reference.times import Floats

#: Milliseconds: offsets that change by less are steps of a slope as well as cuts.
_STEP = 500.0
#: Pairs that a slope needs.
_PAIRS = 16
#: The share of the whole slope that the stretches must have in themselves.
_OWN = 0.5
#: Milliseconds by which half a film must drift at least, and standard errors that this must be.
_SEEN, _SURE = 60.0, 4.0
#: Slopes below this, 0.4 s in an hour, are nothing: in-times are set by hand.
_LEAST = 110e-6


def slope(stretches: Sequence[Floats]) -> float | None:
    """By how much the difference grows from the first pair to the last; None if the film does not drift.

    ``stretches`` are pairs of times in milliseconds, a column each, of what was taken for one offset.
    """
    steps = [
        float(np.median(two[:, 1] - two[:, 0]) - np.median(one[:, 1] - one[:, 0])) for one, two in pairwise(stretches)
    ]
    pairs = np.concatenate(stretches)
    if any(abs(step) > _STEP for step in steps) or len(pairs) < _PAIRS:
        return None
    whole = rise(pairs)
    inside = np.array([rise(one) for one in stretches if len(one) >= _PAIRS])
    if abs(whole) < _LEAST or not len(inside) or float(np.median(inside)) / whole < _OWN:
        return None
    return whole if _stands_out(pairs, whole) else None


def _stands_out(pairs: Floats, slope: float) -> bool:
    """Whether a slope is more than the unsteady hand of whoever timed the tracks."""
    apart = pairs[:, 1] - pairs[:, 0] - slope * pairs[:, 0]
    deviation = 1.4826 * float(np.median(np.abs(apart - np.median(apart))))
    rises = abs(slope) * float(pairs[-1, 0] - pairs[0, 0]) / 2
    # The standard error of a median is 1.25 deviations by the root of the number; two medians of half the pairs differ.
    return rises > max(_SEEN, _SURE * 2.5 * deviation / float(np.sqrt(len(pairs))))


def rise(pairs: Floats) -> float:
    """The slope of the differences over the first column: the median of those between pairs far from each other."""
    half = len(pairs) // 2
    apart = pairs[:, 1] - pairs[:, 0]
    return float(np.median((apart[-half:] - apart[:half]) / (pairs[-half:, 0] - pairs[:half, 0])))
