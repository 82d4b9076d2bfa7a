"""What a designer would not let through, seen on the laid-out pages: what stands alone at an edge, and cut tables.

The boxes are the print engine's own (``kit.booklet.render`` hands them over); an element that goes on over several
pages has a box on each. Lengths are CSS pixels, 96 an inch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from kit.booklet.job import Flaw, Flawed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Elements after which words do not go on.
_APART = frozenset({"br", "th", "td", "tr", "thead", "tbody"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
#: The class of what is said of a heading and stands with it.
_NOTE = "aside"
#: Lines of a paragraph that may stand apart from the others on a page.
_FEWEST_LINES = 2
#: A table of so many rows is not cut, nor is a row, if they fill less of a page than this.
_FEW_ROWS, _SHARE = 4, 0.6
_SHOWN = 60
_HAIR = 2


@dataclass(slots=True)
class _Line:
    """One line of text, or a picture: its edges from the head and the left of the page.

    What is said of a heading counts as one.
    """

    top: float
    bottom: float
    right: float
    element: Any
    heading: bool
    picture: bool


@dataclass(slots=True)
class _Fragment:
    """What one page has of a table: its rows, each with its height."""

    page: int
    height: float
    header: bool = False
    rows: list[tuple[Any, float]] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """Everything that is looked at, by the element that it belongs to; ``elements`` keeps them from being reused."""

    lines: list[list[_Line]] = field(default_factory=list)
    tables: dict[int, list[_Fragment]] = field(default_factory=dict)
    elements: dict[int, Any] = field(default_factory=dict)


def flaws(pages: Sequence[Any]) -> list[Flaw]:
    """Every flaw of the pages' layout, page by page. ``pages`` are the engine's page boxes; the first is the cover."""
    seen = _Seen()
    for number, page in enumerate(pages, start=1):
        seen.lines.append([])
        _walk(page.children[0], number, seen, None)
    height = pages[0].height if pages else 0.0
    found = [*_headings(seen), *_paragraphs(seen), *_tables(seen, height), *_edges(seen, pages)]
    return sorted(found, key=lambda flaw: flaw.page)


def _walk(box: Any, page: int, seen: _Seen, table: _Fragment | None) -> None:
    kind, element = type(box).__name__, getattr(box, "element", None)
    if kind in {"TableBox", "InlineTableBox"}:
        table = _Fragment(page, box.height)
        seen.tables.setdefault(id(element), []).append(table)
        seen.elements[id(element)] = element
    elif kind == "TableRowGroupBox" and table is not None and box.is_header:
        table.header = True
        return
    elif kind == "TableRowBox" and table is not None:
        table.rows.append((element, box.height))
    elif kind == "LineBox" or kind.endswith("ReplacedBox"):
        picture = kind != "LineBox"
        said = () if element is None else element.get("class", "").split()
        heading = not picture and (box.element_tag in _HEADINGS or _NOTE in said)
        ends = [box] if picture else list(_words_of(box))
        right = max((end.position_x + end.width for end in ends), default=0.0)
        seen.lines[-1].append(_Line(box.position_y, box.position_y + box.height, right, element, heading, picture))
        return
    for child in getattr(box, "children", ()):
        _walk(child, page, seen, table)


def _words_of(box: Any) -> Iterator[Any]:
    """The text boxes of a line."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        else:
            yield from _words_of(child)


def _headings(seen: _Seen) -> Iterator[Flaw]:
    """Headings below and beside which nothing stands but what is said of them."""
    for number, lines in enumerate(seen.lines[:-1], start=1):
        alone = list(takewhile(lambda line: line.heading, reversed(lines)))
        top = min((line.top for line in alone), default=0.0)
        if alone and not any(not line.heading and line.bottom > top for line in lines):
            heading = next((line for line in alone if line.element.tag in _HEADINGS), alone[-1])
            yield Flaw(number, Flawed.HEADING, _words(heading.element))


def _edges(seen: _Seen, pages: Sequence[Any]) -> Iterator[Flaw]:
    """Elements that leave the type area at the right, pictures at the foot too, each once a page."""
    for number, (page, lines) in enumerate(zip(pages, seen.lines, strict=True), start=1):
        edge, foot = page.content_box_x() + page.width + _HAIR, page.content_box_y() + page.height + _HAIR
        beyond = {
            id(line.element): line.element
            for line in lines
            if line.right > edge or (line.picture and line.bottom > foot)
        }
        for element in beyond.values():
            yield Flaw(number, Flawed.EDGE, _words(element))


def _paragraphs(seen: _Seen) -> Iterator[Flaw]:
    """Single lines that their paragraph has lost to another page."""
    parts: dict[int, list[tuple[int, int]]] = {}
    elements: dict[int, Any] = {}
    for number, lines in enumerate(seen.lines, start=1):
        counts: dict[int, int] = {}
        for line in lines:
            if line.element is not None and line.element.tag in {"p", "li"}:
                counts[id(line.element)] = counts.get(id(line.element), 0) + 1
                elements[id(line.element)] = line.element
        for key, count in counts.items():
            parts.setdefault(key, []).append((number, count))
    for key, pages in parts.items():
        for number, count in pages if pages[1:] else ():
            if count < _FEWEST_LINES:
                yield Flaw(number, Flawed.LINE, _words(elements[key]))


def _tables(seen: _Seen, height: float) -> Iterator[Flaw]:
    for key, fragments in seen.tables.items():
        name = _words(seen.elements[key])
        headed = any(fragment.header for fragment in fragments)
        rows = {id(row) for fragment in fragments for row, _ in fragment.rows}
        for fragment in fragments:
            if headed and not fragment.header:
                yield Flaw(fragment.page, Flawed.NO_HEADER, name)
        for first, second in pairwise(fragments):
            if first.rows and second.rows:
                (row, above), (other, below) = first.rows[-1], second.rows[0]
                if row is other and above + below < _SHARE * height:
                    yield Flaw(second.page, Flawed.ROW, _words(row))
        whole = sum(fragment.height for fragment in fragments)
        if fragments[1:] and len(rows) <= _FEW_ROWS and whole < _SHARE * height:
            yield Flaw(fragments[1].page, Flawed.TABLE, name)


def _words(element: Any) -> str:
    """How an element begins, in the words of the page; a picture in those that describe it."""
    if element.tag == "img":
        return str(element.get("alt", ""))
    text = " ".join("".join(_pieces(element)).replace("\u2060", "").split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield " " if child.tag in _APART else ""
        yield child.tail or ""
