"""The text field of EBU-STL (EBU Tech 3264, section 5.3): characters, control codes and line breaks.

In teletext a colour is a control code that takes the place of a space. To the rest of kit the control codes of a raw
line are characters of Unicode's private area (U+E000 + code), so that a line of the file is a text like any other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kit.subs.formats import ebustl_chars
from kit.subs.look import PLAIN, Line, Look, Styled, styled

BREAK = 0x8A
FILLER = 0x8F
ITALIC_ON, ITALIC_OFF, UNDERLINE_ON, UNDERLINE_OFF = 0x80, 0x81, 0x82, 0x83
END_BOX, START_BOX, DOUBLE_HEIGHT = 0x0A, 0x0B, 0x0D
#: The colours of teletext, 00h to 07h; white is the colour of subtitles and counts as none.
COLOURS = ("#000000", "#ff0000", "#00ff00", "#ffff00", "#0000ff", "#ff00ff", "#00ffff", None)
_CONTROL = 0xE000
_FIRST_TEXT, _FIRST_C1, _LAST_C1 = 0x20, 0x80, 0x9F


# Characters together, or one control code; and all from the first character that is no space to the last.
_RUN = re.compile(rb"[\x20-\x7f\xa0-\xff]+|.", re.DOTALL)
_WORDS = re.compile(rb"[\x21-\x7f\xa0-\xff](?:.*[\x21-\x7f\xa0-\xff])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """A text field, read. ``places`` are where each line's words stand in it, from the first to the last character."""

    styled: Styled
    raw: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    lost: tuple[int, ...] = ()


def read(data: bytes, table: str) -> Field:
    """The lines of a text field; blank ones, as double height needs them, are no lines. ``lost`` are unknown bytes."""
    lines: list[Line] = []
    raw: list[str] = []
    places: list[tuple[int, int]] = []
    lost: list[int] = []
    look, start = PLAIN, 0
    for piece in data.split(bytes([BREAK])):
        # A colour holds to the end of its row, italics until they are taken back.
        look = look._replace(colour=None)
        line, look, unknown = _line(piece, look, table)
        words = _WORDS.search(piece)
        if words:
            lines.append(line)
            first, last = words.span()
            raw.append(raw_text(piece[first:last], table))
            places.append((start + first, start + last))
            lost += unknown
        start += len(piece) + 1
    return Field(styled(lines), tuple(raw), tuple(places), tuple(dict.fromkeys(lost)))


def raw_text(data: bytes, table: str) -> str:
    """Bytes of a line as a text, control codes included."""
    return "".join(text or chr(_CONTROL + code) for code, text in _runs(data, table))


def raw_bytes(line: str, table: str) -> bytes | str:
    """The bytes of a raw line; or the first character that the table does not have."""
    found = bytearray()
    for char in unicodedata.normalize("NFC", line):
        if _CONTROL <= ord(char) <= _CONTROL + _LAST_C1:
            found.append(ord(char) - _CONTROL)
            continue
        code = ebustl_chars.encode(char, table)
        if code is None:
            return char
        found += code
    return bytes(found)


def _line(piece: bytes, look: Look, table: str) -> tuple[Line, Look, list[int]]:
    line = Line()
    gap = False
    lost: list[int] = []
    for code, text in _runs(piece, table):
        if not text:
            look = _changed(look, code)
            gap = gap or code < _FIRST_TEXT
            continue
        shown = text.lstrip(" ") if line.is_empty() else text
        if gap and line.wants_space() and not text.startswith(" "):
            shown = " " + text
        gap = gap and not shown
        line.add(shown, look)
        if ebustl_chars.LOST in text:
            lost += [byte for byte in piece if ebustl_chars.LOST in ebustl_chars.decode(bytes([byte, 0x61]), table)]
    return line.trimmed(), look, lost


def _changed(look: Look, code: int) -> Look:
    """The look after a control code."""
    if code in {ITALIC_ON, ITALIC_OFF}:
        return look._replace(italic=code == ITALIC_ON)
    if code in {UNDERLINE_ON, UNDERLINE_OFF}:
        return look._replace(underline=code == UNDERLINE_ON)
    return look._replace(colour=COLOURS[code]) if code < len(COLOURS) else look


def _runs(data: bytes, table: str) -> list[tuple[int, str]]:
    """Runs of text, and control codes (with an empty text) one by one."""
    return [
        (0, ebustl_chars.decode(found[0], table)) if _is_text(found[0][0]) else (found[0][0], "")
        for found in _RUN.finditer(data)
    ]


def _is_text(byte: int) -> bool:
    return byte >= _FIRST_TEXT and not _FIRST_C1 <= byte <= _LAST_C1
