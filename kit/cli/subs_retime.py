"""``kit subs retime``: move tracks to another cut or frame rate.

One file a way: ``kit.cli.retiming`` says how to add one.
"""

from __future__ import annotations

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup

COMMANDS = {
    "shift": (
        "kit.cli.retime_shift:shift",
        "Move cues later or earlier by OFFSET: +2.5s, -250ms, +48f or -00:00:01.200.",
    ),
    "rate": ("kit.cli.retime_rate:rate", "Retime tracks timed at OLD frames a second to the same frames shown at NEW."),
    "start": (
        "kit.cli.retime_start:start",
        "Move the programme's start to NEW: 10:00:00:00, or 0 for tracks that begin at zero.",
    ),
    "points": (
        "kit.cli.retime_points:points",
        "Retime through points that you found: time A of the old film is time B of the new one.",
    ),
    "conform": (
        "kit.cli.retime_conform:conform",
        "Follow a recut by the lists of its old and its new cut, frame for frame.",
    ),
    "reference": (
        "kit.cli.retime_reference:reference",
        "Follow RIGHT, a track of the film in any language that fits already.",
    ),
    "sound": (
        "kit.cli.retime_sound:sound",
        "Follow a recut by the sound of the old cut and of the new one.",
    ),
    "speech": ("kit.cli.retime_speech:speech", "Follow what is spoken in MEDIA, a video or a sound."),
    "auto": (
        "kit.cli.retime_auto:auto",
        "Follow a recut by the strongest evidence that the film has, and say which that is.",
    ),
    "apply": ("kit.cli.retime_apply:apply", "Apply a time map from a file."),
}


@examples(
    ("kit subs retime shift +2.5s", "All tracks of the film later by two and a half seconds."),
    ("kit subs retime rate 25 23.976 film.ko.srt -o slow.ko.srt", "The same frames, now at 24000/1001 a second."),
    ("kit subs retime conform locked.edl recut.edl --dry-run", "What a recut does to all tracks of the film."),
)
@click.group(cls=LazyGroup, lazy=COMMANDS)
def retime() -> None:
    """Move a film's tracks to another cut or frame rate.

    Tracks are changed in place, only in their times, all or none. Where the opposite command gives the old file
    again to the byte, it is shown; else the old file is kept beside the new one, its name ending in ~. What is unsure
    (exit code 6) or refused (7) writes nothing; cues of removed material go to a track beside the result.
    """
