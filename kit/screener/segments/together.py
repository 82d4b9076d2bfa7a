"""Screeners of one master that are made one after another: what the later ones lack is encoded along with the first.

Decoding a master is a third and more of the work. A run of ffmpeg that draws one language on a stretch of it draws the
others on the same decoded pictures; their own builds, right afterwards, find these segments in the store.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.screener import encoding
from kit.screener.segments import key, outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.screener.job import Job
    from kit.screener.segments.cut import Segment
    from kit.screener.segments.key import Origins
    from kit.tools.store import Store

#: Screeners in one run at the most: each has encoders of its own in memory.
MOST = 3


@dataclass(frozen=True, slots=True)
class Planned:
    """A screener that is to be made: its job, and the files behind its segments."""

    job: Job
    origins: Origins


def fitting(first: Job, others: Iterable[Planned]) -> tuple[Planned, ...]:
    """Those whose text one run can draw beside that of ``first``: the same pictures, encoder and fonts."""
    return tuple(one for one in others if _alike(first) == _alike(one.job))[: MOST - 1]


def missing(others: Sequence[Planned], shots: Sequence[int], store: Store, known: Iterable[str]) -> dict[Segment, str]:
    """The segments that the others lack, each with its key; ``known`` are the keys that are kept or made anyway."""
    found: dict[Segment, str] = {}
    taken = set(known)
    for whose, one in enumerate(others, 1):
        for segment in outline.layout(one.job, shots).segments:
            name = key.segment(one.job, one.origins, segment, outline.script(one.job, [segment]))
            if name not in taken and not store.has(name):
                taken.add(name)
                found[replace(segment, whose=whose)] = name
    return found


def runs(segments: Sequence[Segment], workers: int) -> int:
    """How many runs side by side keep so many processors busy: one that draws several screeners does with fewer.

    Two at least, so that one encodes while what the other made is proved.
    """
    drawn = sum(segment.frames for segment in segments)
    read = len({frame for segment in segments for frame in range(segment.first, segment.last)})
    return max(min(2, workers), -(-workers * read // drawn)) if drawn else workers


def _alike(job: Job) -> tuple[object, ...]:
    return job.media, job.size, encoding.segment(job.media, job.target), {face.font for face in job.fonts}
