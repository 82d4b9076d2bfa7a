"""``kit subs retime shift``: everything, or a range of cues, later or earlier."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.errors import UsageError
from kit.retime import shift as shifting
from kit.time import timecode
from kit.time.ticks import clock, from_ms, to_ms

if TYPE_CHECKING:
    from pathlib import Path


@examples(
    ("kit subs retime shift +2.5s", "All tracks of the film later by two and a half seconds."),
    ("kit subs retime shift -00:00:01.200 film.fr-CA.srt", "One track earlier by 1.2 seconds."),
    ("kit subs retime shift +48f --from 00:10:00 --dry-run", "What 48 frames more after the tenth minute would do."),
)
@click.command(cls=retime_options.SignedCommand)
@click.argument("offset")
@retime_options.options
@click.option("--from", "begin", metavar="TIME", default="", help="Only cues that begin at this time or later.")
@click.option("--to", "end", metavar="TIME", default="", help="Only cues that begin before this time.")
@click.option("--fps", default="", help="Frames a second, if OFFSET counts frames and no film tells them.")
def shift(offset: str, begin: str, end: str, fps: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Move cues later or earlier by OFFSET: +2.5s, -250ms, +48f or -00:00:01.200.

    f counts frames. With no TRACK, all tracks of the film move.
    """
    known = retiming.rate(fps, tracks)
    read = partial(timecode.parse_offset, rate=known)
    ticks = read(offset)
    first, last = (read(begin) if begin else None, read(end) if end else None)
    if first is not None and last is not None and first >= last:
        raise UsageError(
            f"No cue can begin at {begin} or later and before {end}.",
            hint="Give --from a time that comes before --to.",
            slug="bad-range",
        )
    # What is shown as undoing it is what was tried, in the milliseconds of the command.
    back = shifting.back(from_ms(to_ms(ticks)), first, last)
    job = retiming.begin(tracks, known=known, **asked)
    retiming.finish(job, shifting.shift(ticks, first, last), retiming.Undo(back, partial(_undo, ticks, first, last)))


def _undo(ticks: int, first: int | None, last: int | None) -> str:
    """The command that takes a shift back, without its tracks."""
    words = ["kit subs retime shift", f"{'-' if ticks > 0 else '+'}{clock(abs(ticks))}"]
    words += [f"--from {clock(first + ticks)}"] if first is not None else []
    words += [f"--to {clock(last + ticks)}"] if last is not None else []
    return " ".join(words)
