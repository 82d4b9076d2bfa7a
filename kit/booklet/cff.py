"""Where an embedded CFF font says which character each of its glyphs is: the charset of its CIDs.

Read here, since a library that reads whole fonts takes as long to load as all checks of a booklet take. Numbers of
operators and formats are those of Adobe Technical Note 5176 (CFF), and of OpenType 1.9 for the file around it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROS, _CHARSET, _CHARSTRINGS = (12, 30), (15,), (17,)
#: Charsets that are no place but a number: the predefined ones, which CID-keyed fonts do not have.
_PREDEFINED = 2
_ESCAPE, _SHORT, _LONG, _REAL, _LAST_NIBBLE = 12, 28, 29, 30, 0xF
_ONE_BYTE, _NEGATIVE = 247, 251
_LIST, _RANGES, _LONG_RANGES = 0, 1, 2
#: Of a list with two glyphs (the first has no entry); ranges of one byte hold so many glyphs.
_PAIR, _SHORT_RANGE = 2, 257


@dataclass(frozen=True, slots=True)
class Charset:
    """A charset: its place in the font's bytes, and how many glyphs the font has."""

    at: int
    glyphs: int


def charset(data: bytes) -> Charset | None:
    """The charset of a CID-keyed font (a bare CFF program or an OpenType file); None for other fonts."""
    start = _program(data)
    _, after_names = _index(data, start + data[start + 2])
    (first, end), _ = _index(data, after_names)
    top = dict(_operators(data[first:end]))
    at = top.get(_CHARSET, 0)
    if _ROS not in top or at <= _PREDEFINED:
        return None
    return Charset(start + at, _short(data, start + top[_CHARSTRINGS]))


def straight(data: bytes, found: Charset) -> bool:
    """Whether each CID is its own place among the glyphs."""
    at, place = found.at + 1, 1
    if data[found.at] == _LIST:
        count = found.glyphs - 1
        return data[at : at + 2 * count] == struct.pack(f">{count}H", *range(1, found.glyphs))
    row = struct.Struct(">HB" if data[found.at] == _RANGES else ">HH")
    while place < found.glyphs:
        first, left = row.unpack_from(data, at)
        if first != place:
            return False
        at, place = at + row.size, place + left + 1
    return True


def straightened(data: bytes, found: Charset) -> bytes:
    """The same font with a charset of one range: from 1 to the last glyph.

    It is written over the old one, so that no offset of the font moves. Of the forms that a charset has, the one that
    is taken is never longer than any with as many glyphs.
    """
    last = found.glyphs - 2
    if found.glyphs <= _PAIR:
        new = struct.pack(">BH", _LIST, 1)
    elif found.glyphs <= _SHORT_RANGE:
        new = struct.pack(">BHB", _RANGES, 1, last)
    else:
        new = struct.pack(">BHH", _LONG_RANGES, 1, last)
    return data[: found.at] + new + data[found.at + len(new) :]


def _program(data: bytes) -> int:
    """Where the CFF program begins: at once, or in a table of an OpenType file."""
    if not data.startswith(b"OTTO"):
        return 0
    rows = (12 + 16 * number for number in range(_short(data, 4)))
    table = next(row for row in rows if data[row : row + 4] == b"CFF ")
    return int.from_bytes(data[table + 8 : table + 12], "big")


def _index(data: bytes, at: int) -> tuple[tuple[int, int], int]:
    """Where the first item of an INDEX lies, from and up to, and where the INDEX ends. It has one item at least."""
    count, size = _short(data, at), data[at + 2]
    base = at + 2 + (count + 1) * size

    def offset(number: int) -> int:
        place = at + 3 + number * size
        return base + int.from_bytes(data[place : place + size], "big")

    return (offset(0), offset(1)), offset(count)


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _operators(data: bytes) -> Iterator[tuple[tuple[int, ...], int]]:
    """The operators of a DICT, each with its last operand (a real number counts as 0)."""
    at, operand = 0, 0
    while at < len(data):
        byte = data[at]
        if byte < _SHORT:
            size = 2 if byte == _ESCAPE else 1
            yield tuple(data[at : at + size]), operand
        elif byte in {_SHORT, _LONG}:
            size = 3 if byte == _SHORT else 5
            operand = int.from_bytes(data[at + 1 : at + size], "big", signed=True)
        elif byte == _REAL:
            size = 2
            while _LAST_NIBBLE not in {data[at + size - 1] >> 4, data[at + size - 1] & 0xF}:
                size += 1
            operand = 0
        elif byte < _ONE_BYTE:
            size, operand = 1, byte - 139
        else:
            size, sign = 2, 1 if byte < _NEGATIVE else -1
            operand = sign * ((byte - (_ONE_BYTE if sign > 0 else _NEGATIVE)) * 256 + data[at + 1] + 108)
        at += size
