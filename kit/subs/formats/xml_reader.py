"""What reading TTML and DCP subtitles has in common: one way through a document, and all that is lost in it told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Self

from kit.subs import faults
from kit.subs.formats import xml_nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.formats.xml_cue import XmlCue
    from kit.subs.formats.xml_nodes import Node
    from kit.subs.track import Fault


class XmlReader(ABC):
    """Reads a document; elements are forgotten as soon as they are cues, but for ``keep``.

    ``places`` are where each cue's lines stand in the text, ``owners`` the element of each cue; only with ``keep``.
    ``inside`` is how deep the reader is in what becomes a cue, ``begun`` the row after the last whole element.
    """

    #: What holds cues, and what may stand in it without being lost words.
    holders: ClassVar[frozenset[str]]
    beside: ClassVar[frozenset[str]]

    def __init__(self, rows: Sequence[str], *, keep: bool = False) -> None:
        self.text = "".join(rows)
        self.last_row = len(rows)
        self.keep = keep
        self.cues: list[XmlCue] = []
        self.faults: list[Fault] = []
        self.places: list[list[tuple[int, int]]] = []
        self.owners: list[Node] = []
        self.root: Node | None = None
        self.inside = 0
        self.begun = 1

    def read(self) -> Self:
        """Go through the document; the faults come in the order of their rows."""
        broken = xml_nodes.read(self.text, self._short, self._opened, self._closed)
        late = xml_nodes.before_declaration(self.text)
        if late:
            self._fault(faults.LATE_HEADER, self.text.count("\n", 0, late) + 1, found="<?xml", cue=0)
        if broken:
            # What has begun is lost from its first row on, and so is what stands after the last whole element.
            row, found = min(self.begun, broken.row, self.last_row), broken.why
            self._fault(faults.BROKEN_FILE, row, self.last_row, found=found, column=broken.column, cue=len(self.cues))
            # What stands loose in the elements that are never closed is in none of these rows.
            for node in xml_nodes.unclosed(self.root):
                if node.name in self.holders:
                    self._tell_loose(node, self.last_row)
        elif self.root is not None:
            self._check_whole(self.root)
        self.faults.sort(key=lambda fault: fault.row)
        return self

    @staticmethod
    @abstractmethod
    def _short(space: str) -> str | None:
        """The prefix of a namespace, None for one that the format does not know."""

    @abstractmethod
    def _opened(self, node: Node) -> None: ...

    @abstractmethod
    def _closed(self, node: Node) -> None: ...

    @abstractmethod
    def _check_whole(self, root: Node) -> None:
        """Tell what a document that was read to its end lacks."""

    def _tell_loose(self, node: Node, last_row: int) -> None:
        """Words in what holds cues that are in none of them."""
        if loose := xml_nodes.loose(node, self.beside):
            self._fault(faults.ORPHAN_TEXT, node.row, last_row, text=faults.lost([loose]), cue=len(self.cues))

    def _fault(self, kind: str, row: int, last_row: int | None = None, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, row, last_row, **values))

    def _tag(self, node: Node) -> str:
        """An element's start tag as it is quoted in a finding."""
        start, stop = node.offset, xml_nodes.inner(self.text, node)[0]
        return faults.found(" ".join(self.text[start:stop].split()))
