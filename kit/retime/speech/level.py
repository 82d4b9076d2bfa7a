"""How loud a soundtrack is: a trained detector hears what was recorded as loud as it was trained, and is deaf to less.

A 5.1 mix that leaves room for explosions has its voices 30 dB below others. What is brought up is what is loud there
most of the time, so that a shot or a crash changes nothing; silence stays silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Decibels below full scale: the loud looks of speech as it is usually recorded, and what is silence or its dither.
_USUAL, _SILENT = -20, -76
#: The share of what can be heard that is no louder than the loud looks.
_LOUD = 0.95
_LOWEST = 100


class Level:
    """The loudness of all that was heard so far."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self._counts = np.zeros(_LOWEST + 1, np.int64)

    def take(self, looks: NDArray[np.float32]) -> None:
        """Hear looks, a row each, with samples from −1 to 1."""
        power = np.mean(looks.astype(np.float32) ** 2, axis=1)
        decibels = np.clip(10 * np.log10(power + 1e-12), -_LOWEST, 0).astype(np.int64)
        self._counts += np.bincount(decibels + _LOWEST, minlength=_LOWEST + 1)

    @property
    def gain(self) -> float:
        """What samples are to be multiplied by: never less than 1."""
        heard = np.cumsum(self._counts[_LOWEST + _SILENT :])
        if not heard[-1]:
            return 1.0
        loud = int(np.searchsorted(heard, _LOUD * heard[-1])) + _SILENT
        return float(10 ** (max(0, _USUAL - loud) / 20))
