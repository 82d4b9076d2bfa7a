"""What a line-21 decoder holds: a memory that is shown and one that is loaded, and the texts that it shows by turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs.formats import scc_codes as codes
from kit.subs.look import PLAIN, Line, Look, Styled, styled

if TYPE_CHECKING:
    from collections.abc import Iterator

Memory = dict[int, dict[int, tuple[str, Look]]]
#: Loading a text unseen, writing into the picture, and text that is no caption.
_MODES = {codes.RCL: "pop", codes.RDC: "paint", codes.TR: "text", codes.RTD: "text"}
_BOTTOM = 15
_TOP_ROWS = 7


@dataclass(frozen=True, slots=True)
class Shown:
    """A text and the frames from which and up to which it is shown; ``end`` None if nothing ends it.

    ``row`` is the index of the file's row where its text begins, ``at`` that of the command that shows it.
    """

    start: int
    end: int | None
    said: Styled
    align: int
    row: int
    at: int


class Screen:
    """One channel. Frames and rows of the file count from 0, rows of the picture from 1."""

    def __init__(self) -> None:
        self.mode = ""
        self.shown: list[Shown] = []
        #: Rows of the file with characters for which no mode was set, or in text mode: no caption shows them.
        self.lost: dict[int, str] = {}
        self._front: Memory = {}
        self._back: Memory = {}
        self._row, self._column, self._look = _BOTTOM, 0, PLAIN
        self._depth = 0
        self._loaded = -1
        self._open: tuple[int, Styled, int, int, int] | None = None
        self._changed: int | None = None

    def write(self, letter: str, frame: int, row: int) -> None:
        """Put a character at the cursor."""
        if self.mode in {"", "text"}:
            self.lost[row] = self.lost.get(row, "") + letter
            return
        if self._loaded < 0:
            self._loaded = row
        self._memory().setdefault(self._row, {})[self._column] = (letter, self._look)
        self._column += 1
        self._touch(frame)

    def replace(self, letter: str, frame: int, row: int) -> None:
        """Put an extended character in the place of the one before it."""
        self._back_space(frame)
        self.write(letter, frame, row)

    def look(self, look: Look, frame: int, row: int) -> None:
        """A mid-row code: a space, and another look from here on."""
        self._look = look
        if self.mode not in {"", "text"}:
            self.write(" ", frame, row)

    def place(self, row: int, column: int, look: Look) -> None:
        """Move the cursor; rolling text moves along with its base row."""
        if self.mode == "roll" and row != self._row:
            moved = {at + row - self._row: cells for at, cells in self._front.items()}
            self._front = {at: cells for at, cells in moved.items() if at > 0}
        self._row, self._column, self._look = row, column, look

    def tab(self, columns: int) -> None:
        """Move the cursor to the right."""
        self._column += columns

    def command(self, code: int, frame: int, row: int) -> None:
        """Follow a control code; those of flashing and of reserved meaning change nothing that is kept."""
        if code in _MODES:
            self.mode = _MODES[code]
        elif codes.RU2 <= code <= codes.RU4:
            self._roll(code - codes.RU2 + 2, frame, row)
        elif code == codes.BS:
            self._back_space(frame)
        elif code == codes.DER:
            self._erase_to_end(frame)
        elif code == codes.ENM:
            self._back, self._loaded = {}, -1
        elif code == codes.CR:
            self._carriage_return(frame, row)
        elif code == codes.EDM:
            self._erase(frame, row)
        elif code == codes.EOC:
            self._flip(frame, row)

    def settle(self, row: int) -> None:
        """What was written up to here is one text: the end of a burst of codes."""
        if self._changed is None:
            return
        frame, self._changed = self._changed, None
        self._close(frame)
        said = _said(self._front)
        if "".join(said.lines).strip():
            top = max(self._front) <= _TOP_ROWS
            loaded = self._loaded if self._loaded >= 0 else row
            self._open = (frame, said, 8 if top else 2, min(loaded, row), row)
        if self.mode != "pop":
            self._loaded = -1

    def finish(self, row: int) -> None:
        """The file is over; what still shows has no end."""
        self.settle(row)
        self._close(None)

    def _close(self, frame: int | None) -> None:
        if self._open:
            start, said, align, row, at = self._open
            self.shown.append(Shown(start, frame, said, align, row, at))
        self._open = None

    def _memory(self) -> Memory:
        return self._back if self.mode == "pop" else self._front

    def _touch(self, frame: int) -> None:
        if self.mode != "pop" and self._changed is None:
            self._changed = frame

    def _back_space(self, frame: int) -> None:
        self._column = max(0, self._column - 1)
        self._memory().get(self._row, {}).pop(self._column, None)
        self._touch(frame)

    def _erase_to_end(self, frame: int) -> None:
        cells = self._memory().get(self._row, {})
        for column in [column for column in cells if column >= self._column]:
            del cells[column]
        self._touch(frame)

    def _roll(self, depth: int, frame: int, row: int) -> None:
        if self.mode != "roll":
            self._erase(frame, row)
            self._back, self._row = {}, _BOTTOM
        self.mode, self._depth, self._column = "roll", depth, 0

    def _carriage_return(self, frame: int, row: int) -> None:
        if self.mode != "roll":
            return
        self.settle(row)
        moved = {at - 1: cells for at, cells in self._front.items() if at - 1 > self._row - self._depth}
        self._front = {at: cells for at, cells in moved.items() if at > 0}
        self._column = 0
        self._touch(frame)

    def _erase(self, frame: int, row: int) -> None:
        self.settle(row)
        if self._open:
            self._close(frame)
        self._front = {}

    def _flip(self, frame: int, row: int) -> None:
        self.settle(row)
        self.mode = "pop"
        self._front, self._back = self._back, self._front
        self._changed = frame
        self.settle(row)
        self._loaded = -1


def _said(memory: Memory) -> Styled:
    lines = []
    for row in sorted(memory):
        cells = memory[row]
        seen = [column for column in sorted(cells) if cells[column][0].strip(" ")]
        if not seen:
            continue
        line = Line()
        for letter, look in _run(cells, seen[0], seen[-1]):
            line.add(letter, look)
        lines.append(line)
    return styled(lines)


def _run(cells: dict[int, tuple[str, Look]], first: int, last: int) -> Iterator[tuple[str, Look]]:
    """The cells of a row in order; what was jumped over is one space."""
    before = first
    for column in sorted(column for column in cells if first <= column <= last):
        if column - before > 1:
            yield " ", PLAIN
        before = column
        yield cells[column]
