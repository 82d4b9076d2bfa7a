"""What a build from segments is going to do: which are kept, which are new, in which runs of ffmpeg."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.screener.segments import chunks, cut, key, keyframes
from kit.tools import memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.screener.job import Job
    from kit.screener.script import Script
    from kit.screener.segments.cut import Segment
    from kit.screener.segments.key import Origins
    from kit.tools.store import Store


@dataclass(frozen=True, slots=True)
class Layout:
    """How a film is cut: its segments, and the master's key frames, at which decoding may begin."""

    segments: tuple[Segment, ...]
    begins: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outline:
    """A layout held against the store: what is missing, the runs that make it, and whether the sound is kept."""

    layout: Layout
    missing: tuple[Segment, ...]
    runs: tuple[tuple[Segment, ...], ...]
    sound_kept: bool

    @property
    def frames(self) -> int:
        """How many frames are to be encoded."""
        return sum(segment.frames for segment in self.missing)


def layout(job: Job, shots: Iterable[int]) -> Layout:
    """Where the film is cut; only the master's index is read."""
    keys = keyframes.numbers(job.media)
    media = job.media
    return Layout(cut.segments(media.frames, media.rate, job.script.spans, shots, keys, job.borders), frozenset(keys))


def script(job: Job, stretches: Iterable[Segment]) -> Script:
    """What is drawn on these segments."""
    return job.script.cut((segment.first, segment.last) for segment in stretches if not segment.clear)


def runs(
    job: Job, missing: Sequence[Segment], begins: frozenset[int], workers: int, together: int = 1
) -> tuple[tuple[Segment, ...], ...]:
    """The missing segments of so many screeners, as so many workers encode them."""
    width, height = job.size
    return chunks.chunks(missing, job.media.rate, begins, width * height, workers, together, memory.size())


def outline(job: Job, shots: Iterable[int], origins: Origins, store: Store, workers: int) -> Outline:
    """What a build would do now. What is kept is not compared with its checksum; the build does that."""
    found = layout(job, shots)
    missing = tuple(
        segment
        for segment in found.segments
        if not store.has(key.segment(job, origins, segment, script(job, [segment])))
    )
    kept = not job.media.audio or store.has(key.sound(job, origins))
    return Outline(found, missing, runs(job, missing, found.begins, workers), kept)
