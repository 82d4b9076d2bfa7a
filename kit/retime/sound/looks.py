"""How much likelier each moment of two sounds is one recording than not: learned where they are one.

Where two mixes share a voice and nothing else, a pause says nothing and a spoken word says much: if it is the same
recording, both sounds are loud there and their waveforms agree, and if it is not, one of them is loud alone. How much
that is worth hangs on the beds. So it is counted on the two sounds themselves: in windows that are known to be the
same, beside the same windows out of step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.features import RATE
from kit.retime.sound.waves import SIZE, cut_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.sound.chain import Link
    from kit.retime.sound.pair import Pair

FRAME = 512
#: Samples between two looks: 10 ms.
HOP = 80
_LOWEST, _HIGHEST = 100, 3_500
_QUIET = 8.0**2 * FRAME  # energy of a frame that says nothing
#: Windows that are counted, and how far out of step chance is counted, in samples: 0.9 and 1.7 seconds.
_WINDOWS, _ASIDE = 24, (int(0.9 * RATE), -int(1.7 * RATE))
#: Parts that levels and agreement are told apart by; each holds as many looks as any other.
_LEVELS, _GRADES = 3, 6
#: Looks that lie in one frame of the transform, and so count once.
_TOGETHER = FRAME / HOP
#: Looks by which a part is taken to be like all others until more are counted.
_SMOOTH = 40.0


class Looks(NamedTuple):
    """Each 10 ms of two sounds at one offset.

    ``agreed`` says how well they agree in phase, −1 to 1; ``old`` and ``new`` are the powers of each.
    """

    agreed: NDArray[np.float64]
    old: NDArray[np.float64]
    new: NDArray[np.float64]

    @property
    def audible(self) -> NDArray[np.bool_]:
        """Where both can be heard."""
        return np.minimum(self.old, self.new) > _QUIET * _bins()


def _bins() -> int:
    return (_HIGHEST - _LOWEST) * FRAME // RATE


def look(pair: Pair, offset: float, begin: int, end: int) -> Looks:
    """Compare the two from sample ``begin`` of the old film on; the new sound plays ``offset`` samples later."""
    length = end - begin + FRAME
    half = FRAME // 2
    old = cut_out(pair.old, begin - half, length)
    new = cut_out(pair.new, begin - half + round(offset), length)
    low, high = (hertz * FRAME // RATE for hertz in (_LOWEST, _HIGHEST))
    window = np.hanning(FRAME).astype(np.float32)
    mine, other = (
        np.fft.rfft(np.lib.stride_tricks.sliding_window_view(part, FRAME)[::HOP] * window)[:, low:high]
        for part in (old, new)
    )
    product = other * mine.conj()
    agreed = (product.real / (np.abs(product) + 1e-6)).mean(axis=1)
    return Looks(agreed, (np.abs(mine) ** 2).sum(axis=1), (np.abs(other) ** 2).sum(axis=1))


class Learned:
    """What a look is worth, counted where the two sounds are known to be one recording."""

    def __init__(self, pair: Pair, links: Sequence[Link]) -> None:
        """``links`` are windows of one recording."""
        spread = links[:: max(1, len(links) // _WINDOWS)]
        same = [look(pair, link.offset, link.at, link.at + SIZE) for link in spread]
        aside = [look(pair, link.offset + shift, link.at, link.at + SIZE) for link in spread for shift in _ASIDE]
        together, apart = _joined(same), _joined(aside)
        grades, levels = np.linspace(0, 1, _GRADES + 1)[1:-1], np.linspace(0, 1, _LEVELS + 1)[1:-1]
        self._edges = (
            np.quantile(np.concatenate((together.agreed, apart.agreed)), grades),
            np.quantile(together.old, levels),
            np.quantile(together.new, levels),
        )
        one, two = self._counted(together), self._counted(apart)
        # A part of which little was counted is taken to be worth nothing.
        usual = (one / one.sum() + two / two.sum()) / 2 + 1 / one.size / _SMOOTH
        self._worth = np.log((one + _SMOOTH * usual) / (two * one.sum() / two.sum() + _SMOOTH * usual)) / _TOGETHER

    def worth(self, looks: Looks) -> NDArray[np.float64]:
        """The logarithm of how much likelier each look is where the two are one; above 0 speaks for it."""
        return np.asarray(self._worth[self._parts(looks)])

    def _counted(self, looks: Looks) -> NDArray[np.float64]:
        counted = np.zeros((_GRADES, _LEVELS, _LEVELS))
        np.add.at(counted, self._parts(looks), 1 / _TOGETHER)
        return counted

    def _parts(self, looks: Looks) -> tuple[NDArray[np.intp], ...]:
        values = (looks.agreed, looks.old, looks.new)
        return tuple(np.searchsorted(edges, value) for edges, value in zip(self._edges, values, strict=True))


def _joined(looks: Sequence[Looks]) -> Looks:
    return Looks(*(np.concatenate(values) for values in zip(*looks, strict=True)))
