"""From a TTML document to cues: nested times, paragraph by paragraph (w3.org/TR/ttml2, section 12)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Self

from kit.subs import faults
from kit.subs.formats import ttml_head, ttml_style, ttml_text, xml_cue, xml_nodes
from kit.subs.formats.base import HELD, UnreadableError
from kit.subs.formats.ttml_active import TIMED, Time, active, borders, tell, time_of, time_spans
from kit.subs.formats.ttml_names import short
from kit.subs.formats.ttml_time import DEFAULT, Clock, Form
from kit.subs.formats.xml_cue import XmlCue
from kit.subs.formats.xml_reader import XmlReader
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.formats.ttml_style import Styles
    from kit.subs.formats.xml_nodes import Node

#: Parts of a paragraph with times of their own: each moment of each is looked at. Words one by one need some dozen.
MAX_PARTS = 1000
_CONTAINERS = frozenset({"tt:body", "tt:div"})
_IMAGES = frozenset({"tt:image", "smpte:image"})
_BACKGROUND = ("smpte:backgroundImage", "tts:backgroundImage")


class Reader(XmlReader):
    """Reads a document paragraph by paragraph."""

    holders = _CONTAINERS
    beside = frozenset({"tt:p", "tt:div", "tt:metadata", "tt:set", "tt:animate"}) | _IMAGES

    def __init__(self, rows: Sequence[str], *, keep: bool = False) -> None:
        super().__init__(rows, keep=keep)
        self.clock = Clock()
        self.sheet = ttml_style.Sheet()
        self.head = ttml_head.Head()
        self.has_body = False

    def read(self) -> Self:
        """Go through the document, and tell the styles that it names and does not have."""
        super().read()
        for row, name in dict.fromkeys((row, name) for row, name in self.sheet.missing):
            self._fault(faults.BAD_SETTING, row, found=f'style="{name[:80]}"', cue=0)
        self.faults.sort(key=lambda fault: fault.row)
        return self

    @staticmethod
    def _short(space: str) -> str | None:
        return short(space)

    def _check_whole(self, root: Node) -> None:
        if root.name == "tt:tt" and not self.has_body:
            self._fault(faults.BAD_HEADER, root.row, found="<tt>", expected="<body>")

    def _opened(self, node: Node) -> None:
        if self.root is None:
            self.root = node
            self.clock = ttml_head.root(node, self.text, self.faults)
        if node.name == "tt:body":
            self.has_body = True
        if self.inside:
            self.inside += 1
        elif node.name == "tt:p":
            self.inside = 1
            self._start(node)
        elif node.name in _CONTAINERS:
            self._start(node)

    def _closed(self, node: Node) -> None:
        if self.inside:
            self.inside -= 1
            if self.inside:
                return
            self.begun = node.last_row + 1
            self._paragraph(node)
        elif node.name == "tt:head":
            self.begun = node.last_row + 1
            self.sheet.read(node, self.root.attributes if self.root else {})
            self.head.read(node, self.clock, self.faults)
        elif node.name in _CONTAINERS:
            self._container(node)
        if not self.keep and node.parent is not None and (node.name == "tt:p" or node.name in _CONTAINERS):
            node.parent.children.pop()

    def _start(self, node: Node) -> None:
        above = time_of(node.parent)
        node.time = active(node, above, self.clock)

    def _container(self, node: Node) -> None:
        time = time_of(node)
        if time is None:
            return
        if any(name in node.attributes for name in _BACKGROUND) or any(one.name in _IMAGES for one in node.elements):
            self._fault(faults.IMAGE, node.row, node.last_row, found=self._tag(node), cue=len(self.cues))
        for child in node.elements:
            if child.name in {"tt:set", "tt:animate"}:
                self._fault(
                    faults.NOT_KEPT,
                    child.row,
                    what=ttml_head.ANIMATION,
                    found=ttml_head.label(child),
                    text="",
                    cue=len(self.cues),
                )
        self._tell_loose(node, node.last_row)
        tell(node, time)

    def _paragraph(self, node: Node) -> None:
        time = time_of(node)
        if time is None:
            # A paragraph outside of the body is shown by nobody.
            if node.words:
                self._fault(
                    faults.ORPHAN_TEXT, node.row, node.last_row, text=faults.lost([node.words]), cue=len(self.cues)
                )
            return
        loose = [(name, stamp) for name, stamp in time.stamps.items() if stamp.loose]
        for name, stamp in loose:
            expected = self.clock.write(stamp.ticks, stamp.form._replace(hours=max(2, stamp.form.hours), mark="."))
            found = f'{name}="{node.attributes[name]}"'
            self._fault(faults.LOOSE_TIME, node.row, found=found, expected=expected, cue=len(self.cues) + 1)
        if time.bad:
            self._fault(
                faults.BAD_TIME_LINE,
                node.row,
                node.last_row,
                found=faults.found(time.bad),
                text=faults.lost([node.words]),
                cue=len(self.cues),
            )
        elif time.base is None:
            self._untimed(node, Word("what is before it in its sequence never ends"))
        elif time.limit is not None and time.begin >= time.limit:
            self._untimed(node, Word("what holds it has ended before"))
            tell(node, time)
        else:
            self._shown(node, time)
            tell(node, time)

    def _shown(self, node: Node, time: Time) -> None:
        before = len(self.cues)
        chain = _chain(node)
        region = next((one.attributes["region"] for one in reversed(chain) if "region" in one.attributes), "")
        if region and region not in self.sheet.regions:
            self._fault(faults.BAD_SETTING, node.row, found=f'region="{region[:80]}"', cue=before + 1)
        styles = self.sheet.computed(chain, region)
        spaces = [one.attributes["xml:space"] for one in (self.root, *chain) if one and "xml:space" in one.attributes]
        preserve = bool(spaces) and spaces[-1] == "preserve"
        inner = [one for child in node.elements for one in child.walk() if not one.attributes.keys().isdisjoint(TIMED)]
        moving = time.seq or any(one.name == "tt:span" for one in inner)
        if any(name in node.attributes for name in _BACKGROUND):
            self._fault(faults.IMAGE, node.row, node.last_row, found=self._tag(node), cue=before)
        if moving:
            self._inner_times(node, time, styles, region, preserve=preserve)
        else:
            said = ttml_text.parse(node, self.sheet, styles, preserve=preserve, shown=lambda _: True)
            self._report(said, before + 1)
            begin, end = self._within(region, time.begin, time.end)
            if said.styled.lines or not (said.dropped or said.images):
                self._cue(node, begin, end, said, region, styles, is_whole=True)
        time.cues += range(before, len(self.cues))

    def _within(self, region: str, begin: int, end: int | None) -> tuple[int, int | None]:
        """Times as far as the region is active, if it has times of its own."""
        first, last = self.head.windows.get(region, (0, None))
        if last is not None:
            end = last if end is None else min(end, last)
        return max(begin, first), end

    def _inner_times(self, node: Node, time: Time, styles: Styles, region: str, *, preserve: bool) -> None:
        """A paragraph whose parts come and go: one cue for each stretch in which the same words are shown."""
        before = len(self.cues)
        time_spans(node, time, self.clock)
        timed = [one for one in node.walk() if time_of(one) is not None]
        if len(timed) > MAX_PARTS:
            raise UnreadableError(
                f"A paragraph has {len(timed)} parts with times of their own; no subtitle track needs that.",
                "Check where the file comes from, and export the track again.",
                "xml-too-many-parts",
                node.row,
            )
        if self._is_untold(node, timed, time):
            return
        shown_once = self._states(node, time, timed, styles, region, preserve=preserve)
        if len(self.cues) == before:
            self._untimed(node, Word("its times leave it no moment"))
            return
        hidden: set[int] = set()
        for one in timed:
            if one.offset not in shown_once:
                hidden.add(one.offset)
                if one.words and (one.parent is None or one.parent.offset not in hidden):
                    self._untimed(one, Word("its times are outside of its paragraph's"))

    def _is_untold(self, node: Node, timed: Sequence[Node], time: Time) -> bool:
        """Whether a part has times that cannot be read."""
        bad = next((one for one in timed if (time_of(one) or time).bad), None)
        if bad is not None:
            found = faults.found((time_of(bad) or time).bad)
            text = faults.lost([node.words])
            self._fault(faults.BAD_TIME_LINE, bad.row, node.last_row, found=found, text=text, cue=len(self.cues))
            return True
        return False

    def _states(
        self, node: Node, time: Time, timed: Sequence[Node], styles: Styles, region: str, *, preserve: bool
    ) -> set[int]:
        """Make a cue of each state of a paragraph; returns the offsets of the elements that were ever shown."""
        before = len(self.cues)
        times = [one for one in map(time_of, timed) if one is not None and one.base is not None]
        moments: list[int | None] = [*sorted({at for one in times for at in borders(one)})]
        if any(one.end is None for one in times):
            moments.append(None)
        shown_once: set[int] = set()
        for moment, end in pairwise(moments):
            begin = moment or 0

            def shown(one: Node, at: int = begin) -> bool:
                active = time_of(one)
                visible = active is None or (
                    active.base is not None and active.begin <= at and (active.end is None or at < active.end)
                )
                if visible:
                    shown_once.add(one.offset)
                return visible and not (active is None and time.seq)

            if not shown(node):
                continue
            said = ttml_text.parse(node, self.sheet, styles, preserve=preserve, shown=shown)
            if begin == moments[0]:
                self._report(said, before + 1)
            if said.styled.lines:
                self._cue(node, *self._within(region, begin, end), said, region, styles, is_whole=False)
        return shown_once

    def _cue(
        self,
        node: Node,
        begin: int,
        end: int | None,
        said: ttml_text.Said,
        region: str,
        styles: Styles,
        *,
        is_whole: bool,
    ) -> None:
        number = len(self.cues) + 1
        if not said.styled.lines:
            self._fault(faults.EMPTY_CUE, node.row, node.last_row, found=self._tag(node), cue=number)
            if end is None or not any(name in one.attributes for one in _chain(node) for name in TIMED):
                return
        if region in self.head.windows and end is not None and end <= begin:
            self._untimed(node, Word("its region is not active then"))
            return
        if end is None and said.styled.lines:
            self._fault(faults.NEVER_CLOSED, node.row, node.last_row, found=self._tag(node), cue=number)
        places: list[tuple[int, int]] = []
        if is_whole and said.styled.lines:
            places = xml_cue.segments(self.text, *xml_nodes.inner(self.text, node), said.breaks)
            places = [places[at] for at in said.kept] if all(at < len(places) for at in said.kept) else []
        first = places[0][0] if places else node.offset
        self.cues.append(
            XmlCue(
                number=number,
                start=begin,
                end=begin + HELD if end is None else end,
                lines=said.styled.lines,
                row=node.row,
                last_row=node.last_row,
                time_row=node.row,
                text_row=node.row + self.text.count("\n", node.offset, first),
                spans=said.styled.spans,
                align=self.sheet.align(region, styles),
                identifier=node.attributes.get("xml:id", ""),
                speaker=self.head.agents.get(node.attributes.get("ttm:agent", ""), ""),
                raw=tuple(self.text[start:stop] for start, stop in places),
                tick=max(map(self.clock.step, _forms(node, whole=is_whole))),
                held=end is None,
            )
        )
        if self.keep:
            self.places.append(places)
            self.owners.append(node)

    def _report(self, said: ttml_text.Said, cue: int) -> None:
        for row, what, words in said.dropped:
            text = faults.lost([words])
            self._fault(faults.NOT_KEPT, row, what=what, found=faults.found(words) or what, text=text, cue=cue)
        for image in said.images:
            self._fault(faults.IMAGE, image.row, found=self._tag(image), cue=cue)

    def _untimed(self, node: Node, why: str) -> None:
        text = faults.lost([node.words])
        if text:
            self._fault(faults.NO_TIMES, node.row, node.last_row, found=why, text=text, cue=len(self.cues))
        else:
            self._fault(faults.EMPTY_CUE, node.row, node.last_row, found=self._tag(node), cue=0)


def _chain(node: Node) -> list[Node]:
    """An element and those around it from the body down."""
    chain = [node]
    while chain[-1].parent is not None and chain[-1].parent.name in _CONTAINERS:
        chain.append(chain[-1].parent)
    return chain[::-1]


def _forms(node: Node, *, whole: bool) -> set[Form]:
    """How the times that a paragraph's come from are written."""
    among = _chain(node) if whole else [*_chain(node), *node.walk()]
    forms = {stamp.form for one in among if isinstance(one.time, Time) for stamp in one.time.stamps.values()}
    return forms or {DEFAULT}
