"""Where in-times and out-times belong beside a change of shot (Netflix Subtitle Timing Guidelines).

All in frames. With H half a second of frames and T three quarters of that: an in-time less than H after a cut belongs
on it, and so does one up to T - 1 before it; from T to H - 1 before it belongs H before it. An out-time less than H
beside a cut belongs two frames before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.time.ticks import round_half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many frames before a cut a cue ends.
BEFORE = 2


def zone(fps: Fraction) -> tuple[int, int]:
    """H and T for a frame rate: 12 and 9 at 24, 13 and 10 at 25, 15 and 11 at 30."""
    half = round_half_up(fps / 2)
    return half, round_half_up(Fraction(3 * half, 4))


def in_time(frame: int, cuts: Sequence[int], reach: tuple[int, int]) -> tuple[int, int] | None:
    """The cut that an in-time is too near to, and the frame that it belongs on; None if it may stay.

    ``cuts`` are in order, ``reach`` is the ``zone`` of the frame rate.
    """
    half, near = reach
    at = bisect_right(cuts, frame)
    since = frame - cuts[at - 1] if at else half
    until = cuts[at] - frame if at < len(cuts) else half
    if not since:
        return None
    if since < half and since <= until:
        return cuts[at - 1], cuts[at - 1]
    if until < half:
        return cuts[at], cuts[at] if until < near else cuts[at] - half
    return (cuts[at - 1], cuts[at - 1]) if since < half else None


def out_time(frame: int, cuts: Sequence[int], reach: tuple[int, int]) -> tuple[int, int] | None:
    """The cut that an out-time is too near to, and the frame that it belongs on; None if it may stay.

    ``cuts`` are in order, ``reach`` is the ``zone`` of the frame rate.
    """
    half, _ = reach
    at = bisect_left(cuts, frame)
    close = [cut for cut in cuts[max(0, at - 1) : at + 1] if abs(frame - cut) < half]
    if not close or any(frame == cut - BEFORE for cut in close):
        return None
    cut = min(close, key=lambda one: abs(frame - one))
    return cut, cut - BEFORE
