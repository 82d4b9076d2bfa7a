"""The text of DCP subtitles: one element a line, placed on the screen, with fonts around and inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.subs.look import PLAIN, Line, Look
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.subs.formats.xml_nodes import Node

_COLOUR = re.compile(r"[0-9A-Fa-f]{2}([0-9A-Fa-f]{6})")
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:\.\d{1,9})?", re.ASCII)
_SPACES = re.compile(r"[ \t\r\n]+")
_WHITE = "#ffffff"
_THIRD, _HALF, _WHOLE = 100 / 3, 50.0, 100.0


@dataclass(slots=True)
class Text:
    """One line: its element, its words, how far down the screen it is (per cent), and the side that it is set to."""

    node: Node
    line: Line
    down: float
    column: int
    dropped: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The line without looks."""
        return "".join(text for text, _ in self.line.runs)


def texts(subtitle: Node, look: Look) -> list[Text]:
    """The lines of a subtitle from the top of the screen down."""
    return sorted((_text(node, now) for node, now in _inside(subtitle, look)), key=lambda text: text.down)


def align(lines: list[Text]) -> int:
    """The numpad position of a subtitle's lines."""
    if not lines:
        return 2
    at = (lines[0].down + lines[-1].down) / 2
    return (6 if at < _THIRD else 3 if at < 2 * _THIRD else 0) + lines[0].column


def look_of(font: Mapping[str, str], look: Look) -> Look:
    """The look inside a Font element. Interop writes Underlined, SMPTE Underline; white counts as no colour."""
    if "Italic" in font:
        look = look._replace(italic=font["Italic"] not in {"no", ""})
    if "Weight" in font:
        look = look._replace(bold=font["Weight"] == "bold")
    for name in ("Underline", "Underlined"):
        if name in font:
            look = look._replace(underline=font[name] == "yes")
    colour = _COLOUR.fullmatch(font.get("Color", ""))
    if colour:
        found = f"#{colour[1].lower()}"
        look = look._replace(colour=None if found == _WHITE else found)
    return look


def fonts_above(node: Node) -> Look:
    """The look that the Font elements around an element give it."""
    above = []
    parent = node.parent
    while parent is not None:
        if parent.name == "Font":
            above.append(parent)
        parent = parent.parent
    look = PLAIN
    for font in reversed(above):
        look = look_of(font.attributes, look)
    return look


def _inside(node: Node, look: Look) -> Iterator[tuple[Node, Look]]:
    for child in node.elements:
        if child.name == "Font":
            yield from _inside(child, look_of(child.attributes, look))
        elif child.name == "Text":
            yield child, look


def _text(node: Node, look: Look) -> Text:
    attributes = {name.lower(): value for name, value in node.attributes.items()}
    offset = float(attributes["vposition"]) if _NUMBER.fullmatch(attributes.get("vposition", "")) else 0.0
    anchor = attributes.get("valign", "center")
    down = offset if anchor == "top" else _WHOLE - offset if anchor == "bottom" else _HALF + offset
    text = Text(node, Line(), down, {"left": 1, "right": 3}.get(attributes.get("halign", ""), 2))
    _read(node, look, text)
    text.line = text.line.trimmed()
    return text


def _read(node: Node, look: Look, text: Text) -> None:
    for child in node.children:
        if isinstance(child, str):
            _add(text.line, child, look)
        elif child.name == "Font":
            _read(child, look_of(child.attributes, look), text)
        elif child.name in {"HGroup", "Rotate", "Rb"}:
            _read(child, look, text)
        elif child.name == "Space":
            _add(text.line, " ", look)
        elif child.name == "Ruby":
            _read(child, look, text)
        elif child.name == "Rt":
            text.dropped.append((child.row, Word("ruby"), child.words))
        elif child.words:
            text.dropped.append((child.row, f"<{child.name.rpartition(' ')[2]}>", child.words))


def _add(line: Line, words: str, look: Look) -> None:
    words = _SPACES.sub(" ", words)
    if not line.wants_space():
        words = words.removeprefix(" ")
    line.add(words, look)
