"""A change of rate: the same frames, shown faster or slower."""

from __future__ import annotations

from fractions import Fraction

from kit.errors import UsageError
from kit.retime.timemap import Segment, TimeMap
from kit.time.rate import Rate, parse_rate


def change(old: Rate, new: Rate) -> TimeMap:
    """The map from a master at ``old`` to the same frames at ``new``.

    Times grow by old/new exactly: 25 to 24000/1001 by 1.0427083…, not by 25/24 and not by 25/23.976, which would be
    5.6 seconds and 5 milliseconds off after 90 minutes.
    """
    return TimeMap((Segment(ratio=old.fps / new.fps),), method="rate")


def parse(text: str) -> Rate:
    """A rate as people write it, also with ``df`` or ``ndf`` for how its labels are counted.

    Drop-frame labels run with the clock. A clock of non-drop labels (``29.97ndf``) takes 30 frames for a second, so
    that its times are those of 30 frames a second. Raises UsageError as ``parse_rate`` does.
    """
    cleaned = text.strip().lower()
    if cleaned.endswith("ndf"):
        return Rate(Fraction(parse_rate(cleaned.removesuffix("ndf")).nominal))
    if cleaned.endswith("df"):
        rate = parse_rate(cleaned.removesuffix("df"))
        if rate.nominal % 30 or rate.fps.denominator == 1:
            raise UsageError(
                f"“{text}”: {rate.label()} has no drop-frame.",
                hint="Drop-frame is counted at 29.97 and 59.94.",
                slug="bad-rate",
            )
        return rate
    return parse_rate(cleaned)
