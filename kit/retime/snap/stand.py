"""A cue on the film's frames, as snapping sees it: where it stands and how far it may go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kit.check import shots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from kit.subs.cue import Cue


class Mode(StrEnum):
    """``netflix`` moves times either way; ``extend`` only ever lets text come on earlier and go off later."""

    NETFLIX = "netflix"
    EXTEND = "extend"


class Fixed(StrEnum):
    """Why a cue's times are left alone whatever stands beside them."""

    OVERLAPS = "it overlaps another cue; part the two first"
    SWAPPED = "it ends before it begins; correct its times first"
    HELD = "nothing in the file ends it"
    TIMED = "its text has times of its own (karaoke, animation), which would no longer fit"
    HARM = "moving it would break another rule of the profile"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a cue may go without a new finding: shortest and longest duration, earliest in, latest out; in ticks."""

    least: int
    most: int
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A cue with the frames, counted from the film's first, that its in-time and out-time are nearest to."""

    cue: Cue
    start: int
    end: int
    bounds: Bounds
    fixed: Fixed | None = None


@dataclass(frozen=True, slots=True)
class Wants:
    """What a profile asks at a frame rate: H and T of the cuts, the least gap, the gap below which it is closed.

    ``cuts`` are in order, in frames from the film's first; empty if the profile does not ask for them.
    """

    cuts: tuple[int, ...]
    reach: tuple[int, int]
    gap: int
    close: Fraction

    def start_is_off(self, frame: int) -> bool:
        """Whether an in-time is too near to a cut."""
        return bool(self.cuts) and shots.in_time(frame, self.cuts, self.reach) is not None

    def end_is_off(self, frame: int) -> bool:
        """Whether an out-time is too near to a cut."""
        return bool(self.cuts) and shots.out_time(frame, self.cuts, self.reach) is not None

    def gap_is_off(self, gap: int) -> bool:
        """Whether a gap in frames is too small, or too small to be a pause."""
        return 0 <= gap < self.gap or self.gap < gap < self.close

    def near(self, frame: int) -> Sequence[int]:
        """The cuts that can matter to a time: within twice H."""
        far = 2 * self.reach[0]
        return self.cuts[bisect_left(self.cuts, frame - far) : bisect_right(self.cuts, frame + far)]
