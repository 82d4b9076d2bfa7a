"""``kit subs retime``: move tracks to another cut or frame rate."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kit.cli import retiming
from kit.cli.help import examples
from kit.errors import UsageError
from kit.retime import rate as rate_change
from kit.retime import shift as shifting
from kit.time import timecode
from kit.time.rate import parse_rate
from kit.time.ticks import clock, from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

_OPTIONS = (
    click.argument("tracks", metavar="[TRACK]…", nargs=-1, type=click.Path(path_type=Path)),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here (a file, or a folder)."),
    click.option("--lang", multiple=True, help="Only the film's tracks of this locale; may be given again."),
    click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing."),
    click.option("--overwrite", is_flag=True, help="Let -o replace a file that is already there."),
    click.option("--force", is_flag=True, help="Leave rows whose times cannot be read where they are."),
    click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949)."),
)


def retime_options(command: F) -> F:
    """Add TRACK and the options that both ways of retiming share."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class _SignedCommand(click.Command):
    """A command whose argument may begin with a minus sign and a digit, which is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give such an argument a real minus sign; ``timecode.parse_offset`` reads both."""
        return super().parse_args(ctx, [re.sub(r"^-(?=[\d.])", "\u2212", arg) for arg in args])


@examples(
    ("kit subs retime shift +2.5s", "All tracks of the film later by two and a half seconds."),
    ("kit subs retime shift -48f --lang ko --dry-run", "What 48 frames earlier would do to the Korean tracks."),
    ("kit subs retime rate 25 23.976 film.ko.srt -o slow.ko.srt", "The same frames, now at 24000/1001 a second."),
)
@click.group
def retime() -> None:
    """Move a film's tracks to another cut or frame rate.

    Tracks are changed in place, only in their times, all or none. Where the opposite command gives the old file
    again to the byte, it is shown; else the old file is kept beside the new one, its name ending in ~.
    """


@examples(
    ("kit subs retime shift +2.5s", "All tracks of the film later by two and a half seconds."),
    ("kit subs retime shift -00:00:01.200 film.fr-CA.srt", "One track earlier by 1.2 seconds."),
    ("kit subs retime shift +48f --from 00:10:00 --dry-run", "What 48 frames more after the tenth minute would do."),
)
@retime.command(cls=_SignedCommand)
@click.argument("offset")
@retime_options
@click.option("--from", "begin", metavar="TIME", default="", help="Only cues that begin at this time or later.")
@click.option("--to", "end", metavar="TIME", default="", help="Only cues that begin before this time.")
@click.option("--fps", default="", help="Frames a second, if OFFSET counts frames and no film tells them.")
def shift(offset: str, begin: str, end: str, fps: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Move cues later or earlier by OFFSET: +2.5s, -250ms, +48f (frames), -00:00:01.200.

    With no TRACK, all tracks of the film move.
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
    there = shifting.shift(ticks, first, last)
    # What is shown as undoing it is what was tried, in the milliseconds of the command.
    back = shifting.back(from_ms(to_ms(ticks)), first, last)
    retiming.run(there, back, partial(_undo, ticks, first, last), tracks, retiming.Asked(**asked, rate=known))


@examples(
    ("kit subs retime rate 25 23.976", "All tracks of the film, which was timed at 25 and now runs at 24000/1001."),
    ("kit subs retime rate 23.976 25 film.ko.srt -o pal.ko.srt", "One track for a PAL copy, into a new file."),
    ("kit subs retime rate 24 25 --dry-run", "What the speed-up for television would do."),
)
@retime.command
@click.argument("old")
@click.argument("new")
@retime_options
def rate(old: str, new: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Retime tracks timed at OLD frames a second to the same frames shown at NEW.

    Every time is multiplied by OLD/NEW, exactly: from 25 to 23.976 a film gets longer by 1.0427083. Not for a copy
    that was converted to another rate at the same length, whose tracks fit as they are. With no TRACK, all tracks
    of the film change. Times are rounded to what the file can hold, so the old file is kept, its name ending in ~.
    """
    was = parse_rate(old)
    change = rate_change.change(was, parse_rate(new))
    retiming.run(change, None, None, tracks, retiming.Asked(**asked, rate=was))


def _undo(ticks: int, first: int | None, last: int | None) -> str:
    """The command that takes a shift back, without its tracks."""
    words = ["kit subs retime shift", f"{'-' if ticks > 0 else '+'}{clock(abs(ticks))}"]
    words += [f"--from {clock(first + ticks)}"] if first is not None else []
    words += [f"--to {clock(last + ticks)}"] if last is not None else []
    return " ".join(words)
