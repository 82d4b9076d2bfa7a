"""What is seen of each cue while its segment is proved, kept with the segment: contrast, what it covers, a picture.

A later ``kit screener verify`` of the very bytes that the build proved need not decode the film again for these.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from kit.screener.proof import contrast
from kit.screener.proof.lettering import LOOKS_A_SECOND, Lettering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kit.screener.job import Job
    from kit.screener.proof.contrast import Contrast
    from kit.screener.proof.frames import Plane
    from kit.screener.proof.ink import Ink
    from kit.screener.proof.units import Unit
    from kit.screener.segments.cut import Segment

#: The fact of a kept segment that holds its notes.
FACT = "seen"


class Note(msgspec.Struct, frozen=True):
    """What was seen of a cue within one segment: its lowest contrast, whether it covers lettering, a JPEG."""

    plain: float
    outlined: float
    covers: bool
    picture: bytes


def looks(job: Job, segment: Segment) -> set[int]:
    """The frames of the master at which cues are measured in a segment: a few a second, and each cue's last."""
    if segment.clear:
        return set()
    cues = [event for event in job.script.events if event.cue]
    return {frame for event in cues for frame in _looks(job, event.first, event.last, segment)}


def _looks(job: Job, first: int, last: int, segment: Segment) -> list[int]:
    first, last = max(first, segment.first), min(last, segment.last)
    step = max(1, job.media.rate.nominal // LOOKS_A_SECOND)
    return sorted({*range(first, last, step), last - 1}) if first < last else []


def parts(unit: Unit, segment: Segment) -> Iterator[tuple[str, int, int]]:
    """The stretches of a cue in a segment, each with a name that does not change when cues are counted anew."""
    rows = "\n".join(f"{event.style} {event.text}" for event in unit.events)
    for first, last in unit.spans:
        begins, ends = max(first, segment.first), min(last, segment.last)
        if begins < ends:
            yield hashlib.sha256(f"{begins} {ends} {rows}".encode("utf-8", "surrogatepass")).hexdigest(), begins, ends


def middle(first: int, last: int) -> int:
    """The frame of which a picture is kept."""
    return (first + last) // 2


def notes(
    job: Job, inks: Mapping[Unit, Ink], segment: Segment, clean: Mapping[int, Plane], pictures: Mapping[int, bytes]
) -> dict[str, Note]:
    """What is seen of every cue in a segment, by the name of its part.

    ``clean`` are the master's pictures (brightness), ``pictures`` JPEGs of the segment's own.
    """
    found = {}
    for unit, ink in inks.items():
        for name, first, last in parts(unit, segment) if unit.cue and ink.height else ():
            frames = _looks(job, first, last, segment)
            worst = min(_contrasts(ink, frames, clean), key=lambda one: one.outlined)
            width, height = job.size
            under = Lettering(ink.box, min(height, width * 2 / 3))
            for frame in frames[:-1]:
                under.see(clean[frame])
            found[name] = Note(worst.plain, worst.outlined, under.found, pictures.get(middle(first, last), b""))
    return found


def _contrasts(ink: Ink, frames: list[int], clean: Mapping[int, Plane]) -> Iterable[Contrast]:
    """The contrast once a second and on the last frame, as the text is drawn."""
    for frame in {*frames[::LOOKS_A_SECOND], frames[-1]}:
        drawn = clean[frame].copy()
        ink.over(drawn)
        yield contrast.measure(ink, clean[frame], drawn)


def written(found: Mapping[str, Note]) -> str:
    """Notes as a fact of a kept segment."""
    return msgspec.json.encode(found).decode()


def read(fact: str) -> dict[str, Note]:
    """The notes in such a fact; none if it is not whole."""
    try:
        return msgspec.json.decode(fact, type=dict[str, Note])
    except msgspec.DecodeError:
        return {}
