"""Pictures without what a camera or a program wrote into them: place, time, owner, serial number."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Segments that stay: JFIF, ICC profiles and Adobe's colour transform; all other APPn and comments go.
_KEPT = {0xE0, 0xE2, 0xEE}
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PNG_GONE = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_ORIENTATION = 0x0112
_SCAN, _END, _FIRST_APP, _LAST_APP, _COMMENT = 0xDA, 0xD9, 0xE0, 0xEF, 0xFE
#: The first marker after a scan's pixels: neither a 0xFF among them nor a restart.
_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def bare(data: bytes) -> bytes:
    """A JPEG or PNG without metadata, its pixels as they are; anything else stays as it is.

    A picture that only its metadata turns is turned itself. Raises ValueError or OSError for a damaged one.
    """
    if data.startswith(_PNG):
        return _PNG + b"".join(chunk for name, chunk in _chunks(data) if name not in _PNG_GONE)
    if data.startswith(_JPEG):
        return data[:2] + b"".join(_kept(_upright(data)))
    return data


def is_bare(data: bytes) -> bool:
    """Whether a JPEG or PNG carries nothing but the picture. Raises ValueError for a damaged one or another format."""
    if data.startswith(_PNG):
        chunks = list(_chunks(data))
        whole = len(_PNG) + sum(len(chunk) for _, chunk in chunks) == len(data)
        return whole and all(name not in _PNG_GONE for name, _ in chunks)
    if data.startswith(_JPEG):
        return data[:2] + b"".join(_kept(data)) == data
    raise ValueError("it is neither a JPEG nor a PNG")


def extension(data: bytes) -> str:
    """``.jpg``, ``.png``, or nothing for another kind of file."""
    return {_PNG[:3]: ".png", _JPEG: ".jpg"}.get(data[:3], "")


def _upright(data: bytes) -> bytes:
    """A picture that only its metadata turns is turned itself."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - 100 ms

    with Image.open(BytesIO(data)) as picture:
        if picture.getexif().get(_ORIENTATION, 1) == 1:
            return data
        out = BytesIO()
        ImageOps.exif_transpose(picture).save(out, "JPEG", quality=95, icc_profile=picture.info.get("icc_profile"))
        return out.getvalue()


def _kept(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that make the picture."""
    for marker, segment in _segments(data):
        if marker in _KEPT or not (_FIRST_APP <= marker <= _LAST_APP or marker == _COMMENT):
            yield segment


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG after its first two bytes, up to the end of the picture; a scan comes with its pixels."""
    at = 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker begins with it
            raise ValueError("a segment does not begin with its marker")
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        if at + 4 > len(data):
            raise ValueError("a segment is cut short")
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < len(b"\0\0"):
            raise ValueError("a segment has no length")
        end = at + 2 + length
        if marker == _SCAN:
            found = _AFTER_PIXELS.search(data, end)
            end = found.start() if found else len(data)
        yield marker, data[at:end]
        at = end
    raise ValueError("it has no end")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG up to its end, each with its name."""
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise ValueError("a chunk is cut short")
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end
    raise ValueError("it has no end")
