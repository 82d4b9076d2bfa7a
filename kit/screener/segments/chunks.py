"""Which missing segments are encoded in one run of ffmpeg: neighbours, and not too many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kit.screener.segments.cut import Segment
    from kit.time.rate import Rate

#: Where no key frame is near, a run decodes some seconds in vain before its first frame, so it should not be short; but
#: whatever is under way when a build is killed is lost, and every worker should get its share.
_LONGEST, _SHORTEST = 16, 10
_SHARE = 4
#: Each segment has an encoder with some dozens of pictures in memory: four at 1080p, one at UHD.
_MOST_PIXELS = 4 * 1920 * 1088


def chunks(
    missing: Iterable[Segment], rate: Rate, keys: Collection[int], pixels: int, workers: int
) -> tuple[tuple[Segment, ...], ...]:
    """The runs, in order; ``keys`` are the master's key frames, ``pixels`` is the size of the picture."""
    missing = tuple(missing)
    total = sum(segment.frames for segment in missing)
    longest = min(_LONGEST * rate.nominal, max(_SHORTEST * rate.nominal, total / (workers * _SHARE)))
    most = max(1, _MOST_PIXELS // max(1, pixels))
    found: list[list[Segment]] = []
    for segment in missing:
        last = found[-1] if found else []
        beside = bool(last) and last[-1].last == segment.first and len(last) < most
        length = segment.last - last[0].first if beside else 0
        begins_well = segment.first in keys and 2 * length > longest
        if beside and length <= longest and not begins_well:
            last.append(segment)
        else:
            found.append([segment])
    return tuple(map(tuple, found))
