"""Look at fresh segments before they are kept: every cue is there from its first frame to its last, and nothing else.

The run that encodes a segment also leaves some of the master's pictures as they were before any text was drawn. The
finished segment is decoded, and its own such pictures are held against these with libass's own drawing on them, as
``kit screener verify`` does with all. Between its edges a cue stands still, so its edges and its middle tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kit.errors import ToolError
from kit.screener.proof import difference, ink, thumbnail, units
from kit.screener.proof.frames import Pair
from kit.screener.proof.watch import Seen, Watch
from kit.screener.segments import noted
from kit.time import ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.proof.frames import Plane
    from kit.screener.proof.ink import Ink
    from kit.screener.proof.units import Unit
    from kit.screener.script import Script
    from kit.screener.segments.cut import Segment
    from kit.screener.segments.noted import Note
    from kit.time.rate import Rate

#: Pictures of a segment that are looked at; a running time code would ask for all of them.
_MOST = 16


def samples(segment: Segment, script: Script) -> tuple[int, ...]:
    """The frames to look at: the first, and for whatever is drawn its edges, its middle, and the frames beside it."""
    wanted = {segment.first}
    if not segment.clear:
        for event in script.events:
            first, last = max(event.first, segment.first), min(event.last, segment.last)
            if first < last:
                wanted |= {first - 1, first, noted.middle(first, last), last - 1, last}
    inside = sorted(frame for frame in wanted if segment.first <= frame < segment.last)
    if len(inside) > _MOST:
        inside = [inside[index * len(inside) // _MOST] for index in range(_MOST)]
    return tuple(inside)


def wanted(chunk: Sequence[Segment], looked: Callable[[Segment], Sequence[int]], jobs: Sequence[Job]) -> list[int]:
    """The master's pictures that a run leaves: those that are ``looked`` at, and those at which cues are measured."""
    looks = {frame for segment in chunk for frame in noted.looks(jobs[segment.whose], segment)}
    return sorted(looks.union(*(looked(segment) for segment in chunk)))


def drawn(job: Job, frames: Collection[int]) -> dict[Unit, Ink]:
    """What shows on any of these frames, each piece as libass draws it alone. Raises ToolError."""
    wanted = sorted(frames)
    found = [unit for unit in units.units(job.script) if any(unit.shows(frame) for frame in wanted)]
    return dict(zip(found, ink.inks(job, found), strict=True))


@dataclass
class _Glance(Watch):
    """Judges pictures that are not neighbours, and keeps one of each on which a cue shows; the rest is noted apart."""

    middles: AbstractSet[int] = frozenset()
    pictures: dict[int, bytes] = field(default_factory=dict)

    def see(self, frame: int, pair: Pair) -> None:
        shown = self._shown(frame)
        if frame in self.middles:
            self.pictures[frame] = thumbnail.jpeg(pair)
        wanted = pair.upper.copy() if shown else pair.upper
        for seen in shown:
            seen.ink.over(wanted)
        self._judge(frame, pair, shown, wanted)


def masters(job: Job, frames: Sequence[int], clean: Path) -> dict[int, Plane]:
    """The brightness of those ``frames`` of the master that a run left in ``clean``. Raises ToolError if any lacks."""
    width, height = job.size
    came = clean.stat().st_size // (width * height)
    if came != len(frames):
        raise unproved(f"{len(frames)} pictures of the master were asked for, {came} came")
    pictures = np.memmap(clean, np.uint8, "r").reshape(came, height, width)
    return {frame: pictures[index] for index, frame in enumerate(frames)}


def check(
    job: Job,
    inks: Mapping[Unit, Ink],
    made: Mapping[Segment, Path],
    samples: Mapping[Segment, Sequence[int]],
    clean: Mapping[int, Plane],
) -> dict[Segment, dict[str, Note]]:
    """Hold the samples of each segment against the master's brightness (``clean``), and note what is seen of each cue.

    Raises ToolError that names the first cue and what is wrong with it.
    """
    frames = sorted(frame for segment in made for frame in samples[segment])
    seen = [Seen(unit, drawn) for unit, drawn in inks.items() if any(unit.shows(frame) for frame in frames)]
    middles = {
        noted.middle(first, last)
        for one in seen
        for segment in made
        for _, first, last in (noted.parts(one.unit, segment) if one.unit.cue else ())
    }
    nominal, least = job.media.rate.nominal, difference.least(job.target)
    watch = _Glance(seen, 1, nominal, least, lambda _: None, middles=middles)
    came = 0
    for segment, path in made.items():
        wanted = {frame - segment.first for frame in samples[segment]}
        for number, picture in _decoded(path, wanted, job.media.rate):
            frame = segment.first + number
            watch.see(frame, _pair(clean[frame], picture))
            came += 1
    if came != len(frames):
        raise unproved(f"{len(frames)} pictures were looked for, {came} are there")
    for one in seen:
        for frame, what in _faults(one):
            raise unproved(f"{_named(job, one.unit)} {what} at {_clock(job, frame)}")
    if watch.stray:
        raise unproved(f"something else is burned at {_clock(job, watch.stray[0])}")
    return {segment: noted.notes(job, inks, segment, clean, watch.pictures) for segment in made}


def _faults(one: Seen) -> Iterator[tuple[int, str]]:
    yield from ((frame, "is not there") for frame in one.missing)
    yield from ((frame, "is not what it should be") for frame in one.wrong)
    yield from ((frame, "shows outside its time") for frame in one.outside)


def _named(job: Job, unit: Unit) -> str:
    return f"cue {unit.cue} of {job.tracks[unit.track].path.name}" if unit.cue else "the mark"


def _clock(job: Job, frame: int) -> str:
    return f"{ticks.clock(job.media.rate.start_of(frame))} (frame {frame})"


def unproved(what: str) -> ToolError:
    """The error for a picture that shows something else than it should; ``what`` says what and when."""
    return ToolError(
        f"What was burned is not what should be: {what}.",
        hint="Nothing was kept. Report this with the output of `kit screener plan`, if the master plays to its end.",
        slug="burn-unproved",
    )


def _pair(clean: Plane, made: np.ndarray) -> Pair:
    """The master's brightness, and a picture in 4:2:0 as it was decoded."""
    height, width = clean.shape
    luma = width * height
    blue, red = made[luma:].reshape(2, height // 2, width // 2)
    return Pair(clean, made[:luma].reshape(height, width), (blue, red))


def _decoded(path: Path, wanted: set[int], rate: Rate) -> Iterator[tuple[int, np.ndarray]]:
    """The wanted frames of a segment, in order; what no other picture leans on is decoded only if it is wanted."""
    import av  # noqa: PLC0415 - 100 ms that help need not wait for

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        left = set(wanted)

        def number(pts: int | None) -> int:
            return ticks.round_half_up((pts or 0) * (stream.time_base or 0) * rate.fps)

        for packet in container.demux(stream):
            context.skip_frame = "DEFAULT" if not packet.size or number(packet.pts) in wanted else "NONREF"
            for frame in packet.decode():
                if number(frame.pts) in left:
                    left.discard(number(frame.pts))
                    yield number(frame.pts), frame.to_ndarray(format="yuv420p").reshape(-1)
            if not left:
                return
