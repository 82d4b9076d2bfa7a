"""Where a few seconds of the old film's sound may be in the whole of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.retime.sound.features import BANDS, ROWS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.sound.features import Features

#: Rows of a passage that is looked up: 8 seconds.
PASSAGE = 8 * ROWS
_SIZE = 1 << 12  # rows of one transform: 82 seconds


class Finder:
    """Looks up passages in one sound: correlation of features with every place, by transforms of overlapping blocks."""

    def __init__(self, features: Features, length: int) -> None:
        """``length`` is how many rows every passage has."""
        self.rows, self.length = len(features), length
        self._step = _SIZE - length + 1
        blocks = max(1, -(-max(1, self.rows - length + 1) // self._step))
        padded = np.zeros((blocks * self._step + length - 1 + _SIZE, BANDS), np.float32)
        padded[: self.rows] = features
        pieces = [padded[first * self._step : first * self._step + _SIZE].T for first in range(blocks)]
        self._spectra = np.fft.rfft(np.stack(pieces), axis=-1).astype(np.complex64)
        energy = np.concatenate(([0.0], np.cumsum(np.sum(padded.astype(np.float64) ** 2, axis=1))))
        self._norm = np.sqrt(np.maximum(energy[length:] - energy[:-length], 1e-9))[: blocks * self._step]

    def places(self, passage: Features, count: int, apart: int) -> list[tuple[int, float]]:
        """The ``count`` best rows at which a passage may begin, at least ``apart`` rows from each other; likeness ≤ 1.

        A place is where two sounds agree, not proof that they are the same: the waveforms decide that.
        """
        likeness = self._likeness(passage)
        found = []
        for _ in range(count):
            best = int(np.argmax(likeness))
            found.append((best, float(likeness[best])))
            likeness[max(0, best - apart) : best + apart + 1] = -1
        return found

    def _likeness(self, passage: Features) -> NDArray[np.float64]:
        mine = np.fft.rfft(passage.T, _SIZE, axis=-1).astype(np.complex64).conj()
        crossed = np.einsum("nbf,bf->nf", self._spectra, mine)
        sums = np.fft.irfft(crossed, _SIZE, axis=-1)[:, : self._step].reshape(-1)
        own = float(np.sqrt(np.sum(passage.astype(np.float64) ** 2))) or 1.0
        likeness = sums / (self._norm * own)
        likeness[max(1, self.rows - self.length + 1) :] = -1
        return np.asarray(likeness, np.float64)
