"""Show the row that a finding is about, with a caret under the place, counted in terminal cells."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Cells of a row that are shown.
ROOM = 88
_CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
#: How characters that cannot be seen are shown, so that the caret points at something.
_SEEN = {"\u00a0": "⍽", "\u202f": "⍽", "\t": " "}


def excerpt(rows: Sequence[str], row: int, column: int) -> tuple[str, ...]:
    """The row (from 1) and, if ``column`` is not 0, a row with a caret; nothing if there is no such row.

    Control and zero-width characters are shown as ·, no-break spaces as ⍽. A long row is cut around the place.
    """
    if not 0 < row <= len(rows):
        return ()
    line = rows[row - 1].rstrip("\r\n")
    gutter = f"{row:>5} | "
    at = min(max(column - 1, 0), len(line))
    start = max(0, at - ROOM)
    while cells(visible(line[start:at])) > ROOM - ROOM // 3:
        start += 1
    shown = visible(line[start : start + 2 * ROOM])
    cut = _fitting(shown)
    text = f"{gutter}{'…' if start else ''}{shown[:cut]}{'…' if cut < len(shown) else ''}"
    if not column:
        return (text,)
    indent = cells(visible(line[start:at])) + (1 if start else 0)
    return text, " " * (len(gutter) - 2) + "| " + " " * indent + "^"


def visible(text: str) -> str:
    """Text in which every character can be seen and none steers the terminal."""
    if text.isprintable():  # nearly all is, and asking is one call
        return text
    return "".join(_SEEN.get(char) or ("·" if unicodedata.category(char) in _CONTROLS else char) for char in text)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: Hangul and other wide characters two, combining marks none."""
    return sum(_width(char) for char in text)


def wrapped(text: str, room: int = 112) -> list[str]:
    """Paragraphs as rows of at most ``room`` cells, broken at spaces; a word that is longer stands alone."""
    rows: list[str] = []
    for paragraph in text.split("\n"):
        row = ""
        for word in paragraph.split():
            if row and cells(row) + 1 + cells(word) > room:
                rows.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        rows.append(row)
    return rows


def _width(char: str) -> int:
    if unicodedata.combining(char) or "\u1160" <= char <= "\u11ff":  # vowels and finals of a syllable in parts
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fitting(text: str) -> int:
    """How many characters fit the room."""
    used = 0
    for at, char in enumerate(text):
        used += _width(char)
        if used > ROOM:
            return at
    return len(text)
