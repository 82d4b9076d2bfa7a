"""What the head of a single picture says, without decoding it: size, depth, channels, and whether all of it is there.

ffmpeg goes on where a picture of a sequence has another size than the one before, and draws half of one that is cut
short. Sources: SMPTE ST 268 (DPX), TIFF 6.0, ISO/IEC 15948 (PNG), the OpenEXR file layout, ITU-T T.81 (JPEG),
ITU-T T.800 (JPEG 2000).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from kit.errors import FaultyError, Place, StorageError
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    Reader = Callable[[bytes, BinaryIO, int], "Head"]

_HEAD, _TAIL = 8192, 4096
#: EXR's types of values: whole numbers, halves, floats.
_EXR_BITS = {0: 32, 1: 16, 2: 32}
#: Lines that one block of an EXR holds, by its compression; others have one.
_EXR_LINES = {3: 16, 4: 32, 5: 16, 6: 32, 7: 32, 8: 32, 9: 256}
#: Tiles, several parts, deep data: where their blocks end is not looked up.
_EXR_OTHER = 0x1A00
_DPX_CHANNELS = {50: 3, 51: 4, 52: 4, 100: 2, 101: 4, 102: 3, 103: 4}
#: SMPTE ST 268: printing density and logarithmic; the transfer of a film scan that was not graded for a screen.
_LOGARITHMIC = {1, 3}
_TIFF_SIZES = {1: 1, 3: 2, 4: 4}
_NOT_FRAMES = range(0xC4, 0xCD, 4)  # FFC4, FFC8 and FFCC are no frame headers of JPEG


@dataclass(frozen=True, slots=True)
class Head:
    """A picture's form: ``kind`` by its first bytes, ``bits`` a channel; ``logarithmic`` for a scan's densities."""

    kind: str
    width: int
    height: int
    bits: int
    channels: int
    logarithmic: bool = False

    def __str__(self) -> str:
        return f"{self.kind}, {self.width} × {self.height}, {self.channels} × {self.bits} bits"


class _CutShortError(Exception):
    """The picture has fewer bytes than it needs."""


def read(path: Path) -> Head:
    """Look at one picture. Raises StorageError if it cannot be read or is cut short, FaultyError if it is none."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEAD)
            found = _reader(path, start)(start, file, file.seek(0, 2))
    except OSError as error:
        raise files.storage_error(error, path, "read") from error
    except (_CutShortError, struct.error, LookupError, ValueError) as error:
        raise StorageError(
            f"The picture {path.name} is cut short.",
            hint="Copy or export it again and compare the sizes.",
            slug="media-truncated",
            place=Place(path),
        ) from error
    if min(found.width, found.height, found.bits, found.channels) < 1:
        raise _no_picture(path)
    return found


def _reader(path: Path, start: bytes) -> Reader:
    """Who reads a picture that begins so."""
    if not start:
        raise _CutShortError
    for magic, reader in _READERS:
        if start.startswith(magic):
            return reader
    raise _no_picture(path)


def _no_picture(path: Path) -> FaultyError:
    return FaultyError(
        f"{path.name} is no picture that can be read.",
        hint="Export it again as DPX, TIFF, PNG, EXR, JPEG or JPEG 2000.",
        slug="sequence-no-picture",
        place=Place(path),
    )


def _dpx(start: bytes, _: BinaryIO, size: int) -> Head:
    order = ">" if start.startswith(b"SDPX") else "<"
    width, height = struct.unpack_from(f"{order}2I", start, 772)
    descriptor, transfer, _colours, bits, packing, coding, offset = struct.unpack_from(f"{order}4B2HI", start, 800)
    channels = _DPX_CHANNELS.get(descriptor, 1)
    if not coding and size < offset + 4 * height * _dpx_words(width * channels, bits, is_filled=packing > 0):
        raise _CutShortError
    return Head("DPX", width, height, bits, channels, transfer in _LOGARITHMIC)


def _dpx_words(values: int, bits: int, *, is_filled: bool) -> int:
    """Words of 32 bits that one line takes; filled, three values of 10 bits share one, and each of 12 bits takes 16."""
    of_a_word = {10: Fraction(1, 3), 12: Fraction(1, 2)} if is_filled else {}
    return ceil(values * of_a_word.get(bits, Fraction(bits, 32)))


