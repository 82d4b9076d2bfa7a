"""The voices of a film told from what lies under them: where music was laid anew after a recut, only they tell.

A mix is layers. Where the music runs on over a cut, or was laid again from the film's first second, one recording is in
both films at two offsets, and the one that goes on is the music's. Subtitles follow the voices. So where two offsets
explain the same windows, each is asked how much of what is spoken it explains: of what stands out from the bed while
somebody speaks. On made mixes that is 0.2 to 1 where the voice is the same, whatever lies under it, and below 0.05
where nothing is.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.looks import HOP, look
from kit.retime.sound.waves import SIZE
from kit.retime.speech.level import Level

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.sound.pair import Pair

#: Samples of one answer of the detector, at 8 kHz: 16 ms. It hears 16 kHz.
_STEP = 128
#: The share of the film's moments that count as quiet, and the odds between which the border may lie.
_QUIET, _BORDER = 0.6, (0.3, 0.9)
#: Windows that tell how surely the detector hears this film's voices.
_ASKED = 24
#: Looks in which somebody must speak for a window to tell anything, and must not: 0.4 s.
_SPOKEN = 40


class Shared(NamedTuple):
    """How much two sounds share, up to 1: of what is spoken, and of all that sounds ``between``, if something does."""

    spoken: float
    between: float | None

    @property
    def voice(self) -> float:
        """How much of the voice is shared; less where what sounds in between is shared more, and so is in it, too."""
        spoken = max(0.0, self.spoken)
        return spoken * (1 - max(0.0, (self.between or 0.0) - spoken))


class Voices:
    """What is spoken in the old film, and where the new one says the same."""

    def __init__(self, pair: Pair) -> None:
        """The old film is listened to where it is asked for."""
        self._pair = pair
        self._odds: dict[int, NDArray[np.float32]] = {}
        self._shared: dict[tuple[int, int], Shared | None] = {}

    def shared(self, at: int, offset: float) -> Shared | None:
        """What a window, 4 seconds from sample ``at`` on, shares with the new film; None if too little is spoken."""
        known = at, round(offset)
        if known not in self._shared:
            self._shared[known] = self._compared(at, offset)
        return self._shared[known]

    def _compared(self, at: int, offset: float) -> Shared | None:
        spoken = self.spoken(at)
        if int(spoken.sum()) < _SPOKEN:
            return None
        looks = look(self._pair, offset, at, at + SIZE)
        between = ~spoken & looks.audible
        rest = float(looks.agreed[between].mean()) if int(between.sum()) >= _SPOKEN else None
        return Shared(looks.coherence(spoken), rest)

    def spoken(self, at: int) -> NDArray[np.bool_]:
        """In which looks of a window somebody speaks in the old film."""
        odds = self._at(at)
        count = SIZE // HOP + 1
        return np.asarray(odds[np.minimum(np.arange(count) * HOP // _STEP, len(odds) - 1)] > self._border)

    @cached_property
    def _border(self) -> float:
        known = np.concatenate([self._at(at) for at in self._spread])
        return float(np.clip(np.quantile(known, _QUIET), *_BORDER))

    @cached_property
    def _gain(self) -> float:
        level = Level()
        for at in self._spread:
            level.take(_looks(self._pair.old[at : at + SIZE]))
        return level.gain

    @property
    def _spread(self) -> range:
        length = len(self._pair.old)
        return range(0, max(1, length - SIZE), max(SIZE, length // _ASKED))

    def _at(self, at: int) -> NDArray[np.float32]:
        """The detector's answer each 16 ms of the window from a sample on."""
        if at not in self._odds:
            self._odds[at] = _odds(_looks(self._pair.old[at : at + SIZE]) * np.float32(self._gain))
        return self._odds[at]


def _looks(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """What the detector takes: 16 ms a row, at twice the rate."""
    places = np.arange(len(samples) // _STEP * 2 * _STEP) / 2
    finer = np.interp(places, np.arange(len(samples)), samples.astype(np.float32) / 32768)
    return finer.astype(np.float32).reshape(-1, 2 * _STEP)


def _odds(looks: NDArray[np.float32]) -> NDArray[np.float32]:
    from earshot import Detector  # noqa: PLC0415 - only what tells voices apart needs it

    detector = Detector()
    return np.array([detector.predict_f32(look) for look in looks], np.float32)
