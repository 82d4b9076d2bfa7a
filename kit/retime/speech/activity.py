"""Where somebody speaks, and how loud it is: all that is kept of a soundtrack."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.speech.level import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Row = NDArray[np.float32]

#: Samples a second that the detector hears, and samples of one of its looks: 16 ms.
RATE = 16_000
LOOK = 256
#: Seconds of a look.
STEP = LOOK / RATE
#: Samples of one level: 8 ms.
_LEVEL = 128
#: Seconds of a level.
FINE = _LEVEL / RATE
_BANDS = 12
_LOWEST, _HIGHEST = 150.0, 7_500.0
_WINDOW = np.hanning(LOOK).astype(np.float32)
#: 8 ms on either side of a rise that are compared: 64 ms.
_SIDE = 8
_STEEPEST = 4.0
_LEAST = 1e-7  # the power in a band that is digital silence
_SURE = 0.01  # the detector is never taken to be surer than this
_SAYING = 0.5


@dataclass(frozen=True, slots=True)
class Activity:
    """A soundtrack as three rows of figures.

    ``speech`` has one value a look: the log odds that somebody speaks, less their mean, over their spread.
    ``rises`` has one value each 8 ms: how much louder the 64 ms after it are than the 64 ms before, in nepers of power,
    over the bands of the spectrum; in ``onsets`` a band counts by how far its loud fifth stands above its quiet fifth,
    so that what music leaves free tells the moment. ``share`` is how much of the time somebody seems to speak,
    ``seconds`` how long the soundtrack is. ``range`` is how far the loud fifth stands above the quiet one, in nepers of
    power, over the bands: 14 where only somebody speaks, 4 over music and 1 over a steady noise, each 5 dB below the
    voice.
    """

    speech: Row
    rises: Row
    onsets: Row
    share: float
    seconds: float
    range: float


def activity(blocks: Iterable[NDArray[np.int16]]) -> Activity:
    """Listen to a soundtrack of RATE samples a second, block by block."""
    from earshot import Detector  # noqa: PLC0415 - only this method needs it

    detector, loudness = Detector(), Level()
    odds: list[float] = []
    levels: list[Row] = []
    rest = np.zeros(0, np.int16)
    before = np.zeros(LOOK // 2, np.float32)
    for block in blocks:
        samples = np.concatenate((rest, block))
        whole = len(samples) // LOOK * LOOK
        rest = samples[whole:]
        heard = samples[:whole].astype(np.float32) / np.float32(32768)
        looks = heard.reshape(-1, LOOK)
        loudness.take(looks)
        odds += [detector.predict_f32(look) for look in looks * np.float32(loudness.gain)]
        levels.append(_levels(before, heard))
        before = heard[-LOOK // 2 :] if len(heard) else before
    chances = np.clip(np.array(odds, np.float32), _SURE, 1 - _SURE)
    level = np.concatenate(levels) if levels else np.zeros((0, _BANDS), np.float32)
    share = float(np.mean(chances > _SAYING)) if len(chances) else 0.0
    ranges = _ranges(level)
    rises, onsets = _rises(level, np.stack((np.ones(_BANDS), np.maximum(ranges, _LEAST))))
    speech = _standard(np.log(chances / (1 - chances)))
    return Activity(speech, rises, onsets, share, len(odds) * STEP, float(ranges.mean()))


def _levels(before: Row, samples: Row) -> Row:
    """The power of each 8 ms in each band; ``before`` are the 8 ms before the first sample."""
    if not len(samples):
        return np.zeros((0, _BANDS), np.float32)
    padded = np.concatenate((before, samples))
    frames = np.lib.stride_tricks.sliding_window_view(padded, LOOK)[::_LEVEL]
    spectrum = np.fft.rfft(frames * _WINDOW)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return np.asarray(power @ _weights(), np.float32)


def _rises(power: Row, weights: NDArray[np.float64]) -> Row:
    """Rows of rises, one for each row of the bands' ``weights``.

    What rises in a band counts above the band's own floor, so that a steady noise hides as little as it can.
    """
    out = np.zeros((len(weights), len(power)), np.float32)
    if len(power) <= 2 * _SIDE:
        return out
    shares = weights / weights.sum(axis=1, keepdims=True)
    for band, share in zip(power.T, shares.T, strict=True):
        floor = float(np.percentile(band[::7], 20)) + _LEAST
        sums = np.concatenate(([0.0], np.cumsum(np.log(band + floor), dtype=np.float64)))
        after = (sums[2 * _SIDE :] - sums[_SIDE:-_SIDE]) / _SIDE
        earlier = (sums[_SIDE:-_SIDE] - sums[: -2 * _SIDE]) / _SIDE
        out[:, _SIDE : _SIDE + len(after)] += share[:, None] * np.clip(after - earlier, 0, _STEEPEST)
    return out


def _ranges(power: Row) -> NDArray[np.float64]:
    """How far the loud fifth of each band stands above its quiet fifth, in nepers of power."""
    if not len(power):
        return np.zeros(_BANDS)
    quiet, loud = np.log(np.percentile(power[::7], (20, 80), axis=0) + _LEAST)
    return np.asarray(loud - quiet, np.float64)


@lru_cache(maxsize=1)
def _weights() -> Row:
    """Bands of equal width to the ear, as triangles over the spectrum of a look."""
    lowest, highest = (2595 * math.log10(1 + hertz / 700) for hertz in (_LOWEST, _HIGHEST))
    mel = np.linspace(lowest, highest, _BANDS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    places = np.fft.rfftfreq(LOOK, 1 / RATE)[:, None]
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    shape = np.maximum(0, np.minimum((places - low) / (middle - low), (high - places) / (high - middle)))
    return np.asarray(shape, np.float32)


def _standard(row: Row) -> Row:
    spread = float(row.std()) if len(row) else 0.0
    return (row - row.mean()) / np.float32(spread) if spread > 0 else np.zeros_like(row)
