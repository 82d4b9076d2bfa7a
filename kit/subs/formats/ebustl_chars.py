"""The character tables of EBU-STL (EBU Tech 3264, appendix 2): Latin (ISO 6937) and four parts of ISO 8859.

In the Latin table an accent is a byte of its own and stands before its letter. There is no Hangul in any of them.
"""

from __future__ import annotations

import unicodedata
from functools import cache

#: The bytes A0 to BF, D0 to DF and E0 to FF of the Latin table; a blank is a byte without a character.
_A0 = "\u00a0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿"
_D0 = "—¹®©™♪¬¦    ⅛⅜⅝⅞"
_E0 = "ΩÆĐªĦ ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad"
#: Accents: the combining mark, and the character that it is with a space.
_MARKS = {
    0xC1: ("\u0300", "`"), 0xC2: ("\u0301", "´"), 0xC3: ("\u0302", "^"), 0xC4: ("\u0303", "~"),
    0xC5: ("\u0304", "¯"), 0xC6: ("\u0306", "˘"), 0xC7: ("\u0307", "˙"), 0xC8: ("\u0308", "¨"),
    0xC9: ("\u0308", "¨"), 0xCA: ("\u030a", "˚"), 0xCB: ("\u0327", "¸"), 0xCC: ("\u0332", "_"),
    0xCD: ("\u030b", "˝"), 0xCE: ("\u0328", "˛"), 0xCF: ("\u030c", "ˇ"),
}  # fmt: skip
#: Characters of Unicode that the Latin table has under another name.
_ALIASES = {"Ð": 0xE2, "\u2126": 0xE0, "\u2015": 0xD0}
_ISO_8859 = {"01": "iso8859_5", "02": "iso8859_6", "03": "iso8859_7", "04": "iso8859_8"}
LATIN = "00"
TABLES = frozenset({LATIN, *_ISO_8859})
LOST = "\ufffd"


def decode(data: bytes, table: str) -> str:
    """The characters of bytes of text; U+FFFD for a byte that the table does not have."""
    if table in _ISO_8859:
        return "".join(_single(table).get(byte, LOST) for byte in data)
    if data.isascii() and b"\x7f" not in data:
        return data.decode("ascii")
    plain, text, mark = _single(LATIN), [], 0
    for byte in data:
        if mark:
            text.append(_accented(chr(byte), mark))
            mark = 0
        elif byte in _MARKS:
            mark = byte
        else:
            text.append(plain.get(byte, LOST))
    return "".join(text) + (LOST if mark else "")


def encode(char: str, table: str) -> bytes | None:
    """The bytes of one character (in form NFC), or None if the table does not have it."""
    return _codes(table).get(char)


def _accented(letter: str, mark: int) -> str:
    combining, alone = _MARKS[mark]
    if letter == " ":
        return alone
    whole = unicodedata.normalize("NFC", letter + combining)
    return whole if letter.isascii() and letter.isalpha() else LOST


@cache
def _single(table: str) -> dict[int, str]:
    """What each byte alone stands for."""
    found = {byte: chr(byte) for byte in range(0x20, 0x7F)}
    if table in _ISO_8859:
        for byte in range(0xA0, 0x100):
            char = bytes([byte]).decode(_ISO_8859[table], "replace")
            if char != LOST:
                found[byte] = char
        return found
    for start, chars in ((0xA0, _A0), (0xD0, _D0), (0xE0, _E0)):
        found |= {start + at: char for at, char in enumerate(chars) if char != " "}
    return found


@cache
def _codes(table: str) -> dict[str, bytes]:
    """The bytes of each character that a table has."""
    codes: dict[str, bytes] = {}
    if table not in _ISO_8859:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        for mark in reversed(_MARKS):
            codes[_MARKS[mark][1]] = bytes([mark, 0x20])
            for letter in letters:
                whole = _accented(letter, mark)
                if len(whole) == 1:
                    codes[whole] = bytes([mark, ord(letter)])
        codes |= {char: bytes([byte]) for char, byte in _ALIASES.items()}
    return codes | {char: bytes([byte]) for byte, char in reversed(list(_single(table).items()))}
