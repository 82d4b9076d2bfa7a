"""The codes of line 21 (CTA-608; 47 CFR 15.119): characters, colours and places, without parity and channel bit."""

from __future__ import annotations

from kit.subs.look import PLAIN, Look

RCL, BS, DER, RU2, RU4, RDC = 0x20, 0x21, 0x24, 0x25, 0x27, 0x29
TR, RTD, EDM, CR, ENM, EOC = 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F

#: What differs from ASCII among the basic characters.
_BASIC = {
    0x2A: "á", 0x5C: "é", 0x5E: "í", 0x5F: "ó", 0x60: "ú", 0x7B: "ç", 0x7C: "÷", 0x7D: "Ñ", 0x7E: "ñ", 0x7F: "█",
}  # fmt: skip
#: Second bytes from 0x30 after 0x11; the tenth is a space that shows the picture.
SPECIAL = "®°½¿™¢£♪à\u00a0èâêîôû"
#: Second bytes from 0x20 after 0x12 and 0x13; each replaces the character before it, sent for older decoders.
EXTENDED = {
    0x12: "ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»",
    0x13: "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘",
}
_COLOURS = (None, "#00ff00", "#0000ff", "#00ffff", "#ff0000", "#ffff00", "#ff00ff")
_ITALIC = 7
#: The rows of a place code by its first byte: without and with 0x20 in the second.
_ROWS = {0x11: (1, 2), 0x12: (3, 4), 0x15: (5, 6), 0x16: (7, 8), 0x17: (9, 10), 0x10: (11, 11), 0x13: (12, 13),
         0x14: (14, 15)}  # fmt: skip


def character(code: int) -> str:
    """A basic character; empty for a code below the space."""
    return _BASIC.get(code) or (chr(code) if code >= 0x20 else "")  # noqa: PLR2004 - ASCII's space


def good_parity(byte: int) -> bool:
    """Whether a byte has an odd number of ones, as it is sent."""
    return byte.bit_count() % 2 == 1


def place(first: int, second: int) -> tuple[int, int, Look]:
    """Row from 1, column from 0 and look of a place code (second byte from 0x40)."""
    row = _ROWS[first][second >> 5 & 1]
    style = second >> 1 & 0x0F
    look = PLAIN._replace(underline=bool(second & 1))
    if style > _ITALIC:
        return row, 4 * (style - _ITALIC - 1), look
    return row, 0, _styled(look, style)


def mid_row(second: int) -> Look:
    """The look that a mid-row code sets."""
    return _styled(PLAIN._replace(underline=bool(second & 1)), second >> 1 & 0x07)


def _styled(look: Look, style: int) -> Look:
    return look._replace(italic=True) if style == _ITALIC else look._replace(colour=_COLOURS[style])
