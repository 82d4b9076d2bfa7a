"""EBU-STL (EBU Tech 3264), the binary exchange format of broadcasters: a header and text blocks of 128 bytes.

Its rows are the text blocks, by their numbers. Teletext colours, italics and underline, extension blocks and the five
character tables are read; user data and comments are structure and stay. Subtitles that build up on the screen
(cumulative) are cues that overlap. Times are labels of the programme's own time code; those at 30 frames a second
are counted at 29.97 without leaving labels out, since the format cannot say which is meant.

Faults: broken-file, bad-header, bad-row, bad-time-line, orphan-text (lost); empty-cue, bad-markup (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs import binary
from kit.subs.formats import ebustl_patch
from kit.subs.formats.base import Body, Changeable
from kit.subs.formats.ebustl_reader import Reader, StlCue
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change


class EbuStl(Changeable):
    """``.stl``."""

    name = "ebustl"
    extensions = (".stl",)
    precision = PER_SECOND // 25
    latest = 24 * 3600 * PER_SECOND - precision

    def sniff(self, head: Sequence[str]) -> bool:
        """The header names the format after three digits of a code page."""
        return bool(head) and binary.is_ebu_stl(head[0][:16].encode("latin-1", "replace"))

    def split(self, text: str) -> tuple[str, ...]:
        """Text blocks, the header with the first."""
        return binary.blocks(text)

    def parse(self, rows: Sequence[str]) -> Body:
        """Read the blocks."""
        reader = Reader(rows).read()
        return Body(tuple(reader.cues), tuple(reader.faults))

    def step(self, cue: Cue) -> int:
        """A frame of the file."""
        return cue.tick if isinstance(cue, StlCue) else self.precision

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """The words of each line with the control codes between them."""
        del rows
        return cue.raw if isinstance(cue, StlCue) else ()

    def fits(self, lines: Sequence[str]) -> bool:
        """Any words but blank lines."""
        return bool(lines) and all(line.strip() and not any(end in line for end in "\r\n") for line in lines)

    def twice(self, rows: Sequence[str], cue: Cue, at: int) -> str:
        """The blocks of a subtitle once more after them; the numbers of those that follow move on."""
        del at
        return ebustl_patch.twice(rows, cue.number - 1)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Change the blocks. Raises UsageError for characters that the file's table does not have."""
        rows[:] = ebustl_patch.patched(rows, changes)
