"""Whether the cues of a track fit a soundtrack where a map puts them, all of them: a scene that does not was recut."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.speech.activity import FINE, STEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.speech.activity import Activity

#: Places that tell what a cue scores by chance.
_PLACES = 400
_EDGE = 0.3
#: How many standard deviations a cue fits above chance where it belongs: by who speaks, and by the rise of the sound.
_SPEECH, _RISE = 1.2, 0.9
_MOST = 3.0
_BLUR = 15
#: What cues are taken to gain where they belong, at least.
_LEAST = 1.0


class Strangers(NamedTuple):
    """Cues from ``first`` to ``last`` (included) that fit less than half as well as others, by ``worth`` in all."""

    first: int
    last: int
    worth: float


def strangers(heard: Activity, begins: NDArray[np.float64], ends: NDArray[np.float64]) -> Strangers:
    """The cues in a row that least belong where they are, by their new times in seconds; NaN for removed ones."""
    kept = ~np.isnan(begins)
    worth = np.zeros(len(begins))
    gained = gains(heard, begins[kept], ends[kept])
    # Where they belong cues gain 2 under music and 4 in silence, and strangers 0: half of it is the border.
    worth[kept] = max(_LEAST, float(gained.mean())) / 2 - gained if len(gained) else 0.0
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    rise = sums - np.minimum.accumulate(sums)
    last = int(np.argmax(rise))
    return Strangers(int(np.argmin(sums[: last + 1])), last - 1, float(rise[last]))


def gains(heard: Activity, begins: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithm of how much likelier each cue is at these times than anywhere."""
    spoken = _scores(heard, begins, ends)
    blurred = np.convolve(heard.rises, np.ones(_BLUR) / _BLUR, "same")
    places = np.clip(np.round(begins / FINE).astype(int), 0, len(blurred) - 1)
    rising = np.minimum(_MOST, (blurred[places] - blurred.mean()) / (blurred.std() or 1.0))
    return np.asarray(_SPEECH * spoken - _SPEECH**2 / 2 + _RISE * rising - _RISE**2 / 2)


def _scores(sound: Activity, begins: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many standard deviations better each cue fits than at places by chance."""
    sums = np.concatenate(([0.0], np.cumsum(sound.speech, dtype=np.float64)))
    elsewhere = np.random.default_rng(len(begins)).uniform(0, sound.seconds, _PLACES)
    out = []
    for begin, end in zip(begins, ends, strict=True):
        length = max(0.4, end - begin - 0.35)
        here = _fit(sums, np.array([begin]), length)[0]
        chance = _fit(sums, elsewhere, length)
        out.append(min(_MOST, (here - chance.mean()) / (chance.std() or 1.0)))
    return np.array(out)


def _fit(sums: NDArray[np.float64], at: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    def mean(first: float, last: float) -> NDArray[np.float64]:
        low, high = (np.clip(np.round((at + edge) / STEP).astype(int), 0, len(sums) - 1) for edge in (first, last))
        return np.asarray((sums[high] - sums[low]) / ((last - first) / STEP))

    return mean(0, length) + mean(0, _EDGE) - 2 * mean(-_EDGE, 0)
