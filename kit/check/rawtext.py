"""From a place in a cue's plain text back to the characters of the file, past its markup."""

from __future__ import annotations

import html
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kit import lazy
from kit.subs.edit import SetLines
from kit.subs.formats import of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: What a format may take out of its text: tags, override blocks, and entities that stand for one character.
_MARKUP = lazy.pattern(r"</?[A-Za-z0-9][^<>]*>|\{[^{}]*\}")
#: The places of a line without markup, as nearly every line is.
_SAME = [(at, at + 1) for at in range(256)]
_ENTITY = lazy.pattern(r"&#?\w+;")


class Change(NamedTuple):
    """Replace the characters ``start`` up to ``end`` of a plain line (all from 0) with ``text``."""

    line: int
    start: int
    end: int
    text: str


class RawText:
    """One cue's text as it stands in the file, and where each plain character of it comes from."""

    def __init__(self, track: Track, cue: Cue) -> None:
        self._track = track
        self._cue = cue
        lines = of(track.format).raw_lines(track.source.rows, cue)
        #: The lines, markup included; None if they are not as many as the plain lines.
        self.lines = lines if len(lines) == len(cue.lines) else None
        self._places: dict[int, list[tuple[int, int]] | None] = {}
        self._own: dict[int, bool] = {}

    def row(self, line: int) -> int:
        """The row of the file on which a line (from 0) stands; the first of the cue's text if lines share a row."""
        return self._cue.text_row + line if self._own_row(line) else self._cue.text_row

    def column(self, line: int, at: int) -> int:
        """The 1-based column in that row of a place in the plain line; 0 if it cannot be followed."""
        places = self._aligned(line) if self._own_row(line) else None
        if not places:
            return 0
        return places[at][0] + 1 if at < len(places) else places[-1][1] + 1

    def mended(self, changes: Iterable[Change]) -> SetLines | None:
        """The edit that makes changes and keeps the markup.

        None if the text cannot be followed back into the file, or a change runs over the end of a line.
        """
        if self.lines is None:
            return None
        lines = list(self.lines)
        for line, group in groupby(sorted(changes), key=lambda change: change.line):
            wanted = list(group)
            places = self._aligned(line)
            if places is None or any(change.end > len(places) for change in wanted):
                return None
            lines[line] = _replaced(self.lines[line], places, wanted)
        return SetLines(self._cue.number, self.lines, tuple(lines)) if tuple(lines) != self.lines else None

    def _aligned(self, line: int) -> list[tuple[int, int]] | None:
        if line not in self._places:
            self._places[line] = align(self.lines[line], self._cue.lines[line]) if self.lines else None
        return self._places[line]

    def _own_row(self, line: int) -> bool:
        """Whether a line is a row of its own (SubRip, WebVTT) and not a part of one (ASS)."""
        if line not in self._own:
            rows, at = self._track.source.rows, self._cue.text_row - 1 + line
            own = self.lines is not None and at < len(rows) and rows[at].rstrip("\r\n") == self.lines[line]
            self._own[line] = own
        return self._own[line]


def align(raw: str, plain: str) -> list[tuple[int, int]] | None:
    """For each plain character the slice of ``raw`` that it comes from; None if the two do not belong together."""
    if raw == plain:
        return _SAME[: len(raw)] if len(raw) <= len(_SAME) else [(at, at + 1) for at in range(len(raw))]
    places: list[tuple[int, int]] = []
    at = 0
    for letter in plain:
        while (
            at < len(raw) and (markup := _MARKUP.match(raw, at)) and not _is_text(raw, markup.end(), plain, len(places))
        ):
            at = markup.end()
        entity = _ENTITY.match(raw, at)
        if entity and html.unescape(entity[0]) == letter:
            places.append(entity.span())
        elif at < len(raw) and raw[at] == letter:
            places.append((at, at + 1))
        else:
            return None
        at = places[-1][1]
    return places if not _MARKUP.sub("", raw[at:]).strip() else None


def _replaced(raw: str, places: Sequence[tuple[int, int]], changes: Iterable[Change]) -> str:
    """A raw line with changes, from left to right: new text stands where the first old character stood.

    Markup between old characters stays.
    """
    pieces: list[str] = []
    done = 0
    for change in changes:
        if change.start == change.end:
            at = places[change.start][0] if change.start < len(places) else places[-1][1] if places else len(raw)
            pieces += [raw[done:at], change.text]
            done = at
            continue
        for number, (start, end) in enumerate(places[change.start : change.end]):
            pieces.append(raw[done:start])
            if not number:
                pieces.append(change.text)
            done = end
    return "".join((*pieces, raw[done:]))


def _is_text(raw: str, end: int, plain: str, done: int) -> bool:
    """Whether what looks like markup is text, since the plain line holds it too at this very place."""
    start = end - 1
    while start >= 0 and raw[start] not in "<{":
        start -= 1
    return plain.startswith(raw[start:end], done)
