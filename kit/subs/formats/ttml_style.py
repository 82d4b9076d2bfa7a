"""TTML styles and regions: the look and place that a paragraph has (w3.org/TR/ttml2, sections 10 and 11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs import colours
from kit.subs.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kit.subs.formats.xml_nodes import Node

#: What a child has from its parent.
_INHERITED = frozenset({"color", "display", "fontStyle", "fontWeight", "textDecoration", "textAlign", "visibility"})
_KNOWN = _INHERITED | {"displayAlign", "origin", "extent", "position", "ruby", "opacity", "backgroundImage"}
_WHITE = "#ffffff"
_ALPHA = re.compile(r"#([0-9a-f]{6})[0-9a-f]{2}", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*\d{1,3}\s*)?\)")
_LENGTH = re.compile(r"([+-]?\d{1,9}(?:\.\d{1,9})?)(%|px|c|rh|rw|vh|vw)", re.ASCII)
_COLUMNS = {"left": 1, "start": 1, "right": 3, "end": 3, "justify": 2, "center": 2}
_ANCHOR = {"before": 0.0, "center": 0.5, "after": 1.0}
_KEYWORDS = {"top": 0.0, "center": 50.0, "bottom": 100.0}
_TOP, _MIDDLE, _BOTTOM = 6, 3, 0
_THIRD, _WHOLE = 100 / 3, 100.0

#: Styles that refer to one another; real ones have two or three.
_LONGEST_CHAIN = 64
Styles = dict[str, str]


class Sheet:
    """The styles and regions of a document's head, by their ids."""

    def __init__(self) -> None:
        self.styles: dict[str, Styles] = {}
        self.regions: dict[str, Styles] = {}
        self.missing: list[tuple[int, str]] = []
        self._nodes: dict[str, Node] = {}
        self._root: Mapping[str, str] = {}

    def read(self, head: Node, root: Mapping[str, str]) -> None:
        """Take a head's styles and regions; references may go forward, and in a circle."""
        self._root = root
        self._nodes = {
            node.attributes["xml:id"]: node
            for node in head.walk()
            if node.name == "tt:style" and "xml:id" in node.attributes
        }
        for name in self._nodes:
            self._resolved(name, ())
        for region in head.walk():
            if region.name == "tt:region" and "xml:id" in region.attributes:
                nested = [child for child in region.elements if child.name == "tt:style"]
                inner: Styles = {}
                for child in nested:
                    inner |= self.specified(child)
                referred = self.named(region.attributes.get("style", ""), region.row)
                self.regions[region.attributes["xml:id"]] = referred | inner | own(region.attributes)

    def specified(self, node: Node) -> Styles:
        """What an element's own attributes and the styles that it refers to say."""
        attributes = node.attributes
        if "style" not in attributes:
            return own(attributes)
        return self.named(attributes["style"], node.row) | own(attributes)

    def named(self, names: str, row: int) -> Styles:
        """The styles of a list of ids, the later over the earlier."""
        found: Styles = {}
        for name in names.split():
            if name in self.styles:
                found |= self.styles[name]
            elif name not in self.regions:
                self.missing.append((row, name))
        return found

    def computed(self, chain: Iterable[Node], region: str) -> Styles:
        """What holds for the last of a chain of elements, from the body down, shown in a region."""
        styles = dict(self.regions.get(region, {}))
        for node in chain:
            styles = inherited(styles) | self.specified(node)
        return styles

    def align(self, region: str, styles: Styles) -> int:
        """The numpad position of a paragraph; the middle of the bottom where no region says anything else."""
        column = _COLUMNS.get(styles.get("textAlign", ""), 2)
        box = self.regions.get(region)
        if box is None:
            return column
        anchor = _ANCHOR.get(box.get("displayAlign", "before"), 0.0)
        top, height = self._vertical(box)
        if top is None:
            top, height = 0.0, _WHOLE if height is None else height
            if "displayAlign" not in box:
                return column
        at = top + anchor * (height if height is not None else _WHOLE - top)
        row = _TOP if at < _THIRD else _MIDDLE if at < 2 * _THIRD else _BOTTOM
        return row + column

    def _vertical(self, box: Styles) -> tuple[float | None, float | None]:
        """Where a region begins and how high it is, in per cent of the picture."""
        height = self._percent(box.get("extent", "").split(), "height")
        top = self._percent(box.get("origin", "").split(), "height")
        if top is None and "position" in box:
            words = box["position"].split()
            word = next((word for word in words if word in {"top", "bottom"}), words[-1] if words else "")
            share = _KEYWORDS.get(word)
            if share is None:
                share = self._percent([word], "height")
            if share is not None:
                top = share * (_WHOLE - (height if height is not None else _WHOLE)) / _WHOLE
        return top, height

    def _percent(self, words: list[str], _: str) -> float | None:
        found = _LENGTH.fullmatch(words[-1]) if words else None
        if found is None:
            return None
        value, unit = float(found[1]), found[2]
        if unit == "px":
            size = _LENGTH.fullmatch((self._root.get("tts:extent", "").split() or [""])[-1])
            return _WHOLE * value / float(size[1]) if size and size[2] == "px" and float(size[1]) else None
        if unit == "c":
            rows = (self._root.get("ttp:cellResolution", "").split() or ["15"])[-1]
            return _WHOLE * value / int(rows) if rows.isascii() and rows.isdigit() and int(rows) else None
        return value

    def _resolved(self, name: str, above: tuple[str, ...]) -> Styles:
        """A style with all that it refers to, worked out once; a circle or too long a chain is a missing style."""
        if name in self.styles:
            return self.styles[name]
        node = self._nodes[name]
        found: Styles = {}
        for other in node.attributes.get("style", "").split():
            if other in self._nodes and other != name and other not in above and len(above) < _LONGEST_CHAIN:
                found |= self._resolved(other, (*above, name))
            else:
                self.missing.append((node.row, other))
        self.styles[name] = found | own(node.attributes)
        return self.styles[name]


def own(attributes: Mapping[str, str]) -> Styles:
    """The styling attributes among an element's."""
    return {
        name[4:]: value.strip() for name, value in attributes.items() if name.startswith("tts:") and name[4:] in _KNOWN
    }


def inherited(styles: Styles) -> Styles:
    """What of an element's styles holds for its children too."""
    return {name: value for name, value in styles.items() if name in _INHERITED}


def look(styles: Styles) -> Look:
    """The look that styles give; white is the colour of subtitles and counts as none."""
    if not styles:
        return PLAIN
    decoration = styles.get("textDecoration", "").split()
    return Look(
        italic=styles.get("fontStyle") in {"italic", "oblique"},
        bold=styles.get("fontWeight") == "bold",
        underline="underline" in decoration,
        colour=_colour(styles.get("color", "")),
    )


def is_hidden(styles: Styles) -> bool:
    """Whether text is not shown at all."""
    return (
        styles.get("display") == "none" or styles.get("visibility") == "hidden" or styles.get("opacity") in {"0", "0.0"}
    )


def _colour(text: str) -> str | None:
    alpha = _ALPHA.fullmatch(text)
    mixed = _RGB.fullmatch(text)
    if alpha:
        found: str | None = f"#{alpha[1].lower()}"
    elif mixed:
        found = "#" + "".join(f"{min(int(part), 255):02x}" for part in mixed.groups())
    else:
        found = colours.parse(text)
    return None if found == _WHITE else found
