"""Which missing segments are encoded in one run of ffmpeg: those that are decoded together, not too many at once."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kit.screener.segments.cut import Segment
    from kit.time.rate import Rate

    Chunk = tuple[Segment, ...]

#: Seconds. A run that begins where the master has no key frame decodes in vain up to its first frame, so it should not
#: be short, and what x264 makes of its own accord, a key frame in 250 frames, is to stay whole at 24 a second; but
#: whatever is under way when a build is killed is lost, and every worker should get its share.
_LONGEST, _SHORTEST = 16, 10.5
_SHARE = 4
#: Each segment has an encoder with some dozens of pictures in memory, about 200 MB at 1080p: in a run no more than
#: sixteen of these, but four in any case, one at UHD; half as many more for each further screener.
_LEAST_PIXELS, _MOST_PIXELS = (count * 1920 * 1088 for count in (4, 16))
_BYTES_A_PIXEL = 100
#: The part of the memory that the encoders of all runs may fill.
_OF_MEMORY = 4


def chunks(
    missing: Iterable[Segment],
    rate: Rate,
    keys: Collection[int],
    pixels: int,
    workers: int,
    together: int = 1,
    memory: int = 0,
) -> tuple[Chunk, ...]:
    """The runs, in order; ``keys`` are the master's key frames, ``pixels`` is the size of the picture.

    ``together`` is how many screeners the segments belong to; where that is more than one, they may overlap.
    ``memory`` is that of the machine, in bytes.

    What lies between two key frames is one run, with what is kept from before decoded and left out: its second half
    could not be decoded by itself. Only where a run would be too long, or workers would have nothing to do, is it more.
    """
    missing = tuple(sorted(missing, key=lambda segment: (segment.first, segment.whose)))
    room = min(_MOST_PIXELS, memory // (_OF_MEMORY * workers * _BYTES_A_PIXEL))
    most = max(1, max(room, _LEAST_PIXELS * (together + 1) // 2) // max(1, pixels))
    total, hard = sum(segment.frames for segment in missing) / together, _LONGEST * rate.nominal
    longest = min(hard, max(_SHORTEST * rate.nominal, total / (workers * _SHARE)))
    enough = total >= workers * hard
    found: list[Chunk] = []
    for group in _groups(missing, keys):
        whole = enough and keys and _length(group) <= hard
        for part in _parts(group, most, hard if whole else longest):
            joined = (*found[-1], *part) if found and _last(found[-1]) == part[0].first else ()
            if joined and len(joined) <= most and _length(joined) <= longest:
                found[-1] = joined
            else:
                found.append(part)
    return tuple(found)


def _length(segments: Sequence[Segment]) -> int:
    return _last(segments) - segments[0].first


def _last(segments: Sequence[Segment]) -> int:
    return max(segment.last for segment in segments)


def _groups(missing: Sequence[Segment], keys: Collection[int]) -> Iterator[Chunk]:
    """The segments that lean on one key frame; where none is known, neighbours."""
    places = sorted(keys)
    group: list[Segment] = []
    for segment in missing:
        together = group and bisect.bisect(places, segment.first) == bisect.bisect(places, group[0].first)
        if group and not (together and (places or segment.first <= _last(group))):
            yield tuple(group)
            group = []
        group.append(segment)
    if group:
        yield tuple(group)


def _parts(group: Chunk, most: int, longest: float) -> Iterator[Chunk]:
    """A group in as few parts as have no more than ``most`` segments and are no longer than ``longest`` frames."""
    part: list[Segment] = []
    for segment in group:
        if part and (len(part) == most or max(segment.last, _last(part)) - part[0].first > longest):
            yield tuple(part)
            part = []
        part.append(segment)
    if part:
        yield tuple(part)
