r"""From SubRip markup to plain text and spans.

Known are ``<i> <b> <u> <font color=…>`` with their closing tags, in either case, and ASS override blocks such as
``{\an8}``, which players honour in SubRip. Everything else between angle brackets is text: ``<GRAND-MÈRE>`` and
``a <b and c>`` stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.subs import colours, override
from kit.subs.cue import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each alternative stops at the next bracket, so that a row is scanned once however many brackets it has.
_TAG = re.compile(r"</?[ibu][ \t]*>|</font[ \t]*>|<font(?:[ \t][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_COLOUR = re.compile(r"""color[ \t]*=[ \t]*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_PLAIN = Span("")

Spans = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Styled:
    """Text without its markup; ``spans`` only if some of it is styled; ``align`` 0 if the text does not say.

    ``problems`` are places (row from 0, column from 1, the tag) whose tag is not closed or closes nothing.
    """

    lines: tuple[str, ...]
    spans: Spans | None = None
    align: int = 0
    problems: tuple[tuple[int, int, str], ...] = ()


def parse(rows: Sequence[str]) -> Styled:
    """Read the rows of one cue; a tag may open on one row and close on the next."""
    if not any("<" in row or "{" in row for row in rows):
        return Styled(tuple(rows))
    reader = _Reader()
    spans = tuple(reader.row(number, row) for number, row in enumerate(rows))
    return reader.done(spans)


def finish(spans: Spans, align: int = 0, problems: Sequence[tuple[int, int, str]] = ()) -> Styled:
    """Make the result of spans by line: the plain text, and the spans if one of them is styled."""
    lines = tuple("".join(span.text for span in line) for line in spans)
    styled = any(replace(span, text="") != _PLAIN for line in spans for span in line)
    return Styled(lines, spans if styled else None, align, tuple(problems))


class _Reader:
    """Keeps the tags that are open while the rows go by."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, Span, int, int, str]] = []
        self.look = _PLAIN
        self.align = 0
        self.problems: list[tuple[int, int, str]] = []

    def row(self, number: int, row: str) -> tuple[Span, ...]:
        spans: list[Span] = []
        at = 0
        for tag in _TAG.finditer(row):
            self._text(spans, row[at : tag.start()])
            self._tag(tag.group(), number, tag.start() + 1)
            at = tag.end()
        self._text(spans, row[at:])
        return tuple(spans)

    def done(self, spans: Spans) -> Styled:
        self.problems += [(row, column, tag) for _, _, row, column, tag in self.opened]
        return finish(spans, self.align, sorted(self.problems))

    def _text(self, spans: list[Span], text: str) -> None:
        if not text:
            return
        span = replace(self.look, text=text)
        if spans and replace(spans[-1], text=text) == span:
            span = replace(span, text=spans.pop().text + text)
        spans.append(span)

    def _tag(self, tag: str, number: int, column: int) -> None:
        if tag[0] == "{":
            block = override.parse(tag)
            self.align = self.align or block.align
            self.look = block.apply(self.look, _PLAIN)
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


def _opened(look: Span, name: str, tag: str) -> Span:
    if name == "i":
        return replace(look, italic=True)
    if name == "b":
        return replace(look, bold=True)
    if name == "u":
        return replace(look, underline=True)
    found = _COLOUR.search(tag)
    colour = colours.parse(next(filter(None, found.groups()), "")) if found else None
    return replace(look, colour=colour) if colour else look
