"""What a fix would change, told as was and becomes, with the places that differ."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kit.check.rule import Fix
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.subs.edit import Edit
    from kit.subs.track import Track


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stays, or that one side has alone."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a cue before and after.

    ``what`` is ``start``, ``end`` or ``text``; ``was`` and ``becomes`` are lines of pieces. A cue that goes has no
    ``becomes``.
    """

    cue: int
    what: str
    was: tuple[tuple[Piece, ...], ...]
    becomes: tuple[tuple[Piece, ...], ...]

    @property
    def old(self) -> str:
        """What stands there now, as plain text."""
        return _plain(self.was)

    @property
    def new(self) -> str:
        """What would stand there, as plain text."""
        return _plain(self.becomes)


def changes(found: Reported, track: Track, report: Report) -> tuple[Change, ...]:
    """What mending a finding would change; nothing if it is mended by hand or must not be shown."""
    if report.rules[found.code].fix is Fix.NONE or not report.shows(found):
        return ()
    return tuple(_change(edit, track) for edit in found.finding.edits)


def _change(edit: Edit, track: Track) -> Change:
    cue = track.cues[edit.cue - 1]
    match edit:
        case SetStart():
            return Change(edit.cue, "start", _time(cue.start), _time(edit.ticks))
        case SetEnd():
            return Change(edit.cue, "end", _time(cue.end), _time(edit.ticks))
        case SetLines():
            return Change(edit.cue, "text", *compared("\n".join(edit.was), "\n".join(edit.lines)))
        case Drop():
            return Change(edit.cue, "text", tuple((Piece(line, differs=True),) for line in cue.lines), ())


def _time(ticks: int) -> tuple[tuple[Piece, ...], ...]:
    return ((Piece(clock(ticks), differs=True),),)


def compared(was: str, becomes: str) -> tuple[tuple[tuple[Piece, ...], ...], tuple[tuple[Piece, ...], ...]]:
    """Two texts as lines of pieces, those that differ marked on their side."""
    steps = SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes()
    old = [Piece(was[a:b], step != "equal") for step, a, b, _, _ in steps if a < b]
    new = [Piece(becomes[a:b], step != "equal") for step, _, _, a, b in steps if a < b]
    return _lines(old), _lines(new)


def _lines(pieces: list[Piece]) -> tuple[tuple[Piece, ...], ...]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, text in enumerate(piece.text.split("\n")):
            if at:
                lines.append([])
            if text:
                lines[-1].append(Piece(text, piece.differs))
    return tuple(tuple(line) for line in lines)


def _plain(lines: tuple[tuple[Piece, ...], ...]) -> str:
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def each(report: Report) -> Iterator[tuple[Reported, Track]]:
    """Every finding, waived ones too, with its track."""
    tracks = {one.track.key: one.track for one in report.tracks}
    for found in report.findings:
        yield found, tracks[found.key]
