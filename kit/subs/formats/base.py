"""What a format is, and how to add one.

A format is one module with one subclass of ``RowFormat``, ``Changeable`` or ``Format`` (below, in that order of
preference) and a row for it in the table of ``registry``:

1. ``name`` and ``extensions`` say what files it reads; ``sniff`` recognises it by its first rows, for files whose
   name says something else.
2. ``parse`` takes the rows as they are, line ends included, and gives cues and faults. Every row ends up in a cue,
   in structure that the format knows, or in a fault from ``kit.subs.faults``: never in another cue, never nowhere.
   Scan each row once; a file may have a million rows, or one row of ten megabytes.
3. Where cues stand in rows of their own (``RowFormat``), ``time_row`` rewrites a cue's row with times and touches
   nothing else in it, in the file's own way of writing them. Where they do not (XML, binary: ``Changeable``), ``apply``
   makes the changes. A ``Format`` that is neither is read only.
4. ``precision`` is the smallest step that its times can hold, ``latest`` the last time that they can say.
   Where the file says how it counts (frames, ticks), override ``step``.
5. Where a cue's text does not stand in rows of its own, override ``raw_lines``, ``with_lines`` and ``fits`` too; where
   times stand outside of time rows, ``move_text`` and ``move_rest``, or ``stuck`` if they cannot be moved; where a cue
   is a single row, ``apart`` is false. ``twice`` lets cues be split where they do not stand in rows of their own.
6. Where rows alone do not say what they mean (frames without a rate, several languages), override ``knowing``.

The tests of ``tests/subs/test_formats.py`` run over every format: add a sample there and they hold it to this page.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kit.subs import source
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.parts import Part
    from kit.subs.track import Fault
    from kit.time.rate import Rate


#: How long a cue is taken to show that nothing in the file ends: nobody but its author knows.
HELD = from_ms(4000)


@dataclass(frozen=True, slots=True)
class Body:
    """What a format found in a file's rows; ``part`` says of which of the file's ``parts``, if it has languages.

    ``rate`` is the frame rate that the file is counted in, where its times are frames.
    """

    cues: tuple[Cue, ...]
    faults: tuple[Fault, ...]
    part: str = ""
    parts: tuple[Part, ...] = ()
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a track before it is read: its frame rate, its locale, the part of the file that is wanted."""

    rate: Rate | None = None
    locale: str = ""
    part: str = ""


@dataclass(slots=True)
class Change:
    """All edits of one cue together; None leaves something as it is."""

    cue: Cue
    start: int | None = None
    end: int | None = None
    lines: SetLines | None = None
    dropped: bool = False

    def take(self, edit: Edit) -> None:
        """Make one more edit of the cue part of it."""
        match edit:
            case SetStart(ticks=ticks):
                self.start = ticks
            case SetEnd(ticks=ticks):
                self.end = ticks
            case SetLines():
                self.lines = edit
            case Drop():
                self.dropped = True


class UnchangeableError(Exception):
    """A change of ``cue`` that the format cannot hold; ``why`` completes “… cannot be changed: ”."""

    def __init__(self, cue: Cue, why: str) -> None:
        super().__init__(why)
        self.cue = cue
        self.why = why


class UnreadableError(Exception):
    """A file that must not be read at all: it is dangerous, or nothing in it can be made out. ``row`` counts from 1.

    One that is not ``damaged`` can be read if the user says more.
    """

    def __init__(self, message: str, hint: str, slug: str, row: int = 1, *, damaged: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.slug = slug
        self.row = row
        self.damaged = damaged


class Format(ABC):
    """Reads one kind of subtitle file."""

    name: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]]
    #: The step of the format's times in ticks.
    precision: ClassVar[int]
    #: The last time that the format can say, in ticks; None if there is no end.
    latest: ClassVar[int | None] = None

    #: Whether its times are frames of the master, so that a change of rate leaves what is written alone.
    counts_frames: ClassVar[bool] = False

    #: Whether its specification says what a NUL character is read as; else a file with one is refused.
    takes_nul: ClassVar[bool] = False

    def knowing(self, known: Known) -> Format:
        """This format as it reads one track; only some need to know more than the rows."""
        del known
        return self

    @abstractmethod
    def sniff(self, head: Sequence[str]) -> bool:
        """Whether a file that begins with these rows (at most 50) is of this format."""

    @abstractmethod
    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows of a file."""

    @abstractmethod
    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """A cue's text as it stands in the file, markup included, without line ends."""

    def step(self, cue: Cue) -> int:
        """The step of a cue's times in ticks: ``precision``, but where the file itself says how it counts."""
        del cue
        return self.precision

    def split(self, text: str) -> tuple[str, ...]:
        """A file's text as rows; only a format that is no text has rows of another kind than lines."""
        return source.split(text)

    def move_text(self, lines: Sequence[str], clock: Callable[[int], int]) -> tuple[str, ...]:
        """A cue's raw lines with the times inside them moved; most formats have none."""
        del clock
        return tuple(lines)

    def move_rest(self, rows: list[str], clock_of: Callable[[int], Callable[[int], int]]) -> None:
        """Move the times outside of cues (comments), each by the clock of its in-time; most formats have none."""
        del rows, clock_of

    def stuck(self, lines: Sequence[str], *, stretched: bool) -> bool:
        """Whether raw lines hold times that ``move_text`` cannot move along when the track is retimed."""
        del lines, stretched
        return False


