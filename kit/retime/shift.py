"""A shift: everything later or earlier by the same length."""

from __future__ import annotations

from kit.retime.timemap import Segment, TimeMap


def shift(offset: int, begin: int | None = None, end: int | None = None) -> TimeMap:
    """Move the cues that begin in ``begin`` ≤ time < ``end`` by ``offset`` ticks; all of them if both are None."""
    return TimeMap((Segment(offset=offset, begin=begin, end=end),), method="shift", whole_cues=True)


def back(offset: int, begin: int | None = None, end: int | None = None) -> TimeMap:
    """The shift that undoes one."""
    return shift(-offset, None if begin is None else begin + offset, None if end is None else end + offset)
