"""The text of a SAMI paragraph: HTML's breaks, looks, ruby, comments and character references.

A line ends at ``<br>`` only; an end of row is a space, as in HTML, and none beside a break. Tags may stay open, since
the paragraph's end closes them. A tag that is unknown is kept as text, where a player would drop it with its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs import colours
from kit.subs.entities import plain
from kit.subs.look import MANY, PLAIN, Line, Look, Styled, styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Each alternative stops at the next angle bracket, so that a text is scanned once however many it has.
_BREAK = re.compile(r"<!--|</?br(?=[\s/>])[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<!--|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?=[\s/>])(?P<rest>[^<>]*)>|<", re.IGNORECASE | re.ASCII)
_COLOUR = re.compile(r"""color[ \t]*[=:][ \t]*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>;]+))""", re.IGNORECASE)
_ROW_ENDS = re.compile(r"[\r\n]+")
_ITALIC, _BOLD, _UNDERLINE = ("i", "em"), ("b", "strong"), ("u", "ins")
_PASSED_OVER = (
    "font span ruby rb rt rp s strike del div center big small sup sub a nobr table tbody tr td th tt pre h1 h2 h3"
)
_NAMES = frozenset((*_ITALIC, *_BOLD, *_UNDERLINE, *_PASSED_OVER.split()))
_INVISIBLE = " \t\r\n\u00a0\u200b\u2060\ufeff"
_FOUND = 60
_DEPTH = 64


def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Where the lines of a paragraph stand in its text: from, up to; blank ones at its end left out."""
    found = _broken(text) if "<" in text else [(0, len(text))]
    while found and _shows_nothing(text[slice(*found[-1])]):
        found.pop()
    return tuple(found)


def joined(piece: str) -> str:
    """A line whose rows are put together by a space."""
    if "\n" not in piece and "\r" not in piece:
        return piece
    rows = _ROW_ENDS.split(piece)
    last = len(rows) - 1
    stripped = [_inner(row, first=not at, last=at == last) for at, row in enumerate(rows)]
    return " ".join(row for row in stripped if row)


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: it is empty, or only spaces, no-break spaces and tags."""
    return not pieces(text)


def parse(rows: Sequence[str]) -> Styled:
    """Read the lines of a paragraph as ``joined`` gives them; ``problems`` are tags that HTML does not know."""
    if not any("<" in row or "&" in row for row in rows):
        return Styled(tuple(rows))
    reader = _Reader()
    lines = [reader.row(number, row) for number, row in enumerate(rows)]
    return styled(lines, 0, reader.problems)


class _Reader:
    """Keeps the tags that are open while the lines go by."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, Look]] = []
        self.look = PLAIN
        self.problems: list[tuple[int, int, str]] = []

    def row(self, number: int, row: str) -> Line:
        line = Line()
        at = 0
        for tag, end in _tags(row, _TAG):
            if tag.group() == "<!--" or (tag["name"] or "").lower() in _NAMES:
                line.add(plain(row[at : tag.start()]), self.look)
                at = end
                if tag["name"]:
                    self._tag(tag, line)
            elif row[tag.start() + 1 : tag.start() + 2].isalpha() or row.startswith("</", tag.start()):
                # What is no tag stays text; a browser drops it only if it looks like one.
                shown = row[tag.start() : tag.start() + _FOUND].partition(">")
                if len(self.problems) < MANY:
                    self.problems.append((number, tag.start() + 1, shown[0] + shown[1]))
        line.add(plain(row[at:]), self.look)
        return line

    def _tag(self, tag: re.Match[str], line: Line) -> None:
        name = tag["name"].lower()
        if not tag["close"]:
            if name == "rt":
                line.add("(", self.look)
            self.opened.append((name, self.look))
            self.look = _opened(self.look, name, tag["rest"])
            return
        for index in range(len(self.opened) - 1, max(-1, len(self.opened) - _DEPTH), -1):
            if self.opened[index][0] == name:
                self.look = self.opened[index][1]
                del self.opened[index:]
                if name == "rt":
                    line.add(")", self.look)
                return


def _shows_nothing(piece: str) -> bool:
    words = piece.strip(_INVISIBLE)
    if not words or words == "&nbsp;":
        return True
    # Most lines say something before their first tag.
    before = words.partition("<")[0]
    if before and "&" not in before:
        return False
    return not "".join(parse([joined(piece)]).lines).strip(_INVISIBLE)


def _tags(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Tags and comments with the place after them; a comment that is not closed is text."""
    at = 0
    closed = True
    while found := pattern.search(text, at):
        at = found.end()
        if found.group() == "<!--":
            end = text.find("-->", at) if closed else -1
            closed = end >= 0
            if not closed:
                continue
            at = end + 3
        yield found, at


def _broken(text: str) -> list[tuple[int, int]]:
    found = []
    begin = 0
    for tag, end in _tags(text, _BREAK):
        if tag.group() != "<!--":
            found.append((begin, tag.start()))
            begin = end
    return [*found, (begin, len(text))]


def _inner(row: str, *, first: bool, last: bool) -> str:
    """A row without the spaces beside its neighbours; those at the ends of the line are the author's."""
    row = row if first else row.lstrip(" \t")
    return row if last and row.strip(" \t") else row.rstrip(" \t")


def _opened(look: Look, name: str, rest: str) -> Look:
    if name in _ITALIC:
        return look._replace(italic=True)
    if name in _BOLD:
        return look._replace(bold=True)
    if name in _UNDERLINE:
        return look._replace(underline=True)
    found = _COLOUR.search(rest) if name in {"font", "span"} else None
    colour = colours.parse(next(filter(None, found.groups()), "")) if found else None
    return look._replace(colour=colour) if colour else look
