"""``kit subs retime start``: another programme start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.errors import UsageError
from kit.time import timecode
from kit.time.ticks import clock, from_ms, to_ms

if TYPE_CHECKING:
    from pathlib import Path

    from kit.time.rate import Rate


@examples(
    ("kit subs retime start 10:00:00:00", "Tracks that begin at zero, for a master that starts at ten hours."),
    ("kit subs retime start 0", "Back to zero, for players and for formats that end at ten hours."),
    ("kit subs retime start 0 --was 09:59:50:00 film.ko.srt", "Where the programme does not start at a full hour."),
)
@click.command
@click.argument("new")
@retime_options.options
@click.option("--was", default="", help="The old start; else the full hour that the first cue lies in.")
@click.option("--fps", default="", help="Frames a second, if a start counts frames and no film tells them.")
def start(new: str, was: str, fps: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Move the programme's start to NEW: 10:00:00:00, or 0 for tracks that begin at zero.

    Every cue moves by the difference between the two starts, in clock time.
    """
    from kit.retime import shift  # noqa: PLC0415 - help answers without it
    from kit.retime import start as method  # noqa: PLC0415

    job = retiming.begin(tracks, known=retiming.rate(fps, tracks), **asked)
    begins = [cue.start for track in job.tracks for cue in track.cues]
    timemap = method.move(_start(new, job.rate), begins, _start(was, job.rate) if was else None)
    offset = timemap.segments[0].at(0)
    back = retiming.Undo(shift.shift(from_ms(to_ms(-offset))), partial(_undo, offset))
    retiming.finish(job, timemap, back)


def _start(text: str, rate: Rate | None) -> int:
    """The ticks of a start as a label, as clock time, or as a bare 0."""
    if not text.strip("0:;."):
        return 0
    if text.count(":") + text.count(";") == 3:  # noqa: PLR2004 - a label's marks
        if rate is None and text.endswith((":00", ";00")):
            return timecode.parse_offset(text[:-3])
        if rate is not None:
            return timecode.programme_start(text, rate)
    ticks = timecode.parse_offset(text, rate)
    if ticks < 0:
        raise UsageError(f"“{text}” is before zero.", hint="Give a start such as 10:00:00:00.", slug="bad-time")
    return ticks


def _undo(offset: int) -> str:
    return f"kit subs retime shift {'-' if offset > 0 else '+'}{clock(abs(offset))}"
