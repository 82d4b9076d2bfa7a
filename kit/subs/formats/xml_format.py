"""What the XML formats have in common: one document, told by its root, whose cues keep their own step and raw lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from kit.subs.formats import xml_nodes
from kit.subs.formats.base import Changeable
from kit.subs.formats.xml_cue import XmlCue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue


class XmlFormat(Changeable):
    """A document of XML, changed as a whole."""

    #: The names that its root element may have.
    roots: ClassVar[frozenset[str]]

    def sniff(self, head: Sequence[str]) -> bool:
        """The root element is the format."""
        return xml_nodes.root(head) in self.roots

    def step(self, cue: Cue) -> int:
        """The step in which the cue's times are written: frames, ticks, 250ths of a second or milliseconds."""
        return cue.tick if isinstance(cue, XmlCue) else self.precision

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """Each line with the elements in it."""
        del rows
        return cue.raw if isinstance(cue, XmlCue) else ()

    def fits(self, lines: Sequence[str]) -> bool:
        """Any words that stay XML; whether they do is seen when they are read again."""
        return bool(lines) and all(line.strip() and not any(end in line for end in "\r\n") for line in lines)
