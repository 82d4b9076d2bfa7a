"""What a sound is recognised by at a distance: how the level of each band of its spectrum moves.

A row is 20 ms, a column a band. Levels are logarithmic, less their own average over a second or so, so that neither
loudness nor an equaliser nor a steady bed counts; what remains is speech, steps, doors, notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Features = NDArray[np.float32]

#: Samples a second of all sound that is compared here: speech lives below 4 kHz.
RATE = 8_000
#: Rows of features a second.
ROWS = 50
BANDS = 16
_HOP = RATE // ROWS
_FRAME = 256
_LOWEST, _HIGHEST = 150.0, 3_800.0
_AVERAGED = 1.2  # seconds
_BLOCK = 250  # rows at once: what stays in a processor's own memory is several times as fast
_FLOOR = 30.0  # the power of a very quiet recording's own noise, in steps of int16


class Heard(NamedTuple):
    """A sound and what it is recognised by."""

    samples: NDArray[np.int16]
    features: Features


def heard(samples: NDArray[np.int16], pitch: float = 1.0) -> Heard:
    """A sound with its features."""
    return Heard(samples, features(samples, pitch))


def features(samples: NDArray[np.int16], pitch: float = 1.0) -> Features:
    """Rows × BANDS; the bands lie ``pitch`` times higher, for sound that was played faster."""
    rows = max(0, (len(samples) - _FRAME) // _HOP + 1)
    if not rows:
        return np.zeros((0, BANDS), np.float32)
    window = np.hanning(_FRAME).astype(np.float32)
    weights = _weights(pitch)
    frames = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::_HOP]
    level = np.empty((rows, BANDS), np.float32)
    for first in range(0, rows, _BLOCK):
        spectrum = np.fft.rfft(frames[first : first + _BLOCK] * window)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        level[first : first + _BLOCK] = np.log(power @ weights + _FLOOR * _FRAME)
    level -= _averaged(level)
    level /= level.std(axis=0) + np.float32(1e-3)
    return level


def _weights(pitch: float) -> NDArray[np.float32]:
    """Triangles, evenly spaced to the ear (mel scale), each of the same area."""
    edges = _hertz(np.linspace(_mel(_LOWEST * pitch), _mel(min(_HIGHEST * pitch, RATE / 2)), BANDS + 2))
    places = np.fft.rfftfreq(_FRAME, 1 / RATE)[:, None]
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    shape = np.maximum(0, np.minimum((places - low) / (middle - low), (high - places) / (high - middle)))
    return np.asarray(shape / np.maximum(shape.sum(axis=0), 1e-9), np.float32)


def _mel(hertz: float) -> float:
    return 2595 * float(np.log10(1 + hertz / 700))


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return 700 * (10 ** (mel / 2595) - 1)


def _averaged(level: Features) -> Features:
    half = int(_AVERAGED * ROWS / 2)
    padded = np.pad(level, ((half + 1, half), (0, 0)), mode="edge").astype(np.float64)
    sums = np.cumsum(padded, axis=0)
    return ((sums[2 * half + 1 :] - sums[: -2 * half - 1]) / (2 * half + 1)).astype(np.float32)
