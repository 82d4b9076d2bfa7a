"""The voices of a film told from what lies under them: where music was laid anew after a recut, only they tell.

A mix is layers. Where the music runs on over a cut, or was laid again from the film's first second, one recording is in
both films at two offsets, and the one that goes on is the music's. Subtitles follow the voices. So where another offset
explains the same windows too, each is asked whether it explains what is spoken, or what sounds in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.features import RATE
from kit.retime.sound.looks import HOP, look
from kit.retime.sound.waves import SAME, SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.sound.chain import Found
    from kit.retime.sound.joins import Run
    from kit.retime.sound.pair import Pair

#: Samples of one answer of the detector, at 8 kHz: 16 ms. It hears 16 kHz.
_STEP = 128
#: The share of the film's moments that count as quiet, and the odds between which the border may lie.
_QUIET, _BORDER = 0.6, (0.3, 0.9)
#: Looks in which somebody must speak for a window to tell anything, and must not: 0.4 s.
_SPOKEN = 40
#: How much better two sounds agree while somebody speaks than in between, if it is the voice that they share, and if it
#: is something else. On made mixes 95 % of the voices' windows reach 1.16, and 80 % of the music's stay below 1.02.
_VOICE, _ELSE = 1.15, 1.02
#: What the place of the voice shares in between, as a share of what the other does.
_FEWER = 0.8
#: What is shared is not the voice below this, in the middle of so many windows of a run at most.
_OTHERS, _IN_RUN = 0.85, 12
_LEAST = 0.05  # what two sounds agree by chance
#: Windows that are asked whether they are elsewhere too, and how many must say yes.
_ASKED, _MANY, _SHARE = 24, 3, 0.15
_APART = RATE // 10  # samples: offsets nearer than 100 ms are one


class Agreed(NamedTuple):
    """How well two sounds agree in phase, up to 1, while somebody speaks and ``between``."""

    spoken: float
    between: float

    @property
    def voice(self) -> float:
        """How many times as well while somebody speaks: 1 if all is one recording, less if only something else is."""
        return self.spoken / self.between


class Voices:
    """Where somebody speaks in the old film."""

    def __init__(self, old: NDArray[np.int16]) -> None:
        """``old`` is the old film's sound; it is listened to where it is asked for."""
        self._old = old
        self._odds: dict[int, NDArray[np.float32]] = {}
        spread = range(0, max(1, len(old) - SIZE), max(SIZE, len(old) // _ASKED))
        known = np.concatenate([self._at(at) for at in spread])
        self._border = float(np.clip(np.quantile(known, _QUIET), *_BORDER))

    def agreed(self, pair: Pair, at: int, offset: float) -> Agreed | None:
        """How well the two films agree in a window, 4 seconds from sample ``at`` on; None if nobody can tell."""
        agreed = look(pair, offset, at, at + SIZE).agreed
        odds = self._at(at)
        spoken = odds[np.minimum(np.arange(len(agreed)) * HOP // _STEP, len(odds) - 1)] > self._border
        if min(int(spoken.sum()), int((~spoken).sum())) < _SPOKEN:
            return None
        return Agreed(float(agreed[spoken].mean()), max(_LEAST, float(agreed[~spoken].mean())))

    def _at(self, at: int) -> NDArray[np.float32]:
        """The detector's answer each 16 ms of the window from a sample on."""
        if at not in self._odds:
            self._odds[at] = _odds(self._old[at : at + SIZE])
        return self._odds[at]


def elsewhere(pair: Pair, found: Found) -> bool:
    """Whether two layers of the old film go two ways: what is spoken, and something else.

    A layer goes on: several windows have the same second offset. A sentence that is said twice has one of its own.
    """
    asked = [link for link in found.chain if link.at in found.places.looked_up]
    asked = asked[:: max(1, len(asked) // _ASKED)]
    voices: Voices | None = None
    seconds: list[float] = []
    for link in asked:
        others = dict.fromkeys((*found.places.looked_up[link.at], *found.places.near(link.at)))
        for other in others:
            likeness = pair.compare(link.at, other) if abs(other - link.offset) > _APART else None
            if likeness is None or likeness.strength < SAME:
                continue
            voices = voices or Voices(pair.old)
            if _part(voices.agreed(pair, link.at, link.offset), voices.agreed(pair, link.at, other + likeness.lag)):
                seconds.append(other + likeness.lag)
    shared = max((sum(abs(one - two) <= _APART for two in seconds) for one in seconds), default=0)
    return shared >= max(_MANY, round(_SHARE * len(asked)))


def foreign(pair: Pair, runs: Sequence[Run]) -> list[Run]:
    """The runs in which both films share something, but not what is spoken; of a moved one, one window is enough."""
    voices = Voices(pair.old)
    found = []
    for run in runs:
        agreed = [voices.agreed(pair, link.at, run.offset) for link in run.links[:: max(1, len(run.links) // _IN_RUN)]]
        told = sorted(one.voice for one in agreed if one is not None)
        if len(told) >= (1 if run.moved else _MANY) and told[len(told) // 2] < _OTHERS:
            found.append(run)
    return found


def _part(one: Agreed | None, other: Agreed | None) -> bool:
    """Whether one place shares what is spoken, and the other what sounds in between; a song that comes again does not.

    In one mix its first place shares more in between, too.
    """
    if one is None or other is None:
        return False
    voice, rest = sorted((one, other), key=lambda agreed: -agreed.voice)
    return voice.voice > _VOICE and rest.voice < _ELSE and voice.between < _FEWER * rest.between


def _odds(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    from earshot import Detector  # noqa: PLC0415 - only a sound that is found at two places needs it

    detector = Detector()
    places = np.arange(len(samples) // _STEP * 2 * _STEP) / 2
    finer = np.interp(places, np.arange(len(samples)), samples.astype(np.float32) / 32768).astype(np.float32)
    return np.array([detector.predict_f32(piece) for piece in finer.reshape(-1, 2 * _STEP)], np.float32)
