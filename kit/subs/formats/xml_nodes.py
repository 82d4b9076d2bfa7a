"""XML with the place of everything in it, read safely: no document type, no entities, no network, bounded depth.

The parser is expat, which comes with Python, keeps to the specification and resolves nothing by itself. A document
type is refused as a whole: entities that multiply and files that are fetched both begin there, and no subtitle
format uses one. Offsets are characters of the text, so that an edit replaces exactly what it must.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from kit.subs import source
from kit.subs.formats.base import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Elements inside one another. Subtitles need about eight; a hundred thousand would end in a stack overflow.
MAX_DEPTH = 64
#: Characters of one attribute. Times, styles and addresses are short.
MAX_ATTRIBUTE = 65_536
_XML = "http://www.w3.org/XML/1998/namespace"

# Each alternative stops at the next quote or bracket, so that a tag is scanned once.
_START_TAG = re.compile(r"""<[^'">]*(?:(?:"[^"]*"|'[^']*')[^'">]*)*>""")
_ATTRIBUTE = re.compile(r"""(?<![^\s=<>"'/])([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")

_ID = re.compile(r"""\sxml:id\s*=\s*(?:"[^"]*"|'[^']*')""")


class Node:
    """An element. ``name`` and the attributes' names are short (``tt:p``) where the format knows the namespace.

    ``offset`` is where its start tag begins, ``close`` where its end tag does (or where the tag ends that is both),
    ``row`` and ``last_row`` count from 1. ``children`` are elements and runs of text in their order.
    """

    __slots__ = ("attributes", "children", "close", "last_row", "name", "offset", "parent", "row", "time")

    def __init__(self, name: str, attributes: dict[str, str], parent: Node | None, offset: int, row: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.offset = self.close = offset
        self.row = self.last_row = row
        self.children: list[Node | str] = []
        self.time: object = None

    @property
    def elements(self) -> Iterator[Node]:
        """Its children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    def walk(self) -> Iterator[Node]:
        """Itself and all elements inside it, in their order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    @property
    def words(self) -> str:
        """All the text inside it, spaces and line ends made single."""
        texts = (child for node in self.walk() for child in node.children if isinstance(child, str))
        return " ".join(" ".join(texts).split())


@dataclass(frozen=True, slots=True)
class Broken:
    """Where and why a text stops being XML."""

    row: int
    column: int
    why: str


def read(
    text: str,
    short: Callable[[str], str | None],
    opened: Callable[[Node], None],
    closed: Callable[[Node], None],
) -> Broken | None:
    """Go through a document; ``opened`` and ``closed`` are told of each element, and may take it from its parent.

    ``short`` gives the prefix of a namespace, None for one that the format does not know. What stands before an
    error has been told; the error is given back. Raises UnreadableError for a document type, too deep elements and
    too long attributes.
    """
    return _Reader(text, short, opened, closed).read()


def unclosed(root: Node | None) -> Iterator[Node]:
    """The elements that a broken document opens and never closes, from the root down."""
    node = root
    while node is not None and node.close == node.offset:
        yield node
        node = next(reversed([*node.elements]), None)


def loose(node: Node, known: frozenset[str]) -> str:
    """The words in an element that stand in none of its children of these names."""
    parts = [
        child if isinstance(child, str) else child.words
        for child in node.children
        if isinstance(child, str) or child.name not in known
    ]
    return " ".join(" ".join(parts).split())


def before_declaration(text: str) -> int:
    """How many characters of space stand before an XML declaration, where strict readers allow none."""
    length = len(text) - len(text.lstrip(" \t\r\n\ufeff"))
    return length if text.startswith("<?xml", length) else 0


def root(rows: Sequence[str]) -> str:
    """The local name of the first element that a file's first rows show; empty if there is none."""
    head, length = [], 0
    for row in rows:
        head.append(row[:8192])
        length += len(head[-1])
        if length > 8192:  # noqa: PLR2004 - a licence comment may stand first, a novel may not
            break
    found = re.search(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]", "".join(head))
    return found[1] if found else ""


def attribute_places(text: str, node: Node) -> dict[str, tuple[int, int]]:
    """Where the value of each attribute stands in the text, by its name as written."""
    tag = _START_TAG.match(text, node.offset)
    if tag is None:
        raise ValueError(node.name)
    found = _ATTRIBUTE.finditer(text, node.offset + 1, tag.end())
    return {item[1]: item.span(2) if item[2] is not None else item.span(3) for item in found}


def written_name(text: str, node: Node) -> str:
    """An element's name with the prefix that the file gives it."""
    found = re.compile(r"<([^\s/>]+)").match(text, node.offset)
    return found[1] if found else ""


def inner(text: str, node: Node) -> tuple[int, int]:
    """Where an element's content begins and ends; an empty place after its tag if it has no end tag."""
    tag = _START_TAG.match(text, node.offset)
    if tag is None:
        raise ValueError(node.name)
    return (tag.end(), tag.end()) if is_empty_tag(tag[0]) else (tag.end(), node.close)


def outer(text: str, node: Node) -> tuple[int, int]:
    """Where an element begins and ends, its tags included."""
    start, stop = inner(text, node)
    return node.offset, start if is_empty_tag(text[start - 2 : start]) else text.find(">", stop) + 1


def is_empty_tag(tag: str) -> bool:
    """Whether a tag is its own end."""
    return tag.endswith("/>")


def whole_rows(text: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch, with the rest of its rows if nothing but space stands there: what to remove with an element."""
    first = start
    while first and text[first - 1] in " \t":
        first -= 1
    last = stop
    while text[last : last + 1] in {" ", "\t"}:
        last += 1
    if (first == 0 or text[first - 1] in "\r\n") and text[last : last + 1] in {"\r", "\n"}:
        return first, last + (2 if text.startswith("\r\n", last) else 1)
    return start, stop


def copied(text: str, node: Node) -> tuple[int, int, str]:
    """A splice that writes an element once more after it; the copy has no ids, which would be the other's."""
    first, last = whole_rows(text, *outer(text, node))
    tags = (_START_TAG.match(text, each.offset) for each in node.walk())
    ids = [_ID.search(text, *tag.span()) for tag in tags if tag]
    return last, last, spliced(text[:last], [(*one.span(), "") for one in ids if one])[first:]


def spliced(text: str, splices: Iterable[tuple[int, int, str]]) -> str:
    """A text with stretches replaced; they must not overlap."""
    pieces, at = [], 0
    for start, stop, new in sorted(splices):
        pieces += [text[at:start], new]
        at = stop
    return "".join((*pieces, text[at:]))


def escaped(text: str, quote: str = "") -> str:
    """A text as it stands in XML, or in an attribute with this quote."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace(quote, "&quot;" if quote == '"' else "&#39;") if quote else text


class _Reader:
    def __init__(
        self,
        text: str,
        short: Callable[[str], str | None],
        opened: Callable[[Node], None],
        closed: Callable[[Node], None],
    ) -> None:
        lead = before_declaration(text)
        self.first_row = len(source.split(text[:lead])) - bool(lead and text[lead - 1] not in "\r\n")
        self.data = text[lead:].encode("utf-8", "surrogatepass")
        self.plain = len(self.data) == len(text) - lead
        self.lead = self.char = lead
        self.opened, self.closed, self.short = opened, closed, short
        self.names: dict[str, str] = {}
        self.node: Node | None = None
        self.depth = 0
        self.byte = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def read(self) -> Broken | None:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            return Broken(error.lineno + self.first_row, error.offset + 1, expat.errors.messages[error.code])
        return None

    def _at(self) -> int:
        """The character at which the parser is; it only goes forward, so no byte is decoded twice."""
        index = self.parser.CurrentByteIndex
        if self.plain:
            return index + self.lead
        if index != self.byte:
            self.char += len(self.data[self.byte : index].decode("utf-8", "surrogatepass"))
            self.byte = index
        return self.char

    def _name(self, written: str) -> str:
        name = self.names.get(written)
        if name is None:
            space, _, local = written.rpartition(" ")
            prefix = "xml" if space == _XML else self.short(space)
            name = local if prefix == "" else f"{space} {local}" if prefix is None else f"{prefix}:{local}"
            self.names[written] = name
        return name

    def _start(self, written: str, attributes: dict[str, str]) -> None:
        row = self.parser.CurrentLineNumber + self.first_row
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadableError(
                f"Its XML has more than {MAX_DEPTH} elements inside one another; no subtitle track does.",
                "Check where the file comes from, and export the track again.",
                "xml-too-deep",
                row,
            )
        for name, value in attributes.items():
            if len(value) > MAX_ATTRIBUTE:
                raise UnreadableError(
                    f"An XML attribute ({name.rpartition(' ')[2][:40]}) has {len(value)} characters; "
                    "no subtitle track needs that.",
                    "Check where the file comes from, and export the track again.",
                    "xml-attribute-too-long",
                    row,
                )
        # An attribute without a prefix is in no namespace, whatever the element's is.
        named = {self._name(name) if " " in name else name: value for name, value in attributes.items()}
        node = Node(self._name(written), named, self.node, self._at(), row)
        if self.node is not None:
            self.node.children.append(node)
        self.node = node
        self.opened(node)

    def _end(self, _: str) -> None:
        node = self.node
        if node is None:
            return
        self.depth -= 1
        node.close = self._at()
        node.last_row = self.parser.CurrentLineNumber + self.first_row
        self.node = node.parent
        self.closed(node)

    def _text(self, text: str) -> None:
        if self.node is not None:
            self.node.children.append(text)

    def _doctype(self, *_: object) -> None:
        raise UnreadableError(
            "It declares a document type (<!DOCTYPE …>): entities and outside files can be hidden there, so kit "
            "does not read it.",
            "Remove the DOCTYPE rows in an editor, if you trust the file, or export the track again.",
            "xml-doctype",
            self.parser.CurrentLineNumber + self.first_row,
        )
