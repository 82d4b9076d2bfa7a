"""Two sounds on one clock, and ways to ask how alike they are at a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.sound import waves
from kit.retime.sound.features import RATE, ROWS, heard
from kit.retime.sound.looks import usual
from kit.retime.sound.search import PASSAGE, Finder
from kit.retime.sound.waves import SIZE, Likeness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.sound.features import Features, Heard
    from kit.retime.sound.speed import Speed

_HOP = RATE // ROWS
_APART = ROWS  # two places of one passage are a second apart
_BLOCK = 1 << 20
_AROUND = 10  # rows: how far a stretched sound is looked for around its place
#: What a likeness of 1 counts as strength where waveforms cannot be compared.
_FEATURE_STRENGTH = 28.0


@dataclass(frozen=True, slots=True)
class Pair:
    """The old sound, and the new one played so that it would last as long as the old.

    ``pitched`` says that its speed was changed and its pitch kept: then no waveform is the same, and the features
    alone decide. ``usual`` is the power that is usual at each frequency of the old and of the new sound.
    """

    old: NDArray[np.int16]
    new: NDArray[np.int16]
    old_features: Features
    new_features: Features
    finder: Finder
    usual: tuple[NDArray[np.float32], NDArray[np.float32]]
    pitched: bool = False

    def places(self, at: int, count: int = 3) -> list[tuple[int, float]]:
        """Offsets in samples at which 8 seconds of the old sound from sample ``at`` on may be, and how alike."""
        first = at // _HOP
        passage = self.old_features[first : first + PASSAGE]
        if len(passage) < PASSAGE:
            return []
        return [((row - first) * _HOP, likeness) for row, likeness in self.finder.places(passage, count, _APART)]

    def compare(self, at: int, offset: int, reach: int = waves.REACH) -> Likeness:
        """4 seconds of the old sound from ``at`` on, beside the new sound ``offset`` samples later."""
        if self.pitched:
            return self._compare_features(at, offset)
        old = waves.cut_out(self.old, at, SIZE)
        return waves.compare(old, waves.cut_out(self.new, at + offset, SIZE), reach)

    def silent(self, at: int) -> bool:
        """Whether the old sound is silent for the 4 seconds from ``at`` on."""
        return waves.silent(self.old[at : at + SIZE])

    def _compare_features(self, at: int, offset: int) -> Likeness:
        first, length = at // _HOP, SIZE // _HOP
        other = round((at + offset) / _HOP)
        mine = self.old_features[first : first + length]
        begin, end = other - _AROUND, other + length + _AROUND
        if begin < 0 or end > len(self.new_features) or len(mine) < length:
            return Likeness(0.0, 0.0)
        near = self.new_features[begin:end]
        likeness = np.array([_cosine(mine, near[lag : lag + length]) for lag in range(2 * _AROUND + 1)])
        best = int(np.argmax(likeness))
        lag = (best - _AROUND + waves.vertex(likeness, best)) * _HOP + other * _HOP - (at + offset)
        return Likeness(lag, float(likeness[best]) * _FEATURE_STRENGTH)


def pair(old: Heard, new: Heard, speed: Speed) -> Pair:
    """Put the new sound on the old one's clock: where the film lasts ``ratio`` times as long, it is squeezed by it."""
    ratio = float(speed.ratio)
    if ratio != 1:
        # A pitch that was kept is moved by bringing the sound back to its old speed.
        new = heard(_resampled(new.samples, ratio), ratio if speed.pitched else 1.0)
    finder = Finder(new.features, PASSAGE)
    floors = usual(old.samples), usual(new.samples)
    return Pair(old.samples, new.samples, old.features, new.features, finder, floors, speed.pitched)


def _resampled(samples: NDArray[np.int16], ratio: float) -> NDArray[np.int16]:
    length = int(len(samples) / ratio)
    made = np.empty(length, np.int16)
    for first in range(0, length, _BLOCK):
        count = min(_BLOCK, length - first)
        made[first : first + count] = waves.cut_out(samples, first * ratio, count, ratio)
    return made


def _cosine(one: Features, other: Features) -> float:
    norm = float(np.sqrt(np.sum(one**2) * np.sum(other**2)))
    return float(np.sum(one * other)) / norm if norm else 0.0
