"""Whether one offset holds from the first cue to the last: a recut film fits in its longest part only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.retime.speech.activity import STEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.speech.activity import Activity
    from kit.retime.speech.template import Times

#: Places that tell what a cue scores by chance.
_PLACES = 400
#: Neighbours that are judged together, and the mean standard score that they need. Where they belong it is about 1.2,
#: elsewhere 0, and it wavers by 0.27.
_GROUP, _NEEDED = 14, 0.3
_EDGE = 0.3


def is_steady(sound: Activity, cues: Times, ratio: float, offset: float) -> bool:
    """Whether every group of neighbouring cues fits at an offset (seconds)."""
    fitting = scores(sound, cues.begins * ratio, cues.ends * ratio, offset)
    group = min(_GROUP, len(fitting))
    means = np.convolve(fitting, np.ones(group) / group, "valid")
    return bool(means.min() >= _NEEDED)


def scores(
    sound: Activity, begins: NDArray[np.float64], ends: NDArray[np.float64], offset: float
) -> NDArray[np.float64]:
    """How many standard deviations better each cue fits at an offset than at places by chance."""
    sums = np.concatenate(([0.0], np.cumsum(sound.speech, dtype=np.float64)))
    elsewhere = np.random.default_rng(len(begins)).uniform(0, sound.seconds, _PLACES)
    out = []
    for begin, end in zip(begins, ends, strict=True):
        length = max(0.4, end - begin - 0.35)
        here = _fit(sums, np.array([begin + offset]), length)[0]
        chance = _fit(sums, elsewhere, length)
        out.append(min(3.0, (here - chance.mean()) / (chance.std() or 1.0)))
    return np.array(out)


def _fit(sums: NDArray[np.float64], at: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    def mean(first: float, last: float) -> NDArray[np.float64]:
        low, high = (np.clip(np.round((at + edge) / STEP).astype(int), 0, len(sums) - 1) for edge in (first, last))
        return np.asarray((sums[high] - sums[low]) / ((last - first) / STEP))

    return mean(0, length) + mean(0, _EDGE) - 2 * mean(-_EDGE, 0)
