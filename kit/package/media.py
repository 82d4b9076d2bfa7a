"""What a video of a package holds: looked at, and decoded to its last picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.package.manifest import Video
from kit.time import ticks
from kit.tools import opening, probe

if TYPE_CHECKING:
    from pathlib import Path


def look(path: Path) -> Video:
    """A video as a manifest describes it. Raises KitError if it cannot be opened."""
    media = probe.probe(path)
    sound = media.audio[0].codec if media.audio else ""
    seconds = round(float(ticks.to_seconds(media.duration)), 3)
    return Video(media.frames, seconds, media.width, media.height, media.video_codec, sound)


def played(path: Path, said: Video) -> str:
    """Decode all of a video; what is wrong with it, empty if it plays as its manifest says."""
    import av  # noqa: PLC0415 - 100 ms that a damaged manifest need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    try:
        found = look(path)
        if found != said:
            return f"is not the video that the manifest describes ({found.frames} pictures, {found.video})"
        opened = opening.film(path)
        with av.open(opened.name, options=opened.options | {"err_detect": "explode"}) as container:
            wanted = [stream for stream in container.streams if stream.type in {"video", "audio"}]
            pictures = sum(isinstance(frame, av.VideoFrame) for frame in container.decode(wanted))
    except (FFmpegError, KitError, ValueError) as error:
        return f"does not play: {error}"
    return "" if pictures == said.frames else f"plays {pictures} of {said.frames} pictures"
