"""The proof of one screener: libass draws each cue alone, then master and screener go by side by side, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import FaultyError, Place
from kit.screener.proof import difference, frames, heard, ink, units
from kit.screener.proof.coarse import Coarse
from kit.screener.proof.contrast import Contrast
from kit.screener.proof.result import Proof, Proven, stretches
from kit.screener.proof.watch import Seen, Watch
from kit.screener.segments import inspect
from kit.screener.style import STYLE
from kit.tools import flashing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.proof.result import Stretch

#: Pixels by which blurred edges may stand out of the safe area.
_EDGE = 2


def prove(job: Job, made: Path, locale: str, progress: Callable[[float], None], *, listen: bool = False) -> Proof:
    """Hold ``made`` against the job that it should be the result of; ``progress`` hears the share that is done.

    ``listen``: hold its sound against the master's, too.

    Raises FaultyError if it lacks frames or is damaged, ToolError if ffmpeg fails, StorageError if it cannot be read.
    """
    media = job.media
    if fault := inspect.fault(made, media.frames, media.rate):
        raise FaultyError(
            f"{made.name} is not the picture of this film: {fault}.",
            hint="`kit screener build --force` makes it again.",
            slug="screener-frames",
            place=Place(made),
        )
    pieces = units.units(job.script)
    seen = [Seen(unit, drawn) for unit, drawn in zip(pieces, ink.inks(job, pieces), strict=True)]
    least = difference.least(job.target)
    kind = Coarse if job.target.size_limit else Watch
    watch = kind(seen, media.rate.nominal, media.rate.nominal, least, lambda frame: progress(frame / media.frames))
    frames.compared(job, made, watch.see)
    watch.finish()
    frames.refuse_short(made, watch.count, media.frames)
    progress(1.0)
    beside = Elsewhere(
        other=stretches(watch.other),
        stray=stretches(watch.stray),
        flashing=flashing.seconds_before([*watch.flashing.bright, *watch.flashing.red], media.rate.nominal),
        stray_picture=watch.stray_picture if watch.stray else b"",
    )
    return concluded(job, made, locale, seen, beside, listen=listen)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was found beside the pieces of text; see ``Proof``."""

    other: tuple[Stretch, ...] = ()
    stray: tuple[Stretch, ...] = ()
    flashing: tuple[Stretch, ...] = ()
    stray_picture: bytes = b""


def concluded(
    job: Job, made: Path, locale: str, seen: list[Seen], beside: Elsewhere, *, listen: bool, built: bool = False
) -> Proof:
    """The proof that follows from what was ``seen`` of each piece of text, and ``beside`` them.

    ``built``: it was seen when the screener was built.
    """
    return Proof(
        path=made,
        locale=locale,
        second=job.tracks[1].locale if len(job.tracks) > 1 else "",
        rate=job.media.rate,
        frames=job.media.frames,
        cues=tuple(_proven(job, one, seen) for one in seen if one.unit.cue),
        mark=stretches(sorted({frame for one in seen if not one.unit.cue for frame in _bad(one)})),
        other=beside.other,
        stray=beside.stray,
        sound=heard.faults(job, made) if listen else (),
        flashing=beside.flashing,
        stray_picture=beside.stray_picture,
        built=built,
    )


def _bad(one: Seen) -> list[int]:
    return [*one.missing, *one.wrong, *one.outside]


def _proven(job: Job, one: Seen, all_seen: list[Seen]) -> Proven:
    width, height = job.size
    track = job.tracks[one.unit.track]
    cue = next(cue for cue in track.cues if cue.number == one.unit.cue)
    left, top, right, bottom = one.ink.extent()
    wide, high = STYLE.safe * width - _EDGE, STYLE.safe * height - _EDGE
    first, last = one.unit.spans[0][0], one.unit.spans[-1][1]
    return Proven(
        number=cue.number,
        locale=track.locale,
        lines=cue.lines,
        first=first,
        last=last,
        missing=stretches(one.missing),
        wrong=stretches(one.wrong),
        outside=stretches(one.outside),
        extent=(left, top, right, bottom),
        safe=left >= wide and top >= high and right <= width - wide and bottom <= height - high,
        over=tuple((job.tracks[other.unit.track].locale, other.unit.cue) for other in all_seen if _overlap(one, other)),
        covers=one.under is not None and one.under.found,
        contrast=one.contrast or Contrast(1.0, 1.0),
        picture=one.picture,
    )


def _overlap(one: Seen, other: Seen) -> bool:
    """Whether letters of two cues meet while both show."""
    if one is other or not other.unit.cue or not (one.ink.height and other.ink.height):
        return False
    if one.unit.spans[0][0] >= other.unit.spans[-1][1] or other.unit.spans[0][0] >= one.unit.spans[-1][1]:
        return False
    a, b = one.ink.box, other.ink.box
    high = slice(max(a[0].start, b[0].start), min(a[0].stop, b[0].stop))
    wide = slice(max(a[1].start, b[1].start), min(a[1].stop, b[1].stop))
    if high.start >= high.stop or wide.start >= wide.stop:
        return False
    letters = [
        drawn.letters[high.start - drawn.top : high.stop - drawn.top, wide.start - drawn.left : wide.stop - drawn.left]
        for drawn in (one.ink, other.ink)
    ]
    return bool((letters[0] & letters[1]).any())
