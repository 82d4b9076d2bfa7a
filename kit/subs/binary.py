"""Subtitle files that are no text: held as Latin-1, one character a byte, so that they are written back to the byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs.source import Encoding, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.subs.track import Track

#: The sizes of EBU-STL (EBU Tech 3264): the header, and a text block.
GSI = 1024
TTI = 128
#: What says how a binary file was read; nobody can ask for another encoding of it.
HOW = "binary"
# Three digits of a code page, then the disk format code.
_EBU_STL = re.compile(rb"[ \d]{3}STL\d\d\.\d\d")


def source(data: bytes, path: Path) -> Source | None:
    """The source of a binary file; None if the bytes are to be read as text."""
    if is_ebu_stl(data) or (path.suffix.lower() == ".stl" and b"\0" in data):
        return Source(path, Encoding("latin-1", b"", HOW), blocks(data.decode("latin-1")))
    return None


def is_ebu_stl(data: bytes) -> bool:
    """Whether bytes begin like an EBU-STL file."""
    return bool(_EBU_STL.match(data))


def blocks(text: str) -> tuple[str, ...]:
    """An EBU-STL file's characters as rows: its text blocks, the header with the first.

    So a row's number is its text block's. A rest that is no whole block is a row too.
    """
    if len(text) <= GSI + TTI:
        return (text,) if text else ()
    return (text[: GSI + TTI], *(text[at : at + TTI] for at in range(GSI + TTI, len(text), TTI)))


def legible(track: Track) -> Sequence[str]:
    """A track's rows as people can read them: the words of each text block of a file that is no text."""
    rows = track.source.rows
    if track.source.encoding.how != HOW:
        return rows
    words = dict.fromkeys(range(1, len(rows) + 1), "")
    for cue in track.cues:
        words[cue.row] = " / ".join(cue.lines)
    return list(words.values())
