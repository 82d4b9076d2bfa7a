"""Contracted braille by liblouis, which is run as a program (``lou_translate``, LGPL); nothing is left out on the way.

What the program does in silence, measured on releases 3.24: it cuts a row of more than 2,047 bytes, it cuts the braille
of a row after 2,046 cells, and its French table writes a blank for every letter that it does not know.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.tools import process

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PROGRAM = "lou_translate"
#: liblouis' tables of contracted braille; the first part writes ASCII braille, which embossers read.
_ASCII = "en-us-brf.dis"
_TABLES = {"ko": "ko-g2.ctb", "en": "en-ueb-g2.ctb", "fr": "fr-bfu-g2.ctb"}
#: What one row holds: words up to 150 letters, or 150 letters of a longer word. A sign is 12 cells at the most.
_ROW = re.compile(r"\S.{0,149}(?!\S)|\S{150}")
#: Spaces that print needs and braille does not know.
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2060": "", "\u2009": " ", "\n": " "})


def translated(texts: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], str]:
    """Every text of every language in ASCII braille, by both. Raises ToolError if liblouis is missing or fails."""
    stretches: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for lang, given in texts.items():
        plain = {text: text.translate(_PLAIN) for text in given}
        table = _TABLES.get(lang.partition("-")[0], _TABLES["en"])
        lost = _lost(table, plain.values())
        stretches |= {(lang, text): _stretches(plain[text], table, lost) for text in plain}
    rows: dict[str, dict[str, None]] = {}
    for row in stretches.values():
        for table, text in row:
            rows.setdefault(table, {}).update(dict.fromkeys(_ROW.findall(text)))
    cells = {table: dict(zip(given, _ask(table, list(given)), strict=True)) for table, given in rows.items()}
    return {
        key: "".join(_ROW.sub(partial(_cells, cells.get(table, {})), text) for table, text in row)
        for key, row in stretches.items()
    }


def _cells(of: Mapping[str, str], found: re.Match[str]) -> str:
    return of[found[0]]


def _lost(table: str, texts: Iterable[str]) -> frozenset[str]:
    """The letters of which a table makes blanks."""
    letters = sorted({letter for text in texts for letter in text if not letter.isascii() and not letter.isspace()})
    return frozenset(letter for letter, cells in zip(letters, _ask(table, letters), strict=True) if not cells.strip())


def _stretches(text: str, table: str, lost: frozenset[str]) -> list[tuple[str, str]]:
    """A text cut where its letters need another table: Hangul is Korean anywhere, any other lost sign is spelt out."""

    def of(letter: str) -> str:
        if letter not in lost:
            return table
        return _TABLES["ko" if unicodedata.name(letter, "").startswith("HANGUL") else "en"]

    return [(needed, "".join(letters)) for needed, letters in groupby(text, key=of)]


def _ask(table: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    finished = process.run([PROGRAM, "--forward", f"{_ASCII},{table}"], given="\n".join(rows) + "\n")
    answers = finished.out.splitlines()
    if finished.code != 0 or len(answers) != len(rows):
        last = finished.err[-1] if finished.err else f"{len(answers)} rows came back for {len(rows)}"
        raise ToolError(
            f"liblouis could not write braille with {table}: {last}",
            hint="Update liblouis (on Debian: liblouis-bin, liblouis-data), and run again.",
            slug="liblouis-failed",
        )
    return [answer.upper() for answer in answers]
