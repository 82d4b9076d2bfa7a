"""DCP subtitles: Interop (``<DCSubtitle>``, CineCanvas) and SMPTE ST 428-7 (``<SubtitleReel>``).

Each line is an element of its own with a place on the screen; lines are read from the top down. Interop counts
250ths of a second or decimals, SMPTE frames at the document's rate; times are labels of the reel. The head is held
to the schema: what it demands and a file lacks is a finding. Fonts, fades and what kit does not know stay.

Faults: bad-header, bad-time-line, orphan-text, broken-file, image, not-kept (lost); empty-cue, loose-time,
missing-number, bad-setting (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import dcp_patch
from kit.subs.formats.base import Body
from kit.subs.formats.dcp_reader import Reader
from kit.subs.formats.xml_format import XmlFormat
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change


class Dcp(XmlFormat):
    """``.xml``, told from TTML by its root."""

    name = "dcp"
    roots = frozenset({"DCSubtitle", "SubtitleReel"})
    extensions = (".xml",)
    precision = PER_SECOND // 250
    latest = 24 * 3600 * PER_SECOND - PER_SECOND // 24

    def parse(self, rows: Sequence[str]) -> Body:
        """Read the document. Raises UnreadableError for a dangerous one."""
        reader = Reader(rows).read()
        return Body(tuple(reader.cues), tuple(reader.faults))

    def twice(self, rows: Sequence[str], cue: Cue, at: int) -> str:
        """The subtitle of a cue once more after it."""
        del at
        return dcp_patch.twice(rows, cue.number - 1)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make the changes in the document's text."""
        rows[:] = [dcp_patch.patched(rows, changes)]
