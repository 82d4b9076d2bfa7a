"""Finds the row of a key in a TOML file: tomllib reads the values, but forgets where they stood."""

from __future__ import annotations

import bisect
import re
import tomllib
from typing import TYPE_CHECKING

from kit.errors import Place

if TYPE_CHECKING:
    from pathlib import Path

#: The way to a key from the top of the file: names of tables and keys, and places in lists, from 0.
Way = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


class Locator:
    """Rows and columns of every key and list item of one TOML text that ``tomllib`` could read."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._rows = [0, *(match.end() for match in re.finditer("\n", text))]
        self._starts: dict[Way, int] = {}
        self._lists: dict[Way, int] = {}
        self._at = 0
        self._read_document()

    def place(self, way: Way) -> Place:
        """Where a key, table or list item starts; what is not in the file has the place of the table around it."""
        while way and way not in self._starts:
            way = (*way, 0) if (*way, 0) in self._starts else way[:-1]
        return self.at(self._starts[way]) if way else Place(self._path)

    def has(self, way: Way) -> bool:
        """Whether a key, table or list item stands in the file itself."""
        return way in self._starts

    def at(self, offset: int) -> Place:
        """The place of a character, counted from 0."""
        row = bisect.bisect_right(self._rows, offset)
        start = self._rows[row - 1]
        line = self._text[start:].partition("\n")[0].rstrip("\r")
        return Place(self._path, row, offset - start + 1, line)

    def _read_document(self) -> None:
        table: Way = ()
        while self._skip(_BETWEEN) < len(self._text):
            if self._text[self._at] != "[":
                self._read_pair(table)
                continue
            start = self._at
            many = self._text.startswith("[[", start)
            self._at += 2 if many else 1
            names = [name for name, _ in self._read_key()]
            table = self._enter(names, many=many)
            self._starts.setdefault(table, start)
            self._at += 2 if many else 1

    def _enter(self, names: list[str], *, many: bool) -> Way:
        """The way to a table header; within a list of tables it is the newest one that is meant."""
        way: Way = ()
        for index, name in enumerate(names):
            way = (*way, name)
            if many and index == len(names) - 1:
                self._lists[way] = self._lists.get(way, -1) + 1
            if way in self._lists:
                way = (*way, self._lists[way])
        return way

    def _read_pair(self, table: Way) -> None:
        way = table
        for name, start in self._read_key():
            way = (*way, name)
            self._starts.setdefault(way, start)
        self._at += 1
        self._skip(_SPACE)
        self._read_value(way)

    def _read_key(self) -> list[tuple[str, int]]:
        """A dotted key, each part with its start; the reader stands behind it."""
        parts = []
        while True:
            self._skip(_SPACE)
            start = self._at
            match = _STRING.match(self._text, start) or _BARE.match(self._text, start)
            if match is None:
                raise ValueError(self.at(start))
            quoted = self._text[start] in "\"'"
            parts.append((tomllib.loads(f"k = {match[0]}")["k"] if quoted else match[0], start))
            self._at = match.end()
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _read_value(self, way: Way) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._read_many("]", way)
        elif opening == "{":
            self._read_many("}", way)
        else:
            match = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            if match is None:
                raise ValueError(self.at(self._at))
            self._at = match.end()

    def _read_many(self, closing: str, way: Way) -> None:
        """A list or an inline table, up to and with its closing bracket."""
        self._at += 1
        index = 0
        while self._text[self._skip(_BETWEEN)] != closing:
            if self._text[self._at] == ",":
                self._at += 1
            elif closing == "}":
                self._read_pair(way)
            else:
                item = (*way, index)
                self._starts[item] = self._at
                self._read_value(item)
                index += 1
        self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at
