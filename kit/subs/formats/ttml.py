"""TTML, IMSC text profile and DFXP: ``<tt>`` with nested times, styles and regions.

Read in all namespaces from 2006 on. Times nest (body, div, p, span; parallel or in sequence) and are written as clock
times, frames or ticks; each is written back in its own way. A paragraph whose parts come and go is a cue for each
state. Comments, metadata and what kit does not know stay as they are.

Faults: bad-header, bad-time-line, orphan-text, broken-file, image, not-kept, no-times (lost); empty-cue, loose-time,
bad-setting (read). A document type, or elements too deep, is refused as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import ttml_patch, xml_nodes
from kit.subs.formats.base import Body, Format
from kit.subs.formats.ttml_reader import Reader
from kit.subs.formats.xml_cue import XmlCue
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change


class Ttml(Format):
    """``.ttml``, ``.dfxp``, ``.itt`` and ``.xml``."""

    name = "ttml"
    extensions = (".ttml", ".dfxp", ".itt", ".xml")
    precision = PER_MS

    def sniff(self, head: Sequence[str]) -> bool:
        """The root element is the format."""
        return xml_nodes.root(head) == "tt"

    def parse(self, rows: Sequence[str]) -> Body:
        """Read the document. Raises UnreadableError for a dangerous one."""
        reader = Reader(rows).read()
        return Body(tuple(reader.cues), tuple(reader.faults))

    def step(self, cue: Cue) -> int:
        """Frames, ticks or milliseconds, as the cue's times are written."""
        return cue.tick if isinstance(cue, XmlCue) else self.precision

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """A paragraph's text between its breaks, spans included."""
        del rows
        return cue.raw if isinstance(cue, XmlCue) else ()

    def fits(self, lines: Sequence[str]) -> bool:
        """Any words that stay XML; whether they do is seen when they are read again."""
        return bool(lines) and all(line.strip() and not any(end in line for end in "\r\n") for line in lines)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make the changes in the document's text."""
        rows[:] = [ttml_patch.patched(rows, changes)]
