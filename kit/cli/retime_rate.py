"""``kit subs retime rate``: the same frames at another rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.retime import rate as rate_change
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from pathlib import Path


@examples(
    ("kit subs retime rate 25 23.976", "All tracks of the film, which was timed at 25 and now runs at 24000/1001."),
    ("kit subs retime rate 23.976 25 film.ko.srt -o pal.ko.srt", "One track for a PAL copy, into a new file."),
    ("kit subs retime rate 24 25 --dry-run", "What the speed-up for television would do."),
)
@click.command
@click.argument("old")
@click.argument("new")
@retime_options.options
def rate(old: str, new: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Retime tracks timed at OLD frames a second to the same frames shown at NEW.

    Every time is multiplied by OLD/NEW, exactly: from 25 to 23.976 a film gets longer by 1.0427083. Not for a copy
    that was converted to another rate at the same length, whose tracks fit as they are. With no TRACK, all tracks
    of the film change. Times are rounded to what the file can hold, so the old file is kept, its name ending in ~.
    """
    was = parse_rate(old)
    change = rate_change.change(was, parse_rate(new))
    retiming.finish(retiming.begin(tracks, known=was, **asked), change)
