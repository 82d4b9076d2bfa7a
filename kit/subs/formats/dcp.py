"""DCP subtitles: Interop (``<DCSubtitle>``, CineCanvas) and SMPTE ST 428-7 (``<SubtitleReel>``).

Each line is an element of its own with a place on the screen; lines are read from the top down. Interop counts
250ths of a second or decimals, SMPTE frames at the document's rate; times are labels of the reel. The head is held
to the schema: what it demands and a file lacks is a finding. Fonts, fades and what kit does not know stay.

Faults: bad-header, bad-time-line, orphan-text, broken-file, image, not-kept (lost); empty-cue, loose-time,
missing-number, bad-setting (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import dcp_patch, xml_nodes
from kit.subs.formats.base import Body, Format
from kit.subs.formats.dcp_reader import Reader
from kit.subs.formats.xml_cue import XmlCue
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change


class Dcp(Format):
    """``.xml``, told from TTML by its root."""

    name = "dcp"
    extensions = (".xml",)
    precision = PER_SECOND // 250
    latest = 24 * 3600 * PER_SECOND - PER_SECOND // 24

    def sniff(self, head: Sequence[str]) -> bool:
        """The root element is the format."""
        return xml_nodes.root(head) in {"DCSubtitle", "SubtitleReel"}

    def parse(self, rows: Sequence[str]) -> Body:
        """Read the document. Raises UnreadableError for a dangerous one."""
        reader = Reader(rows).read()
        return Body(tuple(reader.cues), tuple(reader.faults))

    def step(self, cue: Cue) -> int:
        """Frames, 250ths of a second or milliseconds, as the cue's times are written."""
        return cue.tick if isinstance(cue, XmlCue) else self.precision

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """What each Text element holds, fonts included."""
        del rows
        return cue.raw if isinstance(cue, XmlCue) else ()

    def fits(self, lines: Sequence[str]) -> bool:
        """Any words that stay XML; whether they do is seen when they are read again."""
        return bool(lines) and all(line.strip() and not any(end in line for end in "\r\n") for line in lines)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make the changes in the document's text."""
        rows[:] = [dcp_patch.patched(rows, changes)]
