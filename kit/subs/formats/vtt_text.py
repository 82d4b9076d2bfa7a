"""The text of a WebVTT cue (w3.org/TR/webvtt1, section 6.4): tags, classes, voices, ruby and character references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs import entities
from kit.subs.look import MANY, PLAIN, Line, Look, Styled, styled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.subs.formats.vtt_time import Stamp

#: The eight colour classes that browsers know by themselves (section 5 of the specification).
CLASSES = {
    "white": "#ffffff",
    "lime": "#00ff00",
    "cyan": "#00ffff",
    "red": "#ff0000",
    "yellow": "#ffff00",
    "magenta": "#ff00ff",
    "blue": "#0000ff",
    "black": "#000000",
}

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z]+)(?P<classes>(?:\.[^\s<>.]*)*)(?:[ \t](?P<note>[^<>]*))?>"
    r"|<(?P<stamp>[\d:.]+)>"
    r"|<[^<>]*>?",
    re.ASCII | re.IGNORECASE,
)
_NAMES = frozenset({"c", "i", "b", "u", "v", "lang", "ruby", "rt"})
# A voice may run to the end of its cue without being closed (section 4.2.2); ruby text to the end of its ruby.
_MAY_STAY_OPEN = frozenset({"v", "rt"})


def parse(rows: Sequence[str], stamp: Stamp) -> tuple[Styled, str]:
    """Read a cue's rows; also its first voice. What a browser would drop stays as text and is a problem."""
    if not any("<" in row or "&" in row for row in rows):
        return Styled(tuple(rows)), ""
    reader = _Reader(stamp)
    return reader.done([reader.row(number, row) for number, row in enumerate(rows)]), reader.voice


def move(row: str, move_stamp: Callable[[str], str | None]) -> str:
    """A row whose inner time stamps were replaced."""

    def moved(tag: re.Match[str]) -> str:
        new = move_stamp(tag["stamp"]) if tag["stamp"] else None
        return tag.group() if new is None else f"<{new}>"

    return _TAG.sub(moved, row) if "<" in row else row


class _Reader:
    """Keeps the tags that are open while the rows go by."""

    def __init__(self, stamp: Stamp) -> None:
        self.stamp = stamp
        self.opened: list[tuple[str, Look, int, int, str]] = []
        self.look = PLAIN
        self.voice = ""
        self.problems: list[tuple[int, int, str]] = []

    def row(self, number: int, row: str) -> Line:
        line = Line()
        at = 0
        for tag in _TAG.finditer(row):
            line.add(entities.plain(row[at : tag.start()]), self.look)
            if not self._tag(tag, line, number):
                # A browser drops an unknown tag, and with it the words inside: they are somebody's text.
                self._problem(number, tag)
                line.add(entities.plain(tag.group()), self.look)
            at = tag.end()
        line.add(entities.plain(row[at:]), self.look)
        return line

    def done(self, lines: list[Line]) -> Styled:
        self.problems += [(row, column, tag) for name, _, row, column, tag in self.opened if name not in _MAY_STAY_OPEN]
        return styled(lines, 0, sorted(self.problems))

    def _tag(self, tag: re.Match[str], line: Line, number: int) -> bool:
        """Follow a tag; False if it is none that WebVTT knows."""
        name = tag["name"]
        if tag["stamp"]:
            return self.stamp(tag["stamp"]) is not None
        if name not in _NAMES:
            return False
        if tag["close"]:
            self._close(name, line, number, tag)
            return True
        self.opened.append((name, self.look, number, tag.start() + 1, tag.group()))
        if name == "rt":
            line.add("(", self.look)
        if name == "v" and not self.voice:
            self.voice = entities.plain((tag["note"] or "").strip())
        self.look = _opened(self.look, name, tag["classes"] or "")
        return True

    def _close(self, name: str, line: Line, number: int, tag: re.Match[str]) -> None:
        if self.opened and self.opened[-1][0] == "rt" and name in {"rt", "ruby"}:
            self.look = self.opened.pop()[1]
            line.add(")", self.look)
            if name == "rt":
                return
        if self.opened and self.opened[-1][0] == name:
            self.look = self.opened.pop()[1]
        else:
            self._problem(number, tag)

    def _problem(self, number: int, tag: re.Match[str]) -> None:
        if len(self.problems) < MANY:
            self.problems.append((number, tag.start() + 1, tag.group()))


def _opened(look: Look, name: str, classes: str) -> Look:
    if name == "i":
        look = look._replace(italic=True)
    elif name == "b":
        look = look._replace(bold=True)
    elif name == "u":
        look = look._replace(underline=True)
    for word in classes.split("."):
        if word in CLASSES:
            look = look._replace(colour=CLASSES[word])
    return look
