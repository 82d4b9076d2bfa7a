"""The exact offset: where the sound rises at the in-times, taken over all cues of a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.speech.activity import FINE

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: How far from the expected place the rise is looked for, in steps of 8 ms: 0.4 s.
_REACH = 50
#: The speech detector answers about 50 ms late; rises near that place count more. In steps.
_USUAL, _SPREAD = -6, 15
#: People set an in-time within 60 ms: rises within that count together.
_BLUR = 15
#: Seconds from the first sound of a sentence to where its level rises most: little in silence, more where noise
#: covers the first consonants. Measured against the heights below on espeak-ng and recorded voices.
_LEAD, _LEAD_IN_NOISE = 0.010, 0.026
_CLEAR, _COVERED = 1.6, 0.3


class Onset(NamedTuple):
    """``offset`` is how many seconds later than expected people begin to speak; ``height`` how clear the rise is."""

    offset: float
    height: float


def onset(rises: NDArray[np.float32], expected: NDArray[np.float64]) -> Onset:
    """Where the sound rises around the expected times (seconds), over all of them."""
    places = np.round(expected / FINE).astype(np.int64)
    places = places[(places > _REACH) & (places < len(rises) - _REACH - 1)]
    if not len(places):
        return Onset(0.0, 0.0)
    around = np.arange(-_REACH, _REACH + 1)
    mean = rises[places[:, None] + around].mean(axis=0)
    blurred = np.convolve(mean, np.ones(_BLUR) / _BLUR, "same")
    height = blurred - np.median(blurred)
    best = int(np.argmax(height * np.exp(-(((around - _USUAL) / _SPREAD) ** 2) / 2)))
    near = slice(max(0, best - _BLUR), best + _BLUR + 1)
    weight = np.maximum(height[near] - height[best] / 2, 0)
    centre = float(np.sum(weight * around[near]) / np.sum(weight)) if weight.sum() > 0 else float(around[best])
    covered = float(np.clip((_CLEAR - height[best]) / (_CLEAR - _COVERED), 0, 1))
    return Onset(centre * FINE - _LEAD - covered * (_LEAD_IN_NOISE - _LEAD), float(height[best]))
