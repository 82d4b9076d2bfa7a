"""How a master is opened, by ffmpeg and by PyAV in the same words: which files, in which form, and nothing else.

No playlist, no address: only files are read, and only in forms that hold their pictures and sound themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kit.time.rate import Rate
    from kit.tools.numbered import Frames
    from kit.tools.probe import Media

#: Containers that may be opened. Playlists (concat, hls, dash) are not: they make ffmpeg open other files.
CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mxf,avi,mpegts"
#: What may be opened as the sound beside pictures.
SOUNDS = "wav,w64,aiff,flac"
_SEQUENCE = "image2"


@dataclass(frozen=True, slots=True)
class Opened:
    """One input: ``options`` as ffmpeg and PyAV know them, ``name`` what is opened, ``form`` if that is forced."""

    options: dict[str, str]
    name: str
    form: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a command line for it."""
        forced = ("-f", self.form) if self.form else ()
        options = (word for option, value in self.options.items() for word in (f"-{option}", value))
        return (*forced, *options, "-i", self.name)


def film(path: Path, protocols: str = "file") -> Opened:
    """A film in one file."""
    return Opened({"protocol_whitelist": protocols, "format_whitelist": CONTAINERS}, f"file:{path.absolute()}")


def beside(path: Path, protocols: str = "file") -> Opened:
    """The sound beside numbered pictures."""
    return Opened({"protocol_whitelist": protocols, "format_whitelist": SOUNDS}, f"file:{path.absolute()}")


def sequence(frames: Frames, rate: Rate) -> Opened:
    """Numbered pictures as a film of a rate."""
    options = {
        "protocol_whitelist": "file",
        "format_whitelist": _SEQUENCE,
        "pattern_type": "sequence",
        "framerate": str(rate.fps),
        "start_number": str(frames.first),
    }
    return Opened(options, f"file:{frames.pattern}", _SEQUENCE)


def picture(media: Media) -> Opened:
    """A master's picture."""
    return sequence(media.sequence, media.rate) if media.sequence else film(media.path)


def sound(media: Media, protocols: str = "file") -> Opened:
    """A master's sound tracks: the film's own, or the file beside numbered pictures."""
    return beside(media.sound, protocols) if media.sound else film(media.path, protocols)


def both(media: Media) -> tuple[tuple[str, ...], int]:
    """The words of a command line for picture and sound, and the number of the input that has the sound."""
    apart = bool(media.audio) and media.sound_path != media.path
    return (*picture(media).words, *(sound(media).words if apart else ())), int(apart)
