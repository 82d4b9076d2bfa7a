r"""From SubRip markup to plain text and spans.

Known are ``<i> <b> <u> <font color=…>`` with their closing tags, in either case, and ASS override blocks such as
``{\an8}``, which players honour in SubRip. Everything else between angle brackets is text: ``<GRAND-MÈRE>`` and
``a <b and c>`` stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs import colours, override
from kit.subs.look import PLAIN, Line, Look, Styled, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each alternative stops at the next bracket, so that a row is scanned once however many brackets it has.
_TAG = re.compile(r"</?[ibu][ \t]*>|</font[ \t]*>|<font(?:[ \t][^<>]*)?>|\{\\[^{}]*\}|\{\\(?=[a-z])", re.IGNORECASE)
_COLOUR = re.compile(r"""color[ \t]*=[ \t]*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)


#: What is shown of a block that is not closed.
_FOUND = 20


def parse(rows: Sequence[str]) -> Styled:
    """Read the rows of one cue; a tag may open on one row and close on the next."""
    if not any("<" in row or "{" in row for row in rows):
        return Styled(tuple(rows))
    reader = _Reader()
    return reader.done([reader.row(number, row) for number, row in enumerate(rows)])


class _Reader:
    """Keeps the tags that are open while the rows go by."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, Look, int, int, str]] = []
        self.look = PLAIN
        self.align = 0
        self.problems: list[tuple[int, int, str]] = []

    def row(self, number: int, row: str) -> Line:
        line = Line()
        at = 0
        for tag in _TAG.finditer(row):
            line.add(row[at : tag.start()], self.look)
            at = tag.end()
            if tag.group() == "{\\":
                # A brace that is never closed is shown by some players, and swallowed with the line by others.
                self.problems.append((number, tag.start() + 1, row[tag.start() : tag.start() + _FOUND]))
                line.add(tag.group(), self.look)
                continue
            self._tag(tag.group(), number, tag.start() + 1)
        line.add(row[at:], self.look)
        return line

    def done(self, lines: list[Line]) -> Styled:
        self.problems += [(row, column, tag) for _, _, row, column, tag in self.opened]
        return styled(lines, self.align, sorted(self.problems))

    def _tag(self, tag: str, number: int, column: int) -> None:
        if tag[0] == "{":
            block = override.parse(tag)
            self.align = self.align or block.align
            self.look = block.apply(self.look, PLAIN)
            return
        name = tag.strip("</> \t").split(None, 1)[0].lower()
        if tag[1] != "/":
            self.opened.append((name, self.look, number, column, tag))
            self.look = _opened(self.look, name, tag)
            return
        for index in range(len(self.opened) - 1, max(-1, len(self.opened) - 65), -1):
            if self.opened[index][0] == name:
                self._close(index)
                return
        self.problems.append((number, column, tag))

    def _close(self, index: int) -> None:
        """Close one tag and open again, with their own look, those that were opened inside it."""
        _, self.look, *_ = self.opened[index]
        inner = self.opened[index + 1 :]
        del self.opened[index:]
        for name, _, row, column, tag in inner:
            self.opened.append((name, self.look, row, column, tag))
            self.look = _opened(self.look, name, tag)


def _opened(look: Look, name: str, tag: str) -> Look:
    if name == "i":
        return look._replace(italic=True)
    if name == "b":
        return look._replace(bold=True)
    if name == "u":
        return look._replace(underline=True)
    found = _COLOUR.search(tag)
    colour = colours.parse(next(filter(None, found.groups()), "")) if found else None
    return look._replace(colour=colour) if colour else look
