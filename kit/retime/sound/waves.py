"""Whether two sounds are one recording: their waveforms, compared in phase.

Every frequency has one vote (the phase transform), so a common voice is found under any music, and where it is found
its place is known to a fraction of a sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.sound.features import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Samples of one comparison: 4 seconds.
SIZE = 1 << 15
#: How far around the expected place is looked, in samples: 100 ms.
REACH = 800
#: Strength from which two waveforms are one recording. Music of one key reaches 10 by chance.
SAME = 13.0
_LOWEST, _HIGHEST = 100, 3_500
#: Mean of the squares of 16-bit samples below which there is nothing to compare (−66 dB of full scale).
_SILENCE = 16.0**2


@dataclass(frozen=True, slots=True)
class Likeness:
    """``lag`` is how many samples later than expected the new sound is, ``strength`` the peak over what chance gives.

    Chance alone stays below 5; one recording has 20 to 170.
    """

    lag: float
    strength: float


def silent(samples: NDArray[np.int16]) -> bool:
    """Whether there is nothing to hear."""
    return not len(samples) or float(np.mean(samples.astype(np.float32) ** 2)) < _SILENCE


def cut_out(samples: NDArray[np.int16], begin: float, length: int, ratio: float = 1.0) -> NDArray[np.float32]:
    """``length`` samples from ``begin`` on, ``ratio`` apart; silence where the sound has none."""
    if ratio == 1:
        first = round(begin)
        piece = samples[max(0, first) : max(0, first + length)].astype(np.float32)
        before = min(length, max(0, -first))
        return np.pad(piece, (before, length - before - len(piece)))
    first = int(np.floor(begin))
    reach = int(length * ratio) + 3
    piece = cut_out(samples, first, reach)
    places = begin - first + np.arange(length) * ratio
    return np.asarray(np.interp(places, np.arange(reach), piece), np.float32)


def compare(old: NDArray[np.float32], new: NDArray[np.float32], reach: int = REACH) -> Likeness:
    """Two stretches of the same number of samples, supposed to be the same sound."""
    size = len(old)
    low, high = (hertz * size // RATE for hertz in (_LOWEST, _HIGHEST))
    taper = _taper(size)
    mine, other = np.fft.rfft(old * taper), np.fft.rfft(new * taper)
    crossed = np.zeros_like(mine)
    product = other[low:high] * mine[low:high].conj()
    crossed[low:high] = product / (np.abs(product) + 1e-6)
    answer = np.fft.irfft(crossed, size)
    near = np.concatenate((answer[-reach:], answer[: reach + 1]))
    best = int(np.argmax(near))
    # Unit votes of random phase add up to a normal distribution of this spread.
    chance = float(np.sqrt(2 * (high - low)) / size)
    return Likeness(best - reach + vertex(near, best), float(near[best]) / chance)


@lru_cache(maxsize=4)
def _taper(size: int) -> NDArray[np.float32]:
    return np.hanning(size).astype(np.float32)


def vertex(values: NDArray[np.floating], best: int) -> float:
    """How far from ``best`` the parabola through it and its neighbours peaks."""
    if not 0 < best < len(values) - 1:
        return 0.0
    before, peak, after = (float(value) for value in values[best - 1 : best + 2])
    bend = before - 2 * peak + after
    return 0.0 if bend >= 0 else 0.5 * (before - after) / bend
