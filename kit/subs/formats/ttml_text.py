"""The text of a TTML paragraph: spans, breaks, white space, and what kit cannot keep of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.subs.formats import ttml_style
from kit.subs.look import Line, Look, Styled, styled
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.formats.ttml_style import Sheet, Styles
    from kit.subs.formats.xml_nodes import Node

_SPACES = re.compile(r"[ \t\r\n]+")
_RUBY_DROPPED = frozenset({"text", "textContainer", "delimiter"})
#: Elements inside a paragraph that say something about it and are not shown.
_ABOUT = ("ttm:", "tt:metadata")


@dataclass(slots=True)
class Said:
    """A paragraph's text; ``breaks`` are its line breaks, ``kept`` the lines (from 0) that are not blank.

    ``dropped`` holds what is not kept: the row, what it is, and its words.
    """

    styled: Styled
    breaks: list[Node]
    kept: list[int]
    dropped: list[tuple[int, str, str]] = field(default_factory=list)
    images: list[Node] = field(default_factory=list)


def parse(node: Node, sheet: Sheet, styles: Styles, *, preserve: bool, shown: Callable[[Node], bool]) -> Said:
    """Read a paragraph; elements that are not ``shown`` (at the time in question) are passed over."""
    reader = _Reader(sheet, shown)
    reader.element(node, styles, preserve=preserve)
    lines = [line.trimmed() for line in reader.lines]
    kept = [at for at, line in enumerate(lines) if "".join(text for text, _ in line.runs).strip()]
    return Said(styled([lines[at] for at in kept]), reader.breaks, kept, reader.dropped, reader.images)


class _Reader:
    def __init__(self, sheet: Sheet, shown: Callable[[Node], bool]) -> None:
        self.sheet = sheet
        self.shown = shown
        self.lines = [Line()]
        self.breaks: list[Node] = []
        self.dropped: list[tuple[int, str, str]] = []
        self.images: list[Node] = []

    def element(self, node: Node, styles: Styles, *, preserve: bool) -> None:
        look = ttml_style.look(styles)
        # Text that stands alone in a sequence lasts no time at all (TTML2, section 12.2.4).
        in_sequence = node.attributes.get("timeContainer") == "seq"
        unseen = (
            Word("text of a sequence") if in_sequence else Word("hidden text") if ttml_style.is_hidden(styles) else ""
        )
        for child in node.children:
            if not isinstance(child, str):
                self._child(child, styles, preserve=preserve)
            elif not unseen:
                self._text(child, look, preserve=preserve)
            elif child.strip():
                self.dropped.append((node.row, unseen, " ".join(child.split())))

    def _child(self, node: Node, styles: Styles, *, preserve: bool) -> None:
        if node.name == "tt:br":
            self.breaks.append(node)
            self.lines.append(Line())
        elif node.name == "tt:span":
            mine = ttml_style.inherited(styles) | self.sheet.specified(node)
            if mine.get("ruby") in _RUBY_DROPPED:
                self.dropped.append((node.row, Word("ruby"), node.words))
            elif self.shown(node):
                space = node.attributes.get("xml:space")
                self.element(node, mine, preserve=space == "preserve" if space else preserve)
        elif node.name in {"tt:set", "tt:animate"}:
            self.dropped.append((node.row, Word("animation"), ""))
        elif node.name in {"tt:image", "smpte:image", "tt:audio"}:
            self.images.append(node)
        elif not node.name.startswith(_ABOUT) and node.words:
            self.dropped.append((node.row, f"<{node.name.rpartition(' ')[2]}>", node.words))

    def _text(self, text: str, look: Look, *, preserve: bool) -> None:
        if preserve:
            first, *rest = text.replace("\r", " ").split("\n")
            self.lines[-1].add(first, look)
            for line in rest:
                self.lines.append(Line())
                self.lines[-1].add(line, look)
            return
        text = _SPACES.sub(" ", text)
        if not self.lines[-1].wants_space():
            text = text.removeprefix(" ")
        self.lines[-1].add(text, look)
