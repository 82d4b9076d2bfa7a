"""From a place in a cue's plain text back to the characters of the file, past its markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from kit.subs.edit import SetLines
from kit.subs.formats import of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: What a format may take out of its text: tags, override blocks, and entities that stand for one character.
_MARKUP = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{[^{}]*\}")
#: The places of a line without markup, as nearly every line is.
_SAME = [(at, at + 1) for at in range(256)]
_ENTITY = re.compile(r"&#?\w+;")


class Change(NamedTuple):
    """Replace the characters ``start`` up to ``end`` of a plain line (all from 0) with ``text``."""

    line: int
    start: int
    end: int
    text: str


def raw_lines(track: Track, cue: Cue) -> tuple[str, ...] | None:
    """A cue's lines as they stand in the file, markup included; None if they are not as many as its plain lines."""
    lines = of(track.format).raw_lines(track.source.rows, cue)
    return lines if len(lines) == len(cue.lines) else None


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


def mended(track: Track, cue: Cue, changes: Iterable[Change]) -> SetLines | None:
    """The edit that makes changes within a cue's lines and keeps its markup.

    None if its text cannot be followed back into the file, or a change runs over the end of a line.
    """
    was = raw_lines(track, cue)
    if was is None:
        return None
    lines = list(was)
    for change in sorted(changes, reverse=True):
        places = align(was[change.line], cue.lines[change.line])
        if places is None or change.end > len(places):
            return None
        lines[change.line] = _replace(lines[change.line], places, change)
    return SetLines(cue.number, was, tuple(lines)) if tuple(lines) != was else None


def column(track: Track, cue: Cue, line: int, at: int) -> int:
    """The 1-based column in the file's row of a place in a plain line; 0 if it cannot be followed."""
    raw = raw_lines(track, cue)
    if raw is None or not _own_row(track, cue, line, raw):
        return 0
    places = align(raw[line], cue.lines[line])
    if not places:
        return 0
    return places[at][0] + 1 if at < len(places) else places[-1][1] + 1


def row(track: Track, cue: Cue, line: int) -> int:
    """The row of the file on which a line of a cue stands; the first of its text if lines share a row."""
    raw = raw_lines(track, cue)
    return cue.text_row + line if raw is not None and _own_row(track, cue, line, raw) else cue.text_row


def _own_row(track: Track, cue: Cue, line: int, raw: Sequence[str]) -> bool:
    """Whether a line is a row of its own (SubRip, WebVTT) and not a part of one (ASS)."""
    at = cue.text_row - 1 + line
    return at < len(track.source.rows) and track.source.rows[at].rstrip("\r\n") == raw[line]


def _replace(raw: str, places: Sequence[tuple[int, int]], change: Change) -> str:
    """Put the new text where the first old character stood; markup between old characters stays."""
    if change.start == change.end:
        at = places[change.start][0] if change.start < len(places) else places[-1][1] if places else len(raw)
        return raw[:at] + change.text + raw[at:]
    for start, end in reversed(places[change.start + 1 : change.end]):
        raw = raw[:start] + raw[end:]
    start, end = places[change.start]
    return raw[:start] + change.text + raw[end:]


def _is_text(raw: str, end: int, plain: str, done: int) -> bool:
    """Whether what looks like markup is text, since the plain line holds it too at this very place."""
    start = end - 1
    while start >= 0 and raw[start] not in "<{":
        start -= 1
    return plain.startswith(raw[start:end], done)
