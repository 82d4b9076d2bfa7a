"""What an MP4 says beside its picture and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.package import private
from kit.package.faults import Fault
from kit.tools import probe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.package.private import Secrets

#: What ffmpeg writes of itself; every other key could hold anything.
_TECHNICAL = frozenset({
    "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id", "encoder", "title",
    "timecode",
})  # fmt: skip
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"free"})
_LARGE, _HEAD = 16, 8


def scan(path: Path, name: str, secrets: Secrets) -> Iterator[Fault]:
    """Keys of metadata that a screener does not need, what stands in the others, and boxes that hold neither."""
    import av  # noqa: PLC0415 - 100 ms
    from av.error import FFmpegError  # noqa: PLC0415

    yield from _boxes(path, name)
    try:
        options = {"protocol_whitelist": "file", "format_whitelist": probe.CONTAINERS}
        with av.open(f"file:{path.absolute()}", options=options) as container:
            told = [container.metadata, *(stream.metadata for stream in container.streams)]
    except (FFmpegError, ValueError):
        return  # that it does not play is told elsewhere
    for key, value in (item for one in told for item in one.items()):
        if key not in _TECHNICAL:
            yield Fault(name, f"Its metadata say “{key}”.", "private-metadata")
        yield from private.metadata(name, key, value, secrets)


def _boxes(path: Path, name: str) -> Iterator[Fault]:
    """The outermost boxes: XMP and GPS lie in others, and what follows the last is no part of the film."""
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < size:
            file.seek(at)
            head = file.read(_LARGE)
            length, kind = int.from_bytes(head[:4], "big"), head[4:8]
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if kind not in _BOXES or length < _HEAD or at + length > size:
                yield Fault(name, "It holds something that is neither picture nor sound.", "private-metadata")
                return
            if kind == b"free" and file.read(min(length, 1 << 20) - _LARGE if length > _LARGE else 0).strip(b"\0"):
                yield Fault(name, "Something is written where an MP4 has nothing.", "private-metadata")
            at += length