def _tiff(start: bytes, file: BinaryIO, size: int) -> Head:
    order = "<" if start.startswith(b"II") else ">"
    tags: dict[int, tuple[int, ...]] = {}
    file.seek(struct.unpack_from(f"{order}I", start, 4)[0])
    (count,) = struct.unpack(f"{order}H", file.read(2))
    entries = file.read(12 * count)
    for at in range(0, 12 * count, 12):
        tag, kind, many = struct.unpack_from(f"{order}2HI", entries, at)
        if each := _TIFF_SIZES.get(kind):
            data = entries[at + 8 : at + 12]
            if each * many > len(data):
                file.seek(struct.unpack(f"{order}I", data)[0])
                data = file.read(min(each * many, size))
            tags[tag] = struct.unpack_from(f"{order}{many}{ {1: 'B', 2: 'H', 4: 'I'}[each] }", data)
    if any(
        place + length > size
        for at, long in ((273, 279), (324, 325))
        for place, length in zip(tags.get(at, ()), tags.get(long, ()), strict=False)
    ):
        raise _CutShortError  # fmt: skip
    bits = tags.get(258, (1,))
    return Head("TIFF", tags[256][0], tags[257][0], bits[0], tags.get(277, (1,))[0])


def _png(start: bytes, file: BinaryIO, size: int) -> Head:
    width, height, bits, colour = struct.unpack_from(">2I2B", start, 16)
    if b"IEND\xaeB`\x82" not in _end(file, size):
        raise _CutShortError
    return Head("PNG", width, height, bits, {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 1))


def _exr(start: bytes, file: BinaryIO, size: int) -> Head:
    found: dict[bytes, bytes] = {}
    file.seek(8)
    while name := _word(file):
        _word(file)
        (length,) = struct.unpack("<I", file.read(4))
        found[name] = file.read(length)
    left, top, right, bottom = struct.unpack("<4i", found[b"displayWindow"])
    _, first, _, last = struct.unpack("<4i", found[b"dataWindow"])
    lines = _EXR_LINES.get(found[b"compression"][0], 1)
    if not struct.unpack_from("<I", start, 4)[0] & _EXR_OTHER:
        blocks = -(-(last - first + 1) // lines)
        offsets = struct.unpack(f"<{blocks}Q", file.read(8 * min(blocks, size)))
        file.seek(max(offsets))
        head = file.read(8)
        if not min(offsets) or max(offsets) + 8 + struct.unpack("<iI", head)[1] > size:
            raise _CutShortError
    types = list(_exr_channels(found[b"channels"]))
    return Head("EXR", right - left + 1, bottom - top + 1, _EXR_BITS[types[0]], len(types))


def _exr_channels(listed: bytes) -> Iterator[int]:
    """The type of each channel of a list: a name, a zero, and sixteen bytes that begin with the type."""
    while listed and listed != b"\0":
        listed = listed.partition(b"\0")[2]
        yield listed[0]
        listed = listed[16:]


def _word(file: BinaryIO) -> bytes:
    """The bytes up to the next zero."""
    word = b""
    while (letter := file.read(1)) != b"\0":
        if not letter or len(word) > _HEAD:
            raise _CutShortError
        word += letter
    return word


def _jpeg(_: bytes, file: BinaryIO, size: int) -> Head:
    file.seek(2)
    while True:
        _marker, marker, length = struct.unpack(">2BH", file.read(4))
        if marker in range(0xC0, 0xD0) and marker not in _NOT_FRAMES:
            bits, height, width, channels = struct.unpack(">B2HB", file.read(6))
            if b"\xff\xd9" not in _end(file, size):
                raise _CutShortError
            return Head("JPEG", width, height, bits, channels)
        file.seek(length - 2, 1)


def _jpeg_2000(start: bytes, file: BinaryIO, size: int) -> Head:
    at = start.index(b"\xff\x4f\xff\x51") if b"\xff\x4f\xff\x51" in start else len(start)
    right, bottom, left, top = struct.unpack_from(">4I", start, at + 8)
    channels, bits = struct.unpack_from(">HB", start, at + 40)
    if b"\xff\xd9" not in _end(file, size):
        raise _CutShortError
    return Head("JPEG 2000", right - left, bottom - top, (bits & 0x7F) + 1, channels)


def _end(file: BinaryIO, size: int) -> bytes:
    file.seek(max(0, size - _TAIL))
    return file.read()


_READERS: tuple[tuple[bytes, Reader], ...] = (
    (b"SDPX", _dpx),
    (b"XPDS", _dpx),
    (b"II\x2a\0", _tiff),
    (b"MM\0\x2a", _tiff),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\x76\x2f\x31\x01", _exr),
    (b"\xff\xd8\xff", _jpeg),
    (b"\xff\x4f\xff\x51", _jpeg_2000),
    (b"\0\0\0\x0cjP  ", _jpeg_2000),
)
