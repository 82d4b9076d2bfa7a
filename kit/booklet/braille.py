"""The booklet as braille for embossers (BRF): contracted braille of each language, 40 cells by 25 rows.

Each run of words is translated in its own language, so that a Korean name in an English kit is Korean braille. The rows
are laid out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import liblouis
from kit.booklet.reading import Shape, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.booklet.reading import Block

CELLS, ROWS = 40, 25
#: First and later rows of each kind of block, in cells.
_INDENTS = {
    Shape.HEADING: (0, 0),
    Shape.PARAGRAPH: (2, 0),
    Shape.ITEM: (0, 2),
    Shape.ROW: (0, 2),
    Shape.PICTURE: (4, 4),
}
#: The sign of an item in a list without numbers.
_BULLET = "•"


def brf(html: str) -> bytes:
    """A set page as a BRF file. Raises ToolError if liblouis is not there or fails."""
    content = blocks(html)
    translated = _translated(content)
    rows: list[str] = []
    for block in content:
        words = "".join(translated[run.lang, run.text] for run in block.runs).split()
        if block.mark:
            words.insert(0, "-" if block.mark == _BULLET else translated["en", block.mark])
        if block.shape in {Shape.HEADING, Shape.PICTURE} and rows:
            rows.append("")
        rows += _laid(words, *_INDENTS[block.shape])
    return _paged(rows)


def _laid(words: Sequence[str], first: int, later: int) -> list[str]:
    rows: list[str] = []
    row = " " * first
    begun = False
    for word in words:
        rest = word
        if begun and len(row) + 1 + len(rest) > CELLS:
            rows.append(row)
            row, begun = " " * later, False
        while len(row) + len(rest) + (1 if begun else 0) > CELLS:
            room = CELLS - len(row)
            rows.append(row + rest[:room])
            rest, row = rest[room:], " " * later
        row += (" " if begun else "") + rest
        begun = True
    return [*rows, row] if begun else rows


def _paged(rows: Sequence[str]) -> bytes:
    """Pages of 25 rows, each ended by a form feed; the first row of a page carries its number at the right."""
    pages = []
    position = number = 0
    rows = list(rows)
    while position < len(rows):
        number += 1
        folio = f"#{''.join('JABCDEFGHI'[int(digit)] for digit in str(number))}"
        page = [folio.rjust(CELLS), *rows[position : position + ROWS - 1]]
        position += ROWS - 1
        pages.append("\r\n".join(row.rstrip() if row is not page[0] else row for row in page) + "\r\n\f")
    return "".join(pages).encode("ascii")


def _translated(content: Iterable[Block]) -> dict[tuple[str, str], str]:
    """Every run in braille, by its language and text; the numbers of a list's items are English."""
    wanted: dict[str, dict[str, None]] = {}
    for block in content:
        for run in block.runs:
            wanted.setdefault(run.lang, {})[run.text] = None
        if block.mark and block.mark != _BULLET:
            wanted.setdefault("en", {})[block.mark] = None
    return liblouis.translated(wanted)
