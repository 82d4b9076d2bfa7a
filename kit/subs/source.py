"""The file as it is: bytes, the encoding they were read with, and rows that keep their line ends."""

from __future__ import annotations

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

    Rows end at LF, CR LF or a lone CR and nowhere else (U+2028 or a form feed is text).
    """

    path: Path
    encoding: Encoding
    rows: tuple[str, ...]
