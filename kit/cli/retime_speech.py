"""``kit subs retime speech``: from a soundtrack alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.time import timecode
from kit.time.ticks import to_seconds

if TYPE_CHECKING:
    from kit.time.rate import Rate


@examples(
    ("kit subs retime speech film.mp4", "All tracks of the film, by what is spoken in it."),
    ("kit subs retime speech film.mp4 film.en.srt --dry-run", "How the English track fits, and how sure that is."),
    ("kit subs retime speech film.mov film.ko.srt --within 30s", "Refused if it would move further than 30 seconds."),
)
@click.command
@click.argument("media", metavar="MEDIA", type=click.Path(path_type=Path))
@retime_options.options
@click.option("--sound", default=1, show_default=True, help="Which sound track of MEDIA, counted from 1.")
@click.option(
    "--within", metavar="LENGTH", default="", help="Refuse to move further than this; else any offset is tried."
)
def speech(media: Path, sound: int, within: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Follow what is spoken in MEDIA, a video or a sound.

    In-times are held against the moments at which people begin to speak; out-times do not count, since people leave
    them longer. Where both cuts are at hand, `sound` is surer and exact. With no TRACK, all tracks of the film move
    alike, by the one that has the most cues.
    """
    from kit.retime.speech.match import match  # noqa: PLC0415 - NumPy and PyAV, which help need not wait for

    job = retiming.begin(tracks, **asked)
    limit = _seconds(within, job.rate)
    retiming.finish(job, match(job.tracks, media, media_track=sound, within=limit, start=job.programme))


def _seconds(within: str, rate: Rate | None) -> float | None:
    return float(abs(to_seconds(timecode.parse_offset(within, rate)))) if within else None
