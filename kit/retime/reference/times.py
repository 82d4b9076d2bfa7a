"""A track as the times at which its cues begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.subs.cue import Cue

    Floats = NDArray[np.float64]

#: Times around one time that tell how dense a track is there.
_AROUND = 4


@dataclass(frozen=True, slots=True)
class Times:
    """In-times in order, each once, and the out-time of the longest cue that begins there; in milliseconds."""

    starts: Floats
    ends: Floats

    def __len__(self) -> int:
        return len(self.starts)

    def stretched(self, ratio: float) -> Times:
        """All times multiplied."""
        return self if ratio == 1 else Times(self.starts * ratio, self.ends * ratio)


@dataclass(frozen=True, slots=True)
class Marks:
    """Times that others are held against, in order, with how many there are in a millisecond around each."""

    at: Floats
    density: Floats

    def nearest(self, times: Floats) -> tuple[NDArray[np.intp], Floats]:
        """For each time the index of the nearest mark, and how far behind the mark it is (negative: before)."""
        right = np.searchsorted(self.at, times)
        left = np.maximum(right - 1, 0)
        right = np.minimum(right, len(self.at) - 1)
        index = np.where(times - self.at[left] <= self.at[right] - times, left, right)
        return index, times - self.at[index]


def of(cues: Sequence[Cue]) -> Times:
    """The times of cues, whatever their order; cues that begin together count once."""
    pairs = np.array(sorted((cue.start, max(cue.start, cue.end)) for cue in cues), dtype=np.float64).reshape(-1, 2)
    pairs /= PER_MS
    last = np.append(np.diff(pairs[:, 0]) > 0, [True] * (len(pairs) > 0))
    return Times(pairs[last, 0], pairs[last, 1])


def marks(times: Floats) -> Marks:
    """Times as marks; a density is never taken from less than a second."""
    at = np.unique(times)
    low = np.maximum(np.arange(len(at)) - _AROUND, 0)
    high = np.minimum(np.arange(len(at)) + _AROUND, len(at) - 1)
    return Marks(at, np.maximum(high - low, 1) / np.maximum(at[high] - at[low], 1000.0))
