"""``kit subs retime rate``: the same frames at another rate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.retime import rate as rate_change
from kit.retime.timemap import Verdict
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from pathlib import Path

    from kit.cli.retiming import Job
    from kit.retime.timemap import TimeMap
    from kit.time.rate import Rate


@examples(
    ("kit subs retime rate 25 23.976", "All tracks of the film, which was timed at 25 and now runs at 24000/1001."),
    ("kit subs retime rate 23.976 25 film.ko.srt -o pal.ko.srt", "One track for a PAL copy, into a new file."),
    ("kit subs retime rate 29.97ndf 29.97 film.en.srt", "Times that are non-drop labels, as times of the clock."),
)
@click.command
@click.argument("old")
@click.argument("new")
@retime_options.options
def rate(old: str, new: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Retime tracks timed at OLD frames a second to the same frames shown at NEW.

    Every time is multiplied by OLD/NEW, exactly: from 25 to 23.976 a film gets longer by 1.0427083; whether the
    sound's pitch was corrected makes no difference. Not for a copy that was converted to another rate at the same
    length, nor between 29.97 drop and non-drop, whose tracks fit as they are, unless their times are labels: 29.97ndf
    is a clock of labels that count 30 frames a second. With no TRACK, all tracks of the film change. Times are rounded
    to what the file can hold, so the old file is kept, its name ending in ~.
    """
    was, now = rate_change.parse(old), rate_change.parse(new)
    job = retiming.begin(tracks, known=parse_rate(str(was.fps)), **asked)
    retiming.finish(job, _judged(rate_change.change(was, now), (was, now), job))


def _judged(change: TimeMap, rates: tuple[Rate, Rate], job: Job) -> TimeMap:
    """Unsure where the film runs at neither rate: a typing error would move every cue."""
    if job.project is None or not change.moves:
        return change
    own = parse_rate(job.project.settings.film.rate)
    if any(own.nominal == one.nominal for one in rates):
        return change
    why = f"kit.toml says that the film runs at {own.label()}, which is neither of the two rates."
    return replace(change, verdict=Verdict.UNSURE, confidence=0.5, reasons=(why,))
