"""``kit subs retime sound``: from the sound of the old cut and the sound of the new one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples


@examples(
    ("kit subs retime sound old.mp4 new.mp4", "All tracks of the film, from the old cut to the new one."),
    ("kit subs retime sound old.mov new.wav --dry-run", "What is removed, and where each part went."),
    ("kit subs retime sound old.mp4 new.mp4 --map recut.json film.ko.srt", "One track, and the map for the others."),
)
@click.command
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@retime_options.options
@click.option("--old-sound", default=1, show_default=True, help="Which sound track of OLD, counted from 1.")
@click.option("--new-sound", default=1, show_default=True, help="Which sound track of NEW, counted from 1.")
def sound(old: Path, new: Path, old_sound: int, new_sound: int, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Follow a recut by the sound of the old cut and of the new one.

    OLD is the video or the sound that the tracks fit, NEW the one that they shall fit. What is spoken must be the
    same recording in both; the music, the level and the codec may differ. With no TRACK, all tracks of the film move.
    """
    from kit.retime.sound.match import match  # noqa: PLC0415 - NumPy and PyAV, which help need not wait for

    job = retiming.begin(tracks, **asked)
    files = {"old_track": old_sound, "new_track": new_sound}
    found = match(old, new, rate=job.rate, tracks=job.tracks, start=job.programme, **files)
    retiming.finish(job, found)
