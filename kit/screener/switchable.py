"""Put a film's tracks into the file of its picture, nothing encoded again, and read them back from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.screener import encoding, workshop
from kit.screener.languages import iso_639_2
from kit.screener.plan import GLOBAL
from kit.screener.segments import room
from kit.screener.text import JOINER
from kit.subs.track import Kind
from kit.time import ticks
from kit.tools import files, process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.soft import Soft
    from kit.subs.cue import Cue
    from kit.tools.store import Store

#: Stream dispositions of ffmpeg, which it writes as the container's own flags.
_PURPOSE = {Kind.SDH: "hearing_impaired", Kind.FORCED: "forced"}
_TAG = re.compile(r"</?[ibu]>|</?font[^<>]*>|\{\\an\d\}")
#: What ffmpeg takes for a line break or a space in a line of text; a joiner, which nobody sees, keeps it as it is.
_BREAK = re.compile(r"\\(?=[nNh])")
#: Times in Matroska and in our own SubRip are whole milliseconds.
_NEAR = ticks.PER_MS


def mux(job: Job, tracks: Sequence[Soft], picture: Path, part: Path, output: Path, store: Store) -> None:
    """Write ``picture`` with every track to ``part``; ``output`` is the name it will get, for messages.

    Raises ToolError, StorageError.
    """
    with room.room(store.folder) as folder:
        for index, one in enumerate(tracks):
            files.write_bytes(folder / _name(index), _BREAK.sub(f"\\\\{JOINER}", one.data.decode()).encode())
        done = process.run(
            command(job, tracks, picture, part), cwd=folder, env=workshop.environment(folder), bound=True
        )
    if done.code != 0:
        raise workshop.failure(done, job.media.path, output)
    if wrong := faults(part, tracks):
        raise ToolError(
            f"The subtitles inside {output.name} are not the film’s: {wrong[0]}.",
            hint="Nothing was kept. Correct what the cue has besides plain words, or use --subtitles sidecar.",
            slug="soft-unverified",
        )


def _name(index: int) -> str:
    return f"{index:02}.srt"


def command(job: Job, tracks: Sequence[Soft], picture: Path, part: Path) -> tuple[str, ...]:
    """The command line, run in a folder that holds each track as SubRip under its number."""
    matroska = job.target.suffix == ".mkv"
    words = [str(job.program.path), *GLOBAL, "-protocol_whitelist", "file", "-i", f"file:{picture.absolute()}"]
    maps = ["-map", "0:v", "-map", "0:a?"]
    for index, one in enumerate(tracks):
        words += ["-protocol_whitelist", "file", "-f", "srt", "-i", _name(index)]
        maps += ["-map", f"{index + 1}:s"]
        flags = [*(["default"] if one.default else []), *filter(None, [_PURPOSE.get(one.track.kind)])]
        maps += [f"-metadata:s:s:{index}", f"language={iso_639_2(one.track.locale)}"]
        maps += [f"-metadata:s:s:{index}", f"{'title' if matroska else 'handler_name'}={one.title}"]
        maps += [f"-disposition:s:{index}", "+".join(flags) or "0"]
    settings = encoding.languages(job.media, job.target) | encoding.container(job.media, job.target)
    settings["f"] = "matroska" if matroska else str(settings["f"])
    codecs = ("-c", "copy", "-c:s", "subrip" if matroska else "mov_text")
    named = [word for option, value in settings.items() for word in (f"-{option}", str(value))]
    return (*words, *maps, *codecs, *named, f"file:{part.absolute()}")


def faults(made: Path, tracks: Sequence[Soft]) -> list[str]:
    """What differs between the tracks inside a file and the film's: languages, flags, times, words."""
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.stream import Disposition  # noqa: PLC0415

    with av.open(str(made)) as container:
        streams = container.streams.subtitles
        if len(streams) != len(tracks):
            return [f"{len(streams)} tracks instead of {len(tracks)}"]
        wrong = []
        for stream, one in zip(streams, tracks, strict=True):
            flags = stream.disposition
            has = (
                stream.language,
                bool(flags & Disposition.default),
                bool(flags & Disposition.forced),
                bool(flags & Disposition.hearing_impaired),
            )
            kind = one.track.kind
            if has != (iso_639_2(one.track.locale), one.default, kind is Kind.FORCED, kind is Kind.SDH):
                wrong.append(f"language or flags of {one.name} are {has}")
        read: dict[int, list[tuple[int, int, str]]] = {stream.index: [] for stream in streams}
        for packet in container.demux(streams):
            text = _text(bytes(packet), stream=packet.stream.codec_context.name)
            if packet.size and text and packet.pts is not None and packet.time_base:
                begins = ticks.from_seconds(packet.pts * packet.time_base)
                length = ticks.from_seconds((packet.duration or 0) * packet.time_base)
                read[packet.stream.index].append((begins, begins + length, text))
        for stream, one in zip(streams, tracks, strict=True):
            wrong += _apart(sorted(read[stream.index]), one)
    return wrong


def _text(data: bytes, stream: str) -> str:
    """The words of a packet, without its own markup."""
    if stream == "mov_text":
        length = int.from_bytes(data[:2], "big")
        data = data[2 : 2 + length]
    return "\n".join(
        line.strip() for line in _TAG.sub("", data.decode("utf-8", "replace").replace(JOINER, "")).split("\n")
    )


def _apart(read: Sequence[tuple[int, int, str]], one: Soft) -> Iterator[str]:
    wanted = sorted((cue.start, cue.end, _TAG.sub("", _plain(cue)), cue.number) for cue in one.written)
    if len(read) != len(wanted):
        yield f"{one.name} has {len(read)} cues instead of {len(wanted)}"
    for (start, end, text), (begins, ends, words, number) in zip(read, wanted, strict=False):
        if max(abs(start - begins), abs(end - ends)) > _NEAR:
            yield f"{one.name}, cue {number}: its times are others"
        elif text != words:
            yield f"{one.name}, cue {number}: its words are others"


def _plain(cue: Cue) -> str:
    return "\n".join(line.replace(JOINER, "").strip() for line in cue.lines)
