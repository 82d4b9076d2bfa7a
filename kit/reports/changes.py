"""What a fix would change, told as was and becomes, with the places that differ."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
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


#: Text as lines, each in pieces.
Lines = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Change:
    """One part of a cue before and after.

    ``what`` is ``start``, ``end`` or ``text``; ``new`` is None if the cue goes.
    """

    cue: int
    what: str
    old: str
    new: str | None

    @property
    def was(self) -> Lines:
        """What stands there now, as lines of pieces."""
        return self._sides[0]

    @property
    def becomes(self) -> Lines:
        """What would stand there, as lines of pieces; nothing if the cue goes."""
        return self._sides[1]

    @cached_property
    def _sides(self) -> tuple[Lines, Lines]:
        if self.what == "text" and self.new is not None:
            return compared(self.old, self.new)
        return _whole(self.old), _whole(self.new or "")


def changes(found: Reported, track: Track, report: Report) -> tuple[Change, ...]:
    """What mending a finding would change; nothing if it is mended by hand or must not be shown."""
    if report.rules[found.code].fix is Fix.NONE or not report.shows(found):
        return ()
    return tuple(_change(edit, track) for edit in found.finding.edits)


def _change(edit: Edit, track: Track) -> Change:
    cue = track.cues[edit.cue - 1]
    match edit:
        case SetStart():
            return Change(edit.cue, "start", clock(cue.start), clock(edit.ticks))
        case SetEnd():
            return Change(edit.cue, "end", clock(cue.end), clock(edit.ticks))
        case SetLines():
            return Change(edit.cue, "text", "\n".join(edit.was), "\n".join(edit.lines))
        case Drop():
            return Change(edit.cue, "text", cue.text, None)


def compared(was: str, becomes: str) -> tuple[Lines, Lines]:
    """Two texts as lines of pieces, those that differ marked on their side."""
    steps = SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes()
    old = [Piece(was[a:b], step != "equal") for step, a, b, _, _ in steps if a < b]
    new = [Piece(becomes[a:b], step != "equal") for step, _, _, a, b in steps if a < b]
    return _lines(old), _lines(new)


def _whole(text: str) -> Lines:
    return _lines([Piece(text, differs=True)]) if text else ()


def _lines(pieces: list[Piece]) -> Lines:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, text in enumerate(piece.text.split("\n")):
            if at:
                lines.append([])
            if text:
                lines[-1].append(Piece(text, piece.differs))
    return tuple(tuple(line) for line in lines)


def each(report: Report) -> Iterator[tuple[Reported, Track]]:
    """Every finding, waived ones too, with its track."""
    tracks = {one.track.key: one.track for one in report.tracks}
    for found in report.findings:
        yield found, tracks[found.key]
