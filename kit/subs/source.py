"""The file as it is: bytes, the encoding they were read with, and rows that keep their line ends."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes became text.

    ``name`` is Python's codec name, ``bom`` the byte-order mark found (or empty), ``how`` says what decided:
    ``bom``, ``utf-8`` (strict decoding succeeded), ``guess`` (from the share of letters) or ``asked``.
    """

    name: str
    bom: bytes
    how: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text by rows; ``"".join(rows)`` encoded again is the file to the byte.

    Rows end at LF, CR LF or a lone CR and nowhere else (U+2028 or a form feed is text); ``split`` says more.
    """

    path: Path
    encoding: Encoding
    rows: tuple[str, ...]


def split(text: str) -> tuple[str, ...]:
    """A text as rows, line ends included.

    Where most rows end with CR CR LF, a program has written their ends twice, and each such end is one: every second
    row would be blank, and cut each cue in two. In markup blank rows mean nothing, and its readers count them.
    """
    # StringIO ends rows at LF, CR LF and CR only and keeps their ends; str.splitlines would break at U+2028 too.
    rows = tuple(io.StringIO(text, newline=""))
    doubled = text.count("\r\r\n")
    if not doubled or doubled * 2 <= text.count("\n") or text.lstrip("\ufeff \t\r\n").startswith("<"):
        return rows
    whole: list[str] = []
    for row in rows:
        if row == "\r\n" and whole and whole[-1].endswith("\r"):
            whole[-1] += row
        else:
            whole.append(row)
    return tuple(whole)
