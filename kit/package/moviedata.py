"""What an MP4 says beside its picture and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kit.package import private
from kit.package.faults import Fault
from kit.tools import opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.package.private import Secrets

#: What ffmpeg writes of itself; every other key could hold anything.
_TECHNICAL = frozenset({
    "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id", "encoder", "title",
    "timecode",
})  # fmt: skip
#: The boxes that an MP4 needs, each in its own (ISO/IEC 14496-12; what ffmpeg writes of them).
_BOXES = {
    b"": frozenset({b"ftyp", b"moov", b"mdat", b"free"}),
    b"moov": frozenset({b"mvhd", b"trak", b"udta"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tref", b"udta"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"nmhd", b"gmhd", b"hdlr", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset({
        b"stsd", b"stts", b"ctts", b"stss", b"stps", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sgpd", b"sbgp",
        b"sdtp", b"cslg",
    }),
    b"udta": frozenset({b"meta", b"name"}),
}  # fmt: skip
_LARGE, _HEAD = 16, 8


def scan(path: Path, name: str, secrets: Secrets) -> Iterator[Fault]:
    """Keys of metadata that a screener does not need, what stands in the others, and boxes that hold neither."""
    import av  # noqa: PLC0415 - 100 ms
    from av.error import FFmpegError  # noqa: PLC0415

    yield from _boxes(path, name)
    try:
        opened = opening.film(path)
        with av.open(opened.name, options=opened.options) as container:
            told = [container.metadata, *(stream.metadata for stream in container.streams)]
    except (FFmpegError, ValueError):
        return  # that it does not play is told elsewhere
    for key, value in (item for one in told for item in one.items()):
        if key not in _TECHNICAL:
            yield Fault(name, f"Its metadata say “{key}”.", "private-metadata")
        yield from private.metadata(name, key, value, secrets)


def _boxes(path: Path, name: str) -> Iterator[Fault]:
    """The boxes: XMP and GPS lie in others, and what follows the last is no part of the film."""
    with path.open("rb") as file:
        fault = _within(file, b"", 0, path.stat().st_size)
    if fault:
        yield Fault(name, fault, "private-metadata")


def _within(file: BinaryIO, parent: bytes, at: int, end: int) -> str:
    """What is wrong with the boxes from one place to another, which lie in a ``parent``; empty if nothing is."""
    while at < end:
        file.seek(at)
        head = file.read(_LARGE)
        length, kind, begin = int.from_bytes(head[:4], "big"), head[4:8], at + _HEAD
        if length == 1:
            length, begin = int.from_bytes(head[8:16], "big"), at + _LARGE
        if kind not in _BOXES[parent] or length < begin - at or at + length > end:
            return "It holds something that is neither picture nor sound."
        if kind == b"free":
            file.seek(begin)
            if file.read(min(at + length - begin, 1 << 20)).strip(b"\0"):
                return "Something is written where an MP4 has nothing."
        if kind in _BOXES and (fault := _within(file, kind, begin, at + length)):
            return fault
        at += length
    return ""
