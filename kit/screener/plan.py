"""The command line of one burn, as data: ffmpeg-python builds it, ``tools.process`` runs it.

Everything that could change the result in silence is said outright: what may be opened, shape of pixels, colour, rate,
what is left out. The only text that ffmpeg reads is ``job.ass`` beside it, in a folder of our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ffmpeg

from kit.screener import encoding, picture, sound
from kit.tools import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kit.screener.encoding import Target
    from kit.tools.opening import Opened
    from kit.tools.probe import Media

#: What ffmpeg finds in the folder in which it runs.
ASS_FILE = "job.ass"
FONTS_FOLDER = "fonts"
SOUND_FILE = "sound.mp4"
#: Draws the script that lies in the folder.
DRAWN: picture.Filter = ("ass", {"filename": ASS_FILE, "fontsdir": FONTS_FOLDER, "shaping": "complex"})

#: Stand for the names of files while ffmpeg-python works: it fails on names that are not UTF-8.
_MASTER, _SOUND, _RESULT = "master", "sound", "result"
#: Said before everything else: no questions, progress on stdout, an error ends it.
GLOBAL = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-progress", "pipe:1", "-xerror", "-y")


def argv(program: Path, media: Media, target: Target, output: Path, gains: Sequence[float] = ()) -> tuple[str, ...]:
    """The whole command line; it must run in a folder with ``job.ass`` and ``fonts/``.

    ``gains`` are decibels for each sound track.
    """
    source = _source(media)
    heard = source if media.sound_path == media.path else _input(opening.sound(media), _SOUND)
    gains = gains or [0.0] * len(media.audio)
    sound = [_sound(heard, media, index, target, gain) for index, gain in enumerate(gains)]
    options = encoding.video(media, target) | encoding.audio(media, target) | encoding.container(media, target)
    return _words(program, media, ffmpeg.output(_picture(source, media, target), *sound, _RESULT, **options), output)


def first_pass(program: Path, media: Media, target: Target, kbps: int) -> tuple[str, ...]:
    """Learn what each frame of the picture costs; nothing is written but the encoder's notes."""
    options = encoding.in_passes(media, target, kbps, 1) | {"f": "null"}
    return _words(program, media, ffmpeg.output(_picture(_source(media), media, target), "-", **options))


def second_pass(program: Path, media: Media, target: Target, kbps: int, output: Path) -> tuple[str, ...]:
    """Encode the picture at a mean rate by those notes, and add the finished sound, which lies beside the script."""
    options = encoding.in_passes(media, target, kbps, 2) | encoding.container(media, target)
    sound = []
    if media.audio:
        finished = ffmpeg.input(SOUND_FILE, protocol_whitelist="file")  # type: ignore[no-untyped-call]
        sound = [finished["a"]]
        options |= {"c:a": "copy"} | encoding.languages(media, target)
    return _words(
        program, media, ffmpeg.output(_picture(_source(media), media, target), *sound, _RESULT, **options), output
    )


def _source(media: Media) -> Any:
    return _input(opening.picture(media), _MASTER)


def _input(opened: Opened, name: str) -> Any:
    forced = {"f": opened.form} if opened.form else {}
    return ffmpeg.input(name, **forced, **opened.options)  # type: ignore[no-untyped-call]


def _words(program: Path, media: Media, job: Any, output: Path | None = None) -> tuple[str, ...]:
    names = {_MASTER: opening.picture(media).name, _SOUND: opening.sound(media).name}
    if output:
        names[_RESULT] = f"file:{output.absolute()}"
    return (str(program), *GLOBAL, *(names.get(word, word) for word in ffmpeg.get_args(job)))


def _picture(source: Any, media: Media, target: Target) -> Any:
    stream = source[str(media.stream)]
    return _through(stream, (*picture.filters(media, target), DRAWN, picture.TAGGED))


def _sound(source: Any, media: Media, index: int, target: Target, gain: float) -> Any:
    track, parts = media.audio[index], media.sources(index)
    if len(parts) == 1:
        stream = _through(source[f"a:{parts[0]}"], sound.placed(media))
    else:
        name, options = sound.join(track)
        ways = [_through(source[f"a:{part}"], sound.placed(media, padded=True)) for part in parts]
        stream = ffmpeg.filter(ways, name, **options)
    return _through(stream, sound.shaped(track, target, gain))


def _through(stream: Any, filters: Iterable[picture.Filter]) -> Any:
    for name, options in filters:
        stream = stream.filter(name, **options)
    return stream
