"""The film without subtitles as a viewing copy: its streams as they are, without a word of metadata."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import RefusedError
from kit.package.demanding import place
from kit.project import check
from kit.tools import files, probe

if TYPE_CHECKING:
    from kit.package.choice import Choice
    from kit.project.project import Project

#: What every browser plays; anything else has to be exported first.
_PICTURE, _PIXELS, _SOUND = "h264", ("yuv420p", "yuvj420p"), "aac"


def source(project: Project, choice: Choice) -> Path:
    """The viewing copy that kit.toml names, or the master. Raises KitError if it is not there or plays nowhere."""
    if choice.demands.film:
        return project.root / choice.demands.film
    master = check.require_master(project)
    if not isinstance(master, Path):
        raise RefusedError(
            f"{master.name} plays in no browser: the master is numbered pictures.",
            hint="Export a viewing copy (H.264 8 bit with AAC in an MP4) and name it in [festivals.package]: "
            'film = "media/viewing-copy.mp4"; or send burned screeners alone: subtitles = "burned".',
            slug="no-viewing-copy",
            place=place(project, choice, "film"),
        )
    return master


def clean(project: Project, choice: Choice, target: Path) -> None:
    """Write the streams of the film anew, bit by bit, into an MP4. Raises RefusedError for what no browser plays."""
    import av  # noqa: PLC0415 - 100 ms

    given = source(project, choice)
    media = probe.probe(given)
    sounds = {sound.codec for sound in media.audio}
    if media.video_codec != _PICTURE or media.pixel_format not in _PIXELS or sounds - {_SOUND} or media.hdr:
        raise RefusedError(
            f"{given.name} plays in no browser: it holds {media.video_codec} ({media.pixel_format}) "
            f"with {', '.join(sorted(sounds)) or 'no sound'}.",
            hint="Export a viewing copy (H.264 8 bit with AAC in an MP4) and name it in [festivals.package]: "
            'film = "media/viewing-copy.mp4"; or send burned screeners alone: subtitles = "burned".',
            slug="no-viewing-copy",
            place=place(project, choice, "film"),
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with (
            av.open(f"file:{given.absolute()}") as source_file,
            av.open(str(target), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}) as copy,
        ):
            wanted = [source_file.streams[media.stream], *source_file.streams.audio]
            outs = {stream.index: copy.add_stream_from_template(stream) for stream in wanted}
            for packet in source_file.demux(wanted):
                if packet.dts is not None:
                    packet.stream = outs[packet.stream.index]
                    copy.mux(packet)
    except OSError as error:
        raise files.storage_error(error, target, "written") from error
