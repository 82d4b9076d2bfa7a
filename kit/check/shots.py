"""Where in-times and out-times belong beside a change of shot (Netflix Subtitle Timing Guidelines).

All in frames. With H half a second of frames and T three quarters of that: an in-time less than H after a cut belongs
on it, and so does one up to T - 1 before it; from T to H - 1 before it belongs H before it. An out-time less than H
beside a cut belongs two frames before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from kit.check.view import view
from kit.time.ticks import round_half_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track
    from kit.time.rate import Rate

#: How many frames before a cut a cue ends.
BEFORE = 2


class Stray(NamedTuple):
    """A cue with a time that is too near to a cut.

    ``frame`` is that time's, ``other`` the cue's other one, ``wanted`` where it belongs; like ``cut`` they are counted
    as the file counts, so that the film's first frame is ``first``.
    """

    cue: Cue
    rate: Rate
    frame: int
    other: int
    cut: int
    wanted: int
    first: int

    @property
    def values(self) -> dict[str, object]:
        """How far it is from which cut, and where it belongs, in frames of the film."""
        return {
            "frames": abs(self.frame - self.cut),
            "cut": self.cut - self.first,
            "wanted": self.wanted - self.first,
        }

    @property
    def time(self) -> int:
        """Where it belongs, in ticks."""
        return self.rate.start_of(self.wanted)


def strays(track: Track, limits: Limits, *, out: bool = False) -> Iterator[Stray]:
    """The cues whose in-times (or out-times) are too near to a cut; none where profile or film say nothing of cuts."""
    rate, cuts = track.facts.rate, track.facts.cuts
    if rate is None or not cuts or not limits.shot_changes:
        return
    seen, reach = view(track), zone(rate.fps)
    first = rate.nearest(track.facts.start or 0)
    for cue, (start, end) in zip(seen.in_order, seen.frames, strict=True):
        frame, other = (end, start) if out else (start, end)
        if found := (out_time if out else in_time)(frame - first, cuts, reach):
            yield Stray(cue, rate, frame, other, found[0] + first, found[1] + first, first)


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
