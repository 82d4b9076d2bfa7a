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

    from kit.retime.sound.pair import Pair
    from kit.retime.sound.weighing import Link

FRAME = 512
#: Samples between two looks: 10 ms.
HOP = 80
_LOWEST, _HIGHEST = 100, 3_500
_QUIET = 8.0**2 * FRAME  # energy of a frame that says nothing
#: Hertz below which drums and engines are, and no voice that is not higher, too.
_VOICED = 200
#: What is usual at a frequency: so much of the time, in percent, it is no louder. What stands out is louder than so
#: many times that.
_USUAL, _STANDS_OUT = 70, 2.0
#: Frames that tell what is usual.
_FRAMES = 3_000
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

    ``agreed`` says how well they agree in phase, −1 to 1, all frequencies alike. ``shared``, ``old`` and ``new`` look
    only at what stands out from what is usual at each frequency, as a voice does from its bed: how much of it both
    have in phase, and how much there is in each. ``audible`` is where both can be heard.
    """

    agreed: NDArray[np.float64]
    shared: NDArray[np.float64]
    old: NDArray[np.float64]
    new: NDArray[np.float64]
    audible: NDArray[np.bool_]

    def coherence(self, at: NDArray[np.bool_] | slice = slice(None)) -> float:
        """How much of what stands out is the same in both, up to 1: chance stays below 0.05."""
        both = float(np.sqrt(self.old[at].sum() * self.new[at].sum()))
        return float(self.shared[at].sum()) / both if both else 0.0

    def explained(self, at: NDArray[np.bool_]) -> float:
        """The same of whichever has more: where one is only the bed of the other it is little."""
        most = float(max(self.old[at].sum(), self.new[at].sum()))
        return float(self.shared[at].sum()) / most if most else 0.0


def usual(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """The power that is usual at each frequency, whatever is said over it."""
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, (0, max(0, FRAME - len(samples)))), FRAME)
    some = frames[:: max(HOP, len(frames) // _FRAMES)]
    power = np.abs(np.fft.rfft(some * _window())[:, _band()]) ** 2
    return np.asarray(np.percentile(power, _USUAL, axis=0) + _QUIET, np.float32)


def _window() -> NDArray[np.float32]:
    return np.hanning(FRAME).astype(np.float32)


def _band() -> slice:
    return slice(_LOWEST * FRAME // RATE, _HIGHEST * FRAME // RATE)


def look(pair: Pair, offset: float, begin: int, end: int) -> Looks:
    """Compare the two from sample ``begin`` of the old film on; the new sound plays ``offset`` samples later."""
    length = end - begin + FRAME
    half = FRAME // 2
    frames = (
        cut_out(sound, first - half, length) for sound, first in ((pair.old, begin), (pair.new, begin + round(offset)))
    )
    mine, other = (
        np.fft.rfft(np.lib.stride_tricks.sliding_window_view(part, FRAME)[::HOP] * _window())[:, _band()]
        for part in frames
    )
    product = other * mine.conj()
    phase = product.real / (np.abs(product) + 1e-6)
    powers = np.abs(mine) ** 2, np.abs(other) ** 2
    one, two = (_standing_out(power, floor) for power, floor in zip(powers, pair.usual, strict=True))
    heard = np.minimum(*(power.sum(axis=1) for power in powers)) > _QUIET * product.shape[1]
    return Looks(phase.mean(axis=1), (phase * one * two).sum(axis=1), (one**2).sum(axis=1), (two**2).sum(axis=1), heard)


def _standing_out(power: NDArray[np.float32], floor: NDArray[np.float32]) -> NDArray[np.float32]:
    """By how much each frequency of each look is louder than usual, as a logarithm."""
    out = np.log1p(np.maximum(0, power / (_STANDS_OUT * floor) - 1))
    out[:, : (_VOICED - _LOWEST) * FRAME // RATE] = 0
    return np.asarray(out, np.float32)


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
            np.quantile(np.concatenate((_likeness(together), _likeness(apart))), grades),
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
        values = (_likeness(looks), looks.old, looks.new)
        return tuple(np.searchsorted(edges, value) for edges, value in zip(self._edges, values, strict=True))


def _joined(looks: Sequence[Looks]) -> Looks:
    return Looks(*(np.concatenate(values) for values in zip(*looks, strict=True)))


def _likeness(looks: Looks) -> NDArray[np.float64]:
    """How alike what stands out is in each look."""
    return np.asarray(looks.shared / (np.sqrt(looks.old * looks.new) + 1e-6))
