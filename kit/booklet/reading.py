"""A set page as a reader hears it: headings, paragraphs, items, rows and pictures in order, without any layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kit.booklet.typography import joint, without_joiners

if TYPE_CHECKING:
    from collections.abc import Sequence


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its runs; ``level`` of a heading from 1, ``mark`` of an item (``•``, ``3.``)."""

    shape: Shape
    runs: tuple[Run, ...]
    level: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        """All words of the block."""
        return "".join(run.text for run in self.runs)


_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset({"p", "li", "figcaption", "th", "td", *_HEADINGS})
_SILENT = frozenset({"style", "script", "head", "title"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})


@dataclass(slots=True)
class _Table:
    header: list[tuple[Run, ...]] = field(default_factory=list)
    row: list[tuple[Run, ...]] = field(default_factory=list)
    in_header: bool = False


class _Reader(HTMLParser):
    """Collects blocks; a table's row says each cell under its header."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self._runs: list[Run] = []
        self._lists: list[int] = []
        self._table = _Table()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "br":
            self._runs.append(Run("\n", self._open[-1][1]))
        elif tag == "img":
            self.blocks.append(Block(Shape.PICTURE, (Run(facts.get("alt") or "", self._open[-1][1]),)))
        elif tag in {"ol", "ul"}:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "table":
            self._table = _Table()
        elif tag == "thead":
            self._table.in_header = True
        elif tag == "tr":
            self._table.row = []
        if tag in _BLOCKS:
            self._runs = []
        if tag not in _VOID:
            self._open.append((tag, facts.get("lang") or self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if len(self._open) > 1:
            self._open.pop()
        if tag in _BLOCKS:
            self._close(tag)
        elif tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        elif tag == "thead":
            self._table.in_header = False
        elif tag == "tr":
            self._row()

    def handle_data(self, data: str) -> None:
        if any(tag in _SILENT for tag, _ in self._open) or not any(tag in _BLOCKS for tag, _ in self._open):
            return
        self._runs.append(Run(without_joiners(data), self._open[-1][1]))

    def _close(self, tag: str) -> None:
        runs, self._runs = _tidy(self._runs), []
        if tag in {"th", "td"}:
            self._table.row.append(runs)
        elif not runs:
            return
        elif tag in _HEADINGS:
            self.blocks.append(Block(Shape.HEADING, runs, level=_HEADINGS[tag]))
        elif tag == "li":
            self.blocks.append(Block(Shape.ITEM, runs, mark=self._mark()))
        else:
            self.blocks.append(Block(Shape.PARAGRAPH, runs))

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "•"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def _row(self) -> None:
        cells, table = self._table.row, self._table
        if table.in_header:
            table.header = cells
            return
        lang = self._open[-1][1]
        runs: list[Run] = []
        for number, cell in enumerate(cells):
            if not cell:
                continue
            if runs:
                runs.append(Run(joint(";" if table.header else ":", lang), lang))
            if table.header and number < len(table.header) and table.header[number]:
                runs += [*table.header[number], Run(joint(":", lang), lang)]
            runs += cell
        if runs:
            self.blocks.append(Block(Shape.ROW, _tidy(runs)))


def _tidy(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with single blanks, line ends kept, nothing empty at the ends."""
    out: list[Run] = []
    for run in runs:
        rows = [" ".join(row.split(" ")) for row in run.text.replace("\t", " ").split("\n")]
        text = "\n".join(rows) if run.text == "\n" else " ".join("\n".join(rows).split("\n"))
        if text:
            out.append(Run(text, run.lang))
    while out and not out[0].text.strip():
        out.pop(0)
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[0] = Run(out[0].text.lstrip(), out[0].lang)
        out[-1] = Run(out[-1].text.rstrip(), out[-1].lang)
    return tuple(out)


def blocks(html: str) -> tuple[Block, ...]:
    """Everything that a page says, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.blocks)
