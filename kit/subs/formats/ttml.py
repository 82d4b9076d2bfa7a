"""TTML, IMSC text profile and DFXP: ``<tt>`` with nested times, styles and regions.

Read in all namespaces from 2006 on. Times nest (body, div, p, span; parallel or in sequence) and are written as clock
times, frames or ticks; each is written back in its own way. A paragraph whose parts come and go is a cue for each
state. Comments, metadata and what kit does not know stay as they are.

Faults: bad-header, bad-time-line, orphan-text, broken-file, image, not-kept, no-times (lost); empty-cue, loose-time,
bad-setting (read). A document type, or elements too deep, is refused as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import ttml_patch
from kit.subs.formats.base import Body
from kit.subs.formats.ttml_reader import Reader
from kit.subs.formats.xml_format import XmlFormat
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change


class Ttml(XmlFormat):
    """``.ttml``, ``.dfxp``, ``.itt`` and ``.xml``."""

    name = "ttml"
    roots = frozenset({"tt"})
    extensions = (".ttml", ".dfxp", ".itt", ".xml")
    precision = PER_MS

    def parse(self, rows: Sequence[str]) -> Body:
        """Read the document. Raises UnreadableError for a dangerous one."""
        reader = Reader(rows).read()
        return Body(tuple(reader.cues), tuple(reader.faults))

    def twice(self, rows: Sequence[str], cue: Cue, at: int) -> str:
        """The paragraph of a cue once more after it."""
        del at
        return ttml_patch.twice(rows, cue.number - 1)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make the changes in the document's text."""
        rows[:] = [ttml_patch.patched(rows, changes)]
