"""The booklet as plain text: 72 columns, headings underlined, pictures by their descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wcwidth import wcswidth

from kit.booklet.reading import Shape, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.booklet.reading import Block
    from kit.words import Words

#: What fits into a mail without being broken again.
COLUMNS = 72
_RULES = {1: "=", 2: "-"}


def text(html: str, words: Words) -> str:
    """A set page as text, its rows ended by line feeds."""
    rows: list[str] = []
    before: Block | None = None
    for block in blocks(html):
        if before is not None and not (block.shape == before.shape and block.shape in {Shape.ITEM, Shape.ROW}):
            rows += [""] * (2 if block.shape is Shape.HEADING and block.level <= len(_RULES) else 1)
        rows += _rows(block, words)
        before = block
    return "\n".join(rows) + "\n"


def _rows(block: Block, words: Words) -> list[str]:
    if block.shape is Shape.HEADING:
        wrapped = _wrapped(block.text)
        rule = _RULES.get(block.level)
        return [*wrapped, rule * max(map(_width, wrapped))] if rule else wrapped
    if block.shape is Shape.PICTURE:
        return _wrapped(words.say("[Picture: {text}]", {"text": block.text}))
    if block.shape is Shape.ITEM:
        return _hung(f"{block.mark} ", block.text)
    return _hung("", block.text, later="  ") if block.shape is Shape.ROW else _wrapped(block.text)


def _hung(first: str, content: str, later: str = "") -> list[str]:
    """Rows that hang under what stands first."""
    indent = later or " " * _width(first)
    rows = _wrapped(content, COLUMNS - _width(indent))
    return [(first if number == 0 else indent) + row for number, row in enumerate(rows)]


def _wrapped(content: str, columns: int = COLUMNS) -> list[str]:
    return [row for part in content.split("\n") for row in _broken(part, columns)] or [""]


def _broken(content: str, columns: int) -> Iterator[str]:
    """Rows no wider than the columns, broken at ordinary blanks; Hangul is two columns wide."""
    row = ""
    for word in content.split(" "):
        if row and _width(row) + 1 + _width(word) > columns:
            yield row
            row = word
        else:
            row = f"{row} {word}" if row else word
    if row:
        yield row


def _width(content: str) -> int:
    return max(0, wcswidth(content))
