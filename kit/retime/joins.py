"""What becomes of a cue where the cut changed: it moves, it is trimmed to what the joins leave of it, or it is removed.

The rules, with their reasons, stand in docs/retiming.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.time.ticks import PER_SECOND, round_half_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.retime.course import Course, Piece
    from kit.retime.timemap import Exact
    from kit.subs.cue import Cue


class Note(StrEnum):
    """What a person should know about a cue that the map did not simply move; the words are stable."""

    LATER_IN = "later-in"
    EARLIER_OUT = "earlier-out"
    CLOSED_UP = "closed-up"
    BRIDGED = "bridged"
    LONGER_PART = "longer-part"
    SHORT = "short"
    GAP = "gap"
    OVERLAP = "overlap"
    ORDER = "order"
    REMOVED = "removed"
    REMAINDER = "remainder"


#: Notes of cues whose times are no longer those that a person chose.
TRIMMED = frozenset({Note.LATER_IN, Note.EARLIER_OUT, Note.LONGER_PART, Note.GAP})
#: Notes of cues that somebody must look at.
TO_LOOK_AT = frozenset({Note.LONGER_PART, Note.SHORT, Note.OVERLAP, Note.ORDER})


@dataclass(frozen=True, slots=True)
class Fit:
    """What a track's profile asks of cues at joins, in ticks; ``frame`` is what joins are told apart by.

    Something that was put into a cue and is shorter than ``bridge`` does not part it: gaps as short as that are closed.
    """

    shortest: int = 0
    gap: int = 0
    frame: int = PER_SECOND // 24
    bridge: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A cue in the new film, in ticks; removed if ``is_gone``, and then ``end - start`` is what was left of it."""

    cue: Cue
    start: int
    end: int
    notes: tuple[Note, ...]
    piece: Piece
    clock: Callable[[int], int]
    is_gone: bool = False

    @property
    def moves(self) -> bool:
        """Whether any of its times changes."""
        return (self.start, self.end) != (self.cue.start, self.cue.end)


@dataclass(slots=True)
class _Part:
    """What one or more joined pieces keep of a cue: its range in the old film and, exactly, in the new one."""

    first: Piece
    begin: Exact
    end: Exact
    new_begin: Exact
    new_end: Exact
    closed: bool = False
    bridged: bool = False

    @property
    def length(self) -> Fraction:
        return Fraction(self.new_end) - Fraction(self.new_begin)


def place(cue: Cue, course: Course, fit: Fit, step: int, *, whole: bool) -> Placed:
    """Where a cue goes; ``step`` is what its file can tell apart, and a trimmed time is cut down to it.

    ``whole`` moves the cue with the piece of its in-time alone.
    """
    piece = course.at(cue.start)
    if whole or cue.held or cue.end <= cue.start or len(course.over(cue.start, cue.end)) == 1:
        return _as_a_whole(cue, piece)
    parts = _parts(cue, course, fit)
    if not parts:
        return _gone(cue, piece, 0, Note.REMOVED)
    part = max(parts, key=lambda one: one.length)
    begin, end = part.begin == cue.start, part.end == cue.end
    start = _rounded(part.new_begin) if begin else _down(part.new_begin, step)
    out = _rounded(part.new_end) if end else _down(part.new_end, step)
    notes = [Note.LONGER_PART] if len(parts) > 1 else []
    notes += [] if begin else [Note.LATER_IN]
    notes += [] if end else [Note.EARLIER_OUT]
    notes += [Note.CLOSED_UP] if part.closed else []
    notes += [Note.BRIDGED] if part.bridged else []
    if out - start < fit.shortest and notes:
        if 2 * (out - start) < cue.duration:
            return _gone(cue, part.first, out - start, Note.REMAINDER)
        notes.append(Note.SHORT)
    return Placed(cue, start, out, tuple(notes), part.first, _clock(course, start, out))


def _as_a_whole(cue: Cue, piece: Piece) -> Placed:
    segment = piece.segment
    if segment is None:
        return _gone(cue, piece, 0, Note.REMOVED)
    start = segment.at(cue.start)
    end = start + cue.duration if cue.held else segment.at(cue.end)
    return Placed(cue, start, end, (), piece, segment.at)


def _gone(cue: Cue, piece: Piece, left: int, note: Note) -> Placed:
    return Placed(cue, cue.start, cue.start + left, (note,), piece, int, is_gone=True)


def _parts(cue: Cue, course: Course, fit: Fit) -> list[_Part]:
    """What is kept of a cue, joined where the new film runs on, or hardly stops."""
    bridge = max(fit.frame, fit.bridge)
    parts: list[_Part] = []
    for piece in course.over(cue.start, cue.end):
        if piece.segment is None:
            continue
        begin = cue.start if piece.begin is None else max(cue.start, piece.begin)
        end = cue.end if piece.end is None else min(cue.end, piece.end)
        new = (piece.segment.exactly(begin), piece.segment.exactly(end))
        last = parts[-1] if parts else None
        if last is not None and -fit.frame < new[0] - last.new_end < bridge:
            last.bridged = last.bridged or new[0] - last.new_end >= fit.frame
            last.closed = last.closed or begin != last.end
            last.end, last.new_end = end, new[1]
        else:
            parts.append(_Part(piece, begin, end, *new))
    return parts


def _clock(course: Course, start: int, end: int) -> Callable[[int], int]:
    """New times of the stamps inside of a cue's text: none outside of the cue, those of a removed part at its join."""

    def moved(ticks: int) -> int:
        here = course.at(ticks)
        if here.segment is None:
            # The join lies where the kept part before it ends, or at the cue's beginning.
            before = course.before(ticks)
            join = start if before is None or before.new_end is None else _rounded(before.new_end)
            return max(start, min(end, join))
        return max(start, min(end, here.segment.at(ticks)))

    return moved


def _rounded(ticks: Exact) -> int:
    return ticks if isinstance(ticks, int) else round_half_up(ticks)


def _down(ticks: Exact, step: int) -> int:
    """The last time that the file can say and that is not past a join: rounded up, a cue would show one frame of it."""
    return int(ticks // step * step)
