"""A change of rate: the same frames, shown faster or slower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.retime.timemap import Segment, TimeMap

if TYPE_CHECKING:
    from kit.time.rate import Rate


def change(old: Rate, new: Rate) -> TimeMap:
    """The map from a master at ``old`` to the same frames at ``new``.

    Times grow by old/new exactly: 25 to 24000/1001 by 1.0427083…, not by 25/24 and not by 25/23.976, which would be
    5.6 seconds and 5 milliseconds off after 90 minutes.
    """
    return TimeMap((Segment(ratio=old.fps / new.fps),), method="rate")
