"""What a track expects of a soundtrack, cue by cue: speech from its in-time on, and none just before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.speech.activity import STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.subs.cue import Cue

from kit.time.ticks import PER_SECOND

#: Seconds around an in-time that count double: a pause before, the first syllables after.
_EDGE = 0.3
#: Seconds before an out-time at which nobody may speak any more: people leave a cue longer than its words.
_LATE = 0.35
#: A pause is expected where two cues are at least so far apart, and ends so early before an in-time, in seconds.
_PAUSE, _EARLY = 0.15, 0.06
_LEAST = 0.25
_PAD = 2.0


@dataclass(frozen=True, slots=True)
class Times:
    """In- and out-times in seconds, in order."""

    begins: NDArray[np.float64]
    ends: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.begins)


def times(cues: Sequence[Cue], start: int = 0) -> Times:
    """The times of the cues that are spoken: signs and sounds in brackets, and songs, are left out.

    ``start`` is what the cues' clock reads at the film's first frame, in ticks.
    """
    spoken = sorted((cue for cue in cues if _spoken(cue)), key=lambda cue: cue.start)
    begins = np.array([(cue.start - start) / PER_SECOND for cue in spoken], np.float64)
    ends = np.array([(cue.end - start) / PER_SECOND for cue in spoken], np.float64)
    return Times(begins, np.maximum(ends, begins + _LEAST))


def _spoken(cue: Cue) -> bool:
    text = cue.text.strip()
    return bool(text) and not (text[0] in "[(（♪♫#" and text[-1] in "])）♪♫#")


def template(cues: Times, ratio: float) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Above 0 where speech is expected, below where a pause is, in looks from 0 s on; and the look of each in-time."""
    begins, ends = cues.begins * ratio, cues.ends * ratio
    shape = np.zeros(int((ends.max() + _PAD) / STEP) + 2, np.float32)
    for begin, end in zip(begins, ends, strict=True):
        _add(shape, begin, max(begin + _LEAST, end - _LATE), 1)
        _add(shape, begin, begin + _EDGE, 1)
        _add(shape, begin - _EDGE, begin, -1)
    over = np.maximum.accumulate(np.concatenate(([begins[0] - _PAD], ends)))
    for end, begin in zip(over, np.concatenate((begins, [over[-1] + _PAD])), strict=True):
        if begin - end > _PAUSE:
            _add(shape, end, begin - _EARLY, -1)
    return shape, np.round(begins / STEP).astype(np.int64)


def _add(shape: NDArray[np.float32], begin: float, end: float, what: float) -> None:
    shape[max(0, int(begin / STEP)) : max(0, int(end / STEP))] += what
