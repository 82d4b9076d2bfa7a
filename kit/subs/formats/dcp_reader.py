"""From DCP subtitle XML to cues, held to the structure that its schema demands."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.formats import dcp_text, xml_cue, xml_nodes
from kit.subs.formats.dcp_time import Clock, Stamp, clock_of
from kit.subs.formats.xml_cue import XmlCue
from kit.subs.formats.xml_reader import XmlReader
from kit.subs.look import styled
from kit.time.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.formats.xml_nodes import Node

_SMPTE = re.compile(r"http://www\.smpte-ra\.org/schemas/428-7/20\d\d/DCST")
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_DATE = r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"
_ANY = r".*"
#: What the head of each dialect must have, in this order, and how each is written (None: may be missing).
INTEROP = (
    ("SubtitleID", _UUID, True), ("MovieTitle", _ANY, True), ("ReelNumber", _ANY, True), ("Language", _ANY, True),
    ("LoadFont", _ANY, False),
)  # fmt: skip
SMPTE = (
    ("Id", f"urn:uuid:{_UUID}", True), ("ContentTitleText", _ANY, True), ("AnnotationText", _ANY, False),
    ("IssueDate", _DATE, True), ("ReelNumber", r"0*[1-9]\d*", False),
    ("Language", r"[A-Za-z]{1,8}(?:-\w{1,8})*", False),
    ("EditRate", r"\d+\s+\d+", True), ("TimeCodeRate", r"0*[1-9]\d*", True),
    ("StartTime", r"[0-2]\d:[0-5]\d:[0-5]\d:\d+", False), ("DisplayType", _ANY, False), ("LoadFont", _ANY, False),
)  # fmt: skip
#: What a document counts in that does not say it, which is a fault of its own.
_CINEMA = Clock(Rate(Fraction(24)))
_INSIDE = frozenset({"Text", "Image", "Font", "LoadVariableZ"})
_HOLDERS = frozenset({"DCSubtitle", "SubtitleReel", "SubtitleList", "Font"})


class Reader(XmlReader):
    """Reads a document of either dialect; ``lines`` are the elements of each cue's lines, only with ``keep``."""

    holders = _HOLDERS
    beside = frozenset({name for name, _, _ in (*INTEROP, *SMPTE)} | _HOLDERS | {"Subtitle"})

    def __init__(self, rows: Sequence[str], *, keep: bool = False) -> None:
        super().__init__(rows, keep=keep)
        self.lines: list[list[Node]] = []
        self.clock = Clock()
        self.head: dict[str, str] = {}
        self.fonts: set[str] = set()
        self.order = -1
        self.seen_body = False

    @staticmethod
    def _short(space: str) -> str | None:
        """The names of both dialects go without a prefix."""
        return "" if not space or _SMPTE.fullmatch(space) else None

    @property
    def is_smpte(self) -> bool:
        """Whether the document is SMPTE ST 428-7 and not Interop."""
        return self.root is not None and self.root.name == "SubtitleReel"

    def _opened(self, node: Node) -> None:
        if self.root is None:
            self.root = node
            if node.name not in {"DCSubtitle", "SubtitleReel"}:
                found = f"<{node.name.rpartition(' ')[2]}>"
                self._fault(faults.BAD_HEADER, node.row, found=found, expected="<DCSubtitle> or <SubtitleReel>")
        elif node.name == "Subtitle" and not self.inside:
            self.inside, self.begun = 1, node.row
            self._begin_body()
        elif self.inside:
            self.inside += 1

    def _begin_body(self) -> None:
        if self.seen_body:
            return
        self.seen_body = True
        if self.is_smpte:
            self.clock = clock_of(self.head.get("EditRate", ""), self.head.get("TimeCodeRate", "")) or _CINEMA

    def _closed(self, node: Node) -> None:
        if self.inside:
            self.inside -= 1
            if self.inside:
                return
            self.begun = node.last_row + 1
            self._subtitle(node)
            if not self.keep and node.parent is not None:
                node.parent.children.pop()
            return
        if node.parent is self.root and self.root is not None:
            self._head_element(node)
        if node.name in _HOLDERS:
            self._tell_loose(node, node.last_row)

    def _head_element(self, node: Node) -> None:
        wanted = SMPTE if self.is_smpte else INTEROP
        names = [name for name, _, _ in wanted]
        if node.name not in names:
            return
        self.begun = node.last_row + 1
        place = names.index(node.name)
        if place < self.order or self.seen_body:
            found = f"<{node.name}>"
            self._fault(faults.BAD_HEADER, node.row, found=found, expected=f"<{names[place]}> before what follows it")
        self.order = max(self.order, place)
        self.head.setdefault(node.name, node.words)
        if not re.fullmatch(wanted[place][1], node.words):
            found = f"<{node.name}>{node.words[:60]}"
            self._fault(faults.BAD_HEADER, node.row, found=found, expected=f"<{node.name}> as its schema writes it")
        if node.name == "LoadFont":
            self.fonts.add(node.attributes.get("Id", node.attributes.get("ID", "")))

    def _check_whole(self, root: Node) -> None:
        """What the schema demands and the document does not have."""
        for name, _, needed in SMPTE if self.is_smpte else INTEROP:
            if needed and name not in self.head:
                self._fault(faults.BAD_HEADER, root.row, found=f"<{root.name}>", expected=f"<{name}>")
        version = root.attributes.get("Version", "")
        if root.name == "DCSubtitle" and version not in {"1.0", "1.1"}:
            self._fault(faults.BAD_HEADER, root.row, found=f'Version="{version[:20]}"', expected='Version="1.0"')
        rate = self.clock.rate
        if rate is not None and rate.fps.denominator != 1:
            found = f"EditRate {self.head.get('EditRate', '')}"
            self._fault(faults.BAD_SETTING, root.row, found=found, cue=0)

    def _subtitle(self, node: Node) -> None:
        number = len(self.cues) + 1
        stamps = {name: self.clock.parse(node.attributes.get(name, "")) for name in ("TimeIn", "TimeOut")}
        bad = next((name for name, stamp in stamps.items() if stamp is None), None)
        start, end = stamps["TimeIn"], stamps["TimeOut"]
        if bad or start is None or end is None:
            found = f'{bad}="{node.attributes[bad]}"' if bad in node.attributes else f"no {bad}"
            text = faults.lost([node.words])
            self._fault(
                faults.BAD_TIME_LINE, node.row, node.last_row, found=faults.found(found), text=text, cue=number - 1
            )
            return
        if "SpotNumber" not in node.attributes and not self.is_smpte:
            self._fault(faults.MISSING_NUMBER, node.row, expected=str(number), cue=number)
        self._check_inside(node, number)
        lines = dcp_text.texts(node, dcp_text.fonts_above(node))
        kept = [line for line in lines if line.words.strip()]
        if len(kept) < len(lines) or (not kept and not any(one.name == "Image" for one in node.walk())):
            self._fault(faults.EMPTY_CUE, node.row, node.last_row, found=self._tag(node), cue=number)
        if kept or not any(one.name == "Image" for one in node.walk()):
            self._cue(node, number, start, end, kept)

    def _check_inside(self, node: Node, number: int) -> None:
        for one in node.walk():
            if one.name == "Image":
                self._fault(faults.IMAGE, one.row, one.last_row, found=self._tag(one), cue=number)
            elif one.name == "Font":
                name = one.attributes.get("Id", one.attributes.get("ID"))
                if name is not None and name not in self.fonts:
                    self._fault(faults.BAD_SETTING, one.row, found=f'Font Id="{name[:60]}"', cue=number)
        if loose := xml_nodes.loose(node, _INSIDE):
            self._fault(faults.ORPHAN_TEXT, node.row, node.last_row, text=faults.lost([loose]), cue=number)

    def _cue(self, node: Node, number: int, start: Stamp, end: Stamp, kept: list[dcp_text.Text]) -> None:
        for name, stamp in (("TimeIn", start), ("TimeOut", end)):
            if stamp.loose:
                found, expected = f'{name}="{node.attributes[name]}"', self.clock.write(stamp.ticks, stamp.mark or ":")
                self._fault(faults.LOOSE_TIME, node.row, found=found, expected=expected, cue=number)
        for line in kept:
            for row, what, words in line.dropped:
                text = faults.lost([words])
                self._fault(faults.NOT_KEPT, row, what=what, found=faults.found(words) or what, text=text, cue=number)
        places = [xml_cue.segments(self.text, *xml_nodes.inner(self.text, line.node), ())[0] for line in kept]
        said = styled([line.line for line in kept])
        self.cues.append(
            XmlCue(
                number=number,
                start=start.ticks,
                end=end.ticks,
                lines=said.lines,
                row=node.row,
                last_row=node.last_row,
                time_row=node.row,
                text_row=kept[0].node.row if kept else node.row,
                spans=said.spans,
                align=dcp_text.align(kept),
                identifier=node.attributes.get("SpotNumber", ""),
                raw=tuple(self.text[first:last] for first, last in places),
                tick=max(self.clock.step(start.mark), self.clock.step(end.mark)),
            )
        )
        if self.keep:
            self.places.append(places)
            self.owners.append(node)
            self.lines.append([line.node for line in kept])
