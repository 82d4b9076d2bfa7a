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
#: The share of the steepest rise at which a sentence counts as begun. Its foot is nearly the same in all languages; how
#: soon the steepest rise follows hangs on the first consonant, and on how much of it is covered.
_FOOT = 0.5
#: How long after the first sound of a sentence the foot is, in seconds, by the range of the soundtrack: less than
#: nothing, since a rise is taken over 64 ms and the habits of people over 120. A steady noise hides the first
#: consonants. The means over espeak-ng in Korean, English and French, clean, and noise and music 5 dB below; single
#: languages lie up to 4 ms beside them, under noise up to 17.
_RANGES, _LEADS = (1.2, 3.0, 14.0), (-0.007, -0.052, -0.053)


class Onset(NamedTuple):
    """``offset`` is how many seconds later than expected people begin to speak; ``height`` how clear the rise is."""

    offset: float
    height: float


def onset(heard: Activity, expected: NDArray[np.float64]) -> Onset:
    """Where the sound rises around the expected times (seconds), over all of them."""
    rises = heard.onsets
    places = np.round(expected / FINE).astype(np.int64)
    places = places[(places > _REACH) & (places < len(rises) - _REACH - 1)]
    if not len(places):
        return Onset(0.0, 0.0)
    around = np.arange(-_REACH, _REACH + 1)
    mean = rises[places[:, None] + around].mean(axis=0)
    blurred = np.convolve(mean, np.ones(_BLUR) / _BLUR, "same")
    height = blurred - np.median(blurred)
    best = int(np.argmax(height * np.exp(-(((around - _USUAL) / _SPREAD) ** 2) / 2)))
    lead = float(np.interp(heard.range, _RANGES, _LEADS))
    return Onset((_foot(height, best) - _REACH) * FINE - lead, float(height[best]))


def _foot(height: NDArray[np.float64], best: int) -> float:
    """The place before a peak at which the rise reaches its foot, to a part of a step."""
    level = _FOOT * height[best]
    below = np.flatnonzero(height[:best] < level)
    if not len(below):
        return float(best)
    first = int(below[-1])
    return first + float((level - height[first]) / (height[first + 1] - height[first]))
