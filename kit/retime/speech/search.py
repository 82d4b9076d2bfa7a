"""Every offset and every speed at once: how well a whole track fits there, against all other places."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.speech.activity import STEP
from kit.retime.speech.template import Times, template
from kit.time.rate import NAMED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.speech.activity import Activity

#: Looks that are taken together here: 48 ms.
_COARSE = 3
#: Ratios beyond this change what a voice is; a film is never played so.
_WIDEST = Fraction(27, 25)
#: Share of the cues that must lie inside the soundtrack for an offset to be looked at.
_INSIDE = 0.6
RATIOS = tuple(
    sorted(
        {old / new for old in NAMED.values() for new in NAMED.values() if 1 / _WIDEST <= old / new <= _WIDEST},
        key=lambda ratio: (ratio != 1, abs(ratio - 1)),
    )
)


class Fit(NamedTuple):
    """How well a track fits: ``score`` is in standard deviations above all other offsets; ``offset`` in seconds."""

    score: float
    ratio: Fraction
    offset: float


def fits(sound: Activity, cues: Times, ratios: tuple[Fraction, ...] = RATIOS) -> list[Fit]:
    """The best offset of each ratio, the best fit first; among equals the ratio nearest to 1."""
    heard = _coarse(sound.speech)
    found = [fit for ratio in ratios if (fit := _best(heard, cues, ratio)) is not None]
    return sorted(found, key=lambda fit: -fit.score)


def _best(heard: NDArray[np.float32], cues: Times, ratio: Fraction) -> Fit | None:
    shape = _coarse(template(cues, float(ratio))[0])
    step = STEP * _COARSE
    size = 1 << (len(heard) + len(shape)).bit_length()
    product = np.fft.rfft(heard, size) * np.fft.rfft(_balanced(shape), size).conj()
    sums = np.fft.irfft(product, size)
    begins = cues.begins * float(ratio)
    lowest = int(-np.quantile(begins, 1 - _INSIDE) / step)
    highest = int(len(heard) - np.quantile(begins, _INSIDE) / step)
    if highest - lowest < 2:  # noqa: PLR2004 - nothing to compare with
        return None
    scores = sums[np.arange(lowest, highest) % size]
    spread = float(scores.std())
    best = int(np.argmax(scores))
    if spread <= 0:
        return None
    return Fit(float(scores[best] - scores.mean()) / spread, ratio, (best + lowest) * step)


def _coarse(row: NDArray[np.float32]) -> NDArray[np.float32]:
    whole = len(row) // _COARSE * _COARSE
    return np.asarray(row[:whole].reshape(-1, _COARSE).mean(axis=1), np.float32)


def _balanced(shape: NDArray[np.float32]) -> NDArray[np.float32]:
    """Speech and pauses weigh the same, so that a talkative place fits no better than a quiet one."""
    counted = shape != 0
    out = shape.copy()
    out[counted] -= shape[counted].mean()
    return out


def shuffled(cues: Times, chance: np.random.Generator) -> Times:
    """The same cues and pauses in another order: what chance would give."""
    lengths = cues.ends - cues.begins
    pauses = np.concatenate((cues.begins[1:] - cues.ends[:-1], [1.0]))
    order, others = chance.permutation(len(cues)), chance.permutation(len(cues))
    taken = lengths[order] + pauses[others]
    begins = cues.begins[0] + np.concatenate(([0.0], np.cumsum(taken)[:-1]))
    return Times(begins, begins + lengths[order])
