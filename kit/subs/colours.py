"""Colours as subtitles write them: ``#rrggbb``, ``rrggbb``, ``#rgb``, the names of CSS 2.1, and ASS's ``&HBBGGRR&``."""

from __future__ import annotations

import re

#: The colour names of CSS 2.1 (w3.org/TR/CSS21/syndata.html#color-units); WebVTT's classes are eight of them.
NAMES = {
    "white": "#ffffff",
    "silver": "#c0c0c0",
    "gray": "#808080",
    "grey": "#808080",
    "black": "#000000",
    "red": "#ff0000",
    "maroon": "#800000",
    "yellow": "#ffff00",
    "olive": "#808000",
    "lime": "#00ff00",
    "green": "#008000",
    "aqua": "#00ffff",
    "cyan": "#00ffff",
    "teal": "#008080",
    "blue": "#0000ff",
    "navy": "#000080",
    "fuchsia": "#ff00ff",
    "magenta": "#ff00ff",
    "purple": "#800080",
    "orange": "#ffa500",
}

_HEX = re.compile(r"#?([0-9a-f]{6})", re.ASCII)
_SHORT = re.compile(r"#([0-9a-f]{3})", re.ASCII)
_ASS = re.compile(r"&?H?([0-9a-f]{1,8})&?", re.ASCII | re.IGNORECASE)


def parse(text: str) -> str | None:
    """``#rrggbb`` of a colour as HTML writes it, or None if it is none that is known."""
    cleaned = text.strip().lower()
    if cleaned in NAMES:
        return NAMES[cleaned]
    long = _HEX.fullmatch(cleaned)
    if long:
        return f"#{long[1]}"
    short = _SHORT.fullmatch(cleaned)
    return "#" + "".join(2 * digit for digit in short[1]) if short else None


def parse_ass(text: str) -> str | None:
    """``#rrggbb`` of ``&HBBGGRR&`` or ``&HAABBGGRR``; None if it is neither."""
    found = _ASS.fullmatch(text.strip())
    if not found:
        return None
    value = int(found[1], 16) & 0xFFFFFF
    return f"#{value & 0xFF:02x}{value >> 8 & 0xFF:02x}{value >> 16:02x}"
