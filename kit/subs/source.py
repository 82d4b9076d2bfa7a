"""The file as it is: bytes, the encoding they were read with, and rows that keep their line ends."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: The fewest rows that a cue has when a blank one stands between its number, its times and its text.
_CUE_ROWS = 5


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes became text.

    ``name`` is Python's codec name, ``bom`` the byte-order mark found (or empty), ``how`` says what decided:
    ``bom``, ``utf-8`` (strict decoding succeeded), ``declared`` (the XML says so), ``guess`` (from the share of
    letters) or ``asked``.
    """

    name: str
    bom: bytes
    how: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text by rows; ``"".join(rows)`` encoded again is the file to the byte.

    Rows end at LF, CR LF or a lone CR and nowhere else (U+2028 or a form feed is text); ``split`` says more. ``nul``
    is the row and the column (from 1) of its first NUL character, None without one.
    """

    path: Path
    encoding: Encoding
    rows: tuple[str, ...]
    nul: tuple[int, int] | None = None


def split(text: str) -> tuple[str, ...]:
    """A text as rows, line ends included.

    Where programs have written the ends of rows twice (CR CR LF, LF CR, or a blank row after each row), each such end
    is one: else every second row would be blank, and cut each cue in two. In markup blank rows mean nothing, and its
    readers count them.
    """
    # StringIO ends rows at LF, CR LF and CR only and keeps their ends; str.splitlines would break at U+2028 too.
    rows = tuple(io.StringIO(text, newline=""))
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return rows
    if "\r" in text:
        ends = text.count("\n")
        if text.count("\r\r\n") * 2 > ends:
            return _rejoined(rows)
        swapped = text.count("\n\r")
        if swapped * 2 > ends and text.count("\r\n") < swapped:
            return tuple(_swapped(text))
    first = next((at for at, row in enumerate(rows) if row.strip()), 0)
    return (*rows[:first], *_pairs(rows[first:])) if _is_spaced(rows, first) else rows


def is_doubled(row: str) -> bool:
    """Whether a row ends with more than one line end; only ``split`` makes such rows."""
    ends = row[len(row.rstrip("\r\n")) :]
    return len(ends) > 1 and ends != "\r\n"


def _rejoined(rows: tuple[str, ...]) -> tuple[str, ...]:
    whole: list[str] = []
    for row in rows:
        if row == "\r\n" and whole and whole[-1].endswith("\r"):
            whole[-1] += row
        else:
            whole.append(row)
    return tuple(whole)


def _swapped(text: str) -> Iterator[str]:
    pieces = text.split("\n\r")
    for piece in pieces[:-1]:
        *before, last = list(io.StringIO(piece, newline="")) or [""]
        yield from before
        if last.endswith(("\n", "\r")):
            yield last
            last = ""
        yield last + "\n\r"
    yield from io.StringIO(pieces[-1], newline="")


def _is_spaced(rows: tuple[str, ...], first: int) -> bool:
    """Whether a blank row stands after each row, and cues would have no text if all of them counted."""
    between = (row for at, row in enumerate(rows) if at > first and (at - first) % 2)
    if len(rows) < first + _CUE_ROWS or any(row.strip("\r\n") for row in between):
        return False
    kept = rows[first::2]
    return any(
        "-->" in row and kept[at + 1].strip() and not _is_other(kept, at + 1) for at, row in enumerate(kept[:-1])
    )


def _is_other(rows: Sequence[str], at: int) -> bool:
    """Whether what stands under a time line may be something else than its text: a cue of its own, a note."""
    row = rows[at]
    return "-->" in row or "-->" in "".join(rows[at + 1 : at + 2]) or row.startswith(("NOTE", "STYLE", "REGION"))


def _pairs(rows: tuple[str, ...]) -> Iterator[str]:
    for at in range(0, len(rows), 2):
        yield "".join(rows[at : at + 2])
