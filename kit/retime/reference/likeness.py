"""How much more probable two tracks' times are if the one was made from the other than if they are strangers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference.times import marks

if TYPE_CHECKING:
    from kit.retime.reference.times import Floats, Marks, Times

Spread = tuple[tuple[float, float], ...]

#: How in-times of one cue differ between languages, as shares and standard deviations in milliseconds: copied from
#: the template, counted in another unit (frames, centiseconds), moved by a frame or two, set by ear or to a shot.
COPIED: Spread = ((0.40, 1.5), (0.20, 12.0), (0.20, 60.0), (0.20, 180.0))
#: The same of tracks that two people timed on their own.
BY_EAR: Spread = ((0.02, 1.5), (0.13, 12.0), (0.35, 80.0), (0.50, 220.0))
#: How probably a cue's in-time has a counterpart, and its out-time, which translators move more.
_FOUND_IN, _FOUND_OUT = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """A track that others are held against."""

    starts: Marks
    ends: Marks
    spread: Spread

    def gains(self, times: Times, offset: float) -> Floats:
        """For each cue of ``times``, moved by ``offset`` milliseconds, the logarithm of the likelihood ratio."""
        return self._gain(self.starts, times.starts + offset, _FOUND_IN) + 0.5 * self._gain(
            self.ends, times.ends + offset, _FOUND_OUT
        )

    def _gain(self, known: Marks, times: Floats, found: float) -> Floats:
        index, apart = known.nearest(times)
        squared = apart * apart
        density = np.zeros_like(squared)
        for share, sigma in self.spread:
            density += share / (sigma * np.sqrt(2 * np.pi)) * np.exp(squared / (-2 * sigma * sigma))
        gain: Floats = np.log(1 - found + found * density / known.density[index])
        return gain


def of(times: Times, spread: Spread) -> Likeness:
    """What ``times`` are compared with."""
    return Likeness(marks(times.starts), marks(times.ends), spread)
