"""The booklet as braille for embossers (BRF): contracted braille of each language, 40 cells by 25 rows.

liblouis translates, as a program (``lou_translate``, LGPL): each run of words by the table of its own language, so that
a Korean name in an English kit is Korean braille. The rows are laid out here.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kit.booklet.reading import Run, Shape, blocks
from kit.errors import ToolError
from kit.tools import process

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.booklet.reading import Block

PROGRAM = "lou_translate"
CELLS, ROWS = 40, 25
#: Characters a row for liblouis, whose program cuts a row at 27,000 and says nothing.
_LONGEST = 5000
#: liblouis' tables of contracted braille; the first part writes ASCII braille, which embossers read.
_ASCII = "en-us-brf.dis"
_TABLES = {"ko": "ko-g2.ctb", "en": "en-ueb-g2.ctb", "fr": "fr-bfu-g2.ctb"}
#: First and later rows of each kind of block, in cells.
_INDENTS = {
    Shape.HEADING: (0, 0),
    Shape.PARAGRAPH: (2, 0),
    Shape.ITEM: (0, 2),
    Shape.ROW: (0, 2),
    Shape.PICTURE: (4, 4),
}
#: Spaces that print needs and braille does not know.
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2060": "", "\u2009": " ", "\n": " "})


def brf(html: str) -> bytes:
    """A set page as a BRF file. Raises ToolError if liblouis is not there or fails."""
    content = blocks(html)
    translated = _translated(content)
    rows: list[str] = []
    for block in content:
        words = "".join(translated[run.lang, run.text] for run in block.runs).split()
        if block.mark:
            words.insert(0, translated["en", block.mark] if block.mark != "•" else "-")
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
    """Every run in braille, by its language and text: one call of the program a language."""
    wanted: dict[str, dict[str, None]] = {}
    for block in content:
        for run in (*block.runs, *([Run(block.mark, "en")] if block.mark else [])):
            wanted.setdefault(run.lang, {})[run.text] = None
    done = {}
    for lang, texts in wanted.items():
        table = _TABLES.get(lang.partition("-")[0], _TABLES["en"])
        given = [text.translate(_PLAIN) for text in texts]
        pieces = [textwrap.wrap(text, _LONGEST, break_on_hyphens=False) for text in given]
        answers = iter(_ask(table, [piece for row in pieces for piece in row]))
        for text, plain, row in zip(texts, given, pieces, strict=True):
            before, after = plain[: len(plain) - len(plain.lstrip())], plain[len(plain.rstrip()) :]
            done[lang, text] = f"{before}{' '.join(next(answers) for _ in row)}{after}"
    return done


def _ask(table: str, rows: Sequence[str]) -> list[str]:
    finished = process.run([PROGRAM, "--forward", f"{_ASCII},{table}"], given="\n".join(rows) + "\n")
    answers = finished.out.splitlines()
    if finished.code != 0 or len(answers) != len(rows):
        last = finished.err[-1] if finished.err else f"{len(answers)} rows came back for {len(rows)}"
        raise ToolError(
            f"liblouis could not write braille with {table}: {last}",
            hint="Update liblouis (on Debian: liblouis-bin, liblouis-data); kit needs 3.20 or newer.",
            slug="liblouis-failed",
        )
    return [answer.upper() for answer in answers]
