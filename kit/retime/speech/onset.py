"""The exact offset: where the sound rises at the in-times, taken over all cues of a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.speech.activity import FINE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.speech.activity import Activity

#: How far from the expected place the rise is looked for, in steps of 8 ms: 0.4 s.
_REACH = 50
#: The speech detector answers about 50 ms late; rises near that place count more. In steps.
_USUAL, _SPREAD = -6, 15
#: People set an in-time within 60 ms: rises within that count together.
_BLUR = 15
#: From the first sound of a sentence to where its level rises most it takes longer the more of it is covered: seconds,
#: by the range of the soundtrack. Noise hides the first consonants, music lets most of them through. The means over
#: espeak-ng in two voices each of Korean, English and French; single languages lie up to 20 ms beside them.
_RANGES, _LEADS = (1.2, 4.0, 14.0), (0.046, 0.022, 0.010)


class Onset(NamedTuple):
    """``offset`` is how many seconds later than expected people begin to speak; ``height`` how clear the rise is."""

    offset: float
    height: float


def onset(heard: Activity, expected: NDArray[np.float64]) -> Onset:
    """Where the sound rises around the expected times (seconds), over all of them."""
    rises = heard.rises
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
    lead = float(np.interp(heard.range, _RANGES, _LEADS))
    return Onset(centre * FINE - lead, float(height[best]))
