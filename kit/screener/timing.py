"""From times to frames: a cue shows on whole frames, the ones nearest to its in-time and out-time.

Files round a frame's time to milliseconds, often upwards, so a comparison of times would lose the first frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.time import ticks

if TYPE_CHECKING:
    from kit.subs.cue import Cue
    from kit.time.rate import Rate

#: Above this rate no centisecond, the unit of ASS, lies safely between two frames.
FASTEST = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue on the frames ``first`` … ``last`` − 1, counted from 0 at the start of the picture."""

    cue: Cue
    first: int
    last: int


def shown(cue: Cue, rate: Rate, programme_start: int) -> Shown:
    """The frames of a cue; ``programme_start`` is the time (ticks) of the picture's first frame in the track."""
    return Shown(cue, rate.nearest(cue.start - programme_start), rate.nearest(cue.end - programme_start))


def clock(frame: int, rate: Rate) -> str:
    """The ASS time half a frame before a frame, so that rounding to centiseconds can never reach another frame."""
    half_before = Fraction(2 * frame - 1, 2) / rate.fps
    centiseconds = max(0, ticks.round_half_up(half_before * 100))
    seconds, centiseconds = divmod(centiseconds, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{centiseconds:02}"