class Changeable(Format):
    """A format whose files kit changes as well: any change of a cue, made in the original text."""

    @abstractmethod
    def fits(self, lines: Sequence[str]) -> bool:
        """Whether lines can be a cue's text without ending the cue or beginning another."""

    @abstractmethod
    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make changes in the rows of a file; several rows may become one item of ``rows``."""

    def twice(self, rows: Sequence[str], cue: Cue, at: int) -> str:
        """A file's text in which a cue stands twice, the second right after the first and without an id of its own.

        ``at`` (ticks) is when the second is to begin; only a format in which one text ends the one before heeds it.
        Raises UnchangeableError if the cue cannot be written twice.
        """
        del rows, at
        raise UnchangeableError(cue, "kit does not split cues of this format")


class RowFormat(Changeable):
    """A format whose cues stand in rows of their own: a row with times, rows of text, a blank row."""

    #: Whether a blank row parts two cues.
    apart: ClassVar[bool] = True

    @abstractmethod
    def time_row(self, row: str, cue: Cue, start: int | None, end: int | None) -> str:
        """A cue's untouched time row with in-time or out-time (ticks) replaced; None leaves a time as it is written."""

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make changes in the rows of a file; several rows may become one item of ``rows``."""
        for change in changes:
            cue = change.cue
            if change.dropped:
                self.drop(rows, cue)
                continue
            # Text first: where it begins in its row holds until a time gets longer.
            if change.lines is not None:
                self.with_lines(rows, cue, change.lines.lines)
            if change.start is not None or change.end is not None:
                rows[cue.time_row - 1] = self.time_row(rows[cue.time_row - 1], cue, change.start, change.end)

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """The rows of a cue's text."""
        first = cue.text_row - 1
        return tuple(content(row) for row in rows[first : first + len(cue.lines)])

    def fits(self, lines: Sequence[str]) -> bool:
        """Whether lines can be a cue's text without ending the cue or beginning another."""
        return bool(lines) and not any(
            is_blank(line) or "\n" in line or "\r" in line or "-->" in line for line in lines
        )

    def with_lines(self, rows: list[str], cue: Cue, lines: Sequence[str]) -> None:
        """Put a cue's new text in place of the old; a row that is now several stays one item of ``rows``."""
        first = cue.text_row - 1
        count = len(cue.lines)
        end = row_end(rows[cue.time_row - 1]) or first_end(rows)
        last = row_end(rows[first + count - 1]) if count else end
        if not count:
            rows[first - 1] = content(rows[first - 1]) + end + "".join(line + end for line in lines)
            return
        rows[first] = end.join(lines) + last
        for index in range(first + 1, first + count):
            rows[index] = ""

    def twice(self, rows: Sequence[str], cue: Cue, at: int) -> str:
        """The rows of a cue once more after it, from the one that its format begins a cue with."""
        del at
        last = cue.last_row
        end = row_end(rows[cue.time_row - 1]) or first_end(rows)
        between = ("" if row_end(rows[last - 1]) else end) + (end if self.apart else "")
        again = "".join(rows[self.begins(cue) - 1 : last]).lstrip("\ufeff")
        return "".join((*rows[:last], between, again, *rows[last:]))

    def begins(self, cue: Cue) -> int:
        """The first row of a cue that says nothing of this cue alone: not its id."""
        return cue.time_row

    def drop(self, rows: list[str], cue: Cue) -> None:
        """Remove a cue's block and, where they part cues, the blank rows that follow it, or go before the last one."""
        index = cue.row - 1
        while index < cue.last_row or (self.apart and index < len(rows) and is_blank(rows[index])):
            rows[index] = ""
            index += 1
        before = cue.row - 2
        while self.apart and index == len(rows) and before >= 0 and is_blank(rows[before]):
            rows[before] = ""
            before -= 1


def content(row: str) -> str:
    """A row without its line end."""
    return row.rstrip("\r\n")


def row_end(row: str) -> str:
    """A row's line end; empty on a last row without one."""
    return row[len(row.rstrip("\r\n")) :]


def first_end(rows: Sequence[str]) -> str:
    """The line end that a file uses first, or LF."""
    return (row_end(rows[0]) if rows else "") or "\n"


def is_blank(row: str) -> bool:
    """Whether a row separates blocks: nothing but spaces and tabs (a no-break space is text)."""
    return not row.strip(" \t\r\n")
