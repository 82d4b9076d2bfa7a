"""The command line of one burn, as data: ffmpeg-python builds it, ``tools.process`` runs it.

Everything that could change the result in silence is said outright: what may be opened, shape of pixels, colour, rate,
what is left out. The only text that ffmpeg reads is ``job.ass`` beside it, in a folder of our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ffmpeg

from kit.screener import encoding, picture, sound
from kit.tools.probe import CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.screener.encoding import Target
    from kit.tools.probe import Media

#: What ffmpeg finds in the folder in which it runs.
ASS_FILE = "job.ass"
FONTS_FOLDER = "fonts"
#: Draws the script that lies in the folder.
DRAWN: picture.Filter = ("ass", {"filename": ASS_FILE, "fontsdir": FONTS_FOLDER, "shaping": "complex"})

#: Stand for the two file names while ffmpeg-python works: it fails on names that are not UTF-8.
_MASTER, _RESULT = "master", "result"
#: Said before everything else: no questions, progress on stdout, an error ends it.
GLOBAL = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-progress", "pipe:1", "-xerror", "-y")


def argv(program: Path, media: Media, target: Target, output: Path, gains: Sequence[float] = ()) -> tuple[str, ...]:
    """The whole command line; it must run in a folder with ``job.ass`` and ``fonts/``.

    ``gains`` are decibels for each sound track.
    """
    source = ffmpeg.input(  # type: ignore[no-untyped-call]
        _MASTER, protocol_whitelist="file", format_whitelist=CONTAINERS
    )
    streams = [_picture(source[str(media.stream)], media, target)]
    gains = gains or [0.0] * len(media.audio)
    streams += [_sound(source[f"a:{index}"], media, index, target, gain) for index, gain in enumerate(gains)]
    options = encoding.video(media, target) | encoding.audio(media, target) | encoding.container(media, target)
    job = ffmpeg.output(*streams, _RESULT, **options)
    names = {_MASTER: f"file:{media.path.absolute()}", _RESULT: f"file:{output.absolute()}"}
    return (str(program), *GLOBAL, *(names.get(word, word) for word in ffmpeg.get_args(job)))


def _picture(stream: Any, media: Media, target: Target) -> Any:
    for name, options in (*picture.filters(media, target), DRAWN, picture.TAGGED):
        stream = stream.filter(name, **options)
    return stream


def _sound(stream: Any, media: Media, index: int, target: Target, gain: float) -> Any:
    for name, options in sound.filters(media, media.audio[index], target, gain):
        stream = stream.filter(name, **options)
    return stream
