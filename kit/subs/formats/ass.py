r"""Advanced SubStation Alpha and SSA: sections, tables with a Format row, one Dialogue row a cue.

The Format row's order is honoured. Styles give a cue its italics, colour and place, override tags change them.
Comment rows, notes after ``;``, embedded fonts and pictures are structure and stay. A drawing (``\p1``) is no text:
it is reported, and an event that is nothing but a drawing is no cue. The format ends at 9:59:59.99.

Faults: bad-time-line, orphan-text, bad-row, bad-header, drawing (lost); empty-cue, bad-setting, bad-markup (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs import override
from kit.subs.formats import ass_text, ass_time
from kit.subs.formats.ass_reader import Reader, is_script_info
from kit.subs.formats.base import Body, RowFormat, content, row_end
from kit.time.ticks import PER_CS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.subs.cue import Cue


class SubStation(RowFormat):
    """``.ass`` and ``.ssa``."""

    name = "ass"
    extensions = (".ass", ".ssa")
    precision = PER_CS
    apart = False
    latest = ass_time.LATEST

    def sniff(self, head: Sequence[str]) -> bool:
        """The first row that is neither blank nor a comment opens the script's section."""
        first = next((row for row in head if row.strip(" \t\r\n\ufeff") and not row.startswith((";", "!:"))), "")
        return is_script_info(first)

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows."""
        reader = Reader(rows).read()
        return Body(tuple(reader.cues), tuple(reader.faults))

    def time_row(self, row: str, cue: Cue, start: int | None, end: int | None) -> str:
        """Replace the fields that hold the cue's times, whichever of them the Format row puts first."""
        fields = row.split(",")
        head, colon, fields[0] = fields[0].partition(":")
        timed = [index for index, field in enumerate(fields) if ass_time.parse(field) is not None][:2]
        first, last = timed
        if ass_time.parse(fields[first]) != cue.start:
            first, last = last, first
        if start is not None:
            fields[first] = ass_time.rewrite(fields[first], start)
        if end is not None:
            fields[last] = ass_time.rewrite(fields[last], end)
        return head + colon + ",".join(fields)

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        r"""The text field, cut at its line breaks."""
        return tuple(self._pieces(rows, cue)[0::2])

    def fits(self, lines: Sequence[str]) -> bool:
        """A text field may hold anything but the end of its row."""
        return bool(lines) and not any("\n" in line or "\r" in line for line in lines)

    def with_lines(self, rows: list[str], cue: Cue, lines: Sequence[str]) -> None:
        r"""Put new text into the row; breaks stay as they were written if their number did not change, else ``\N``."""
        old = self._pieces(rows, cue)
        breaks = old[1::2] if len(old) // 2 + 1 == len(lines) else ["\\N"] * (len(lines) - 1)
        text = "".join(piece for pair in zip(lines, [*breaks, ""], strict=True) for piece in pair)
        row = rows[cue.text_row - 1]
        end = row_end(row)
        rows[cue.text_row - 1] = row[: cue.text_column - 1] + text + end

    def move_rest(self, rows: list[str], clock_of: Callable[[int], Callable[[int], int]]) -> None:
        """Move comments and drawings, which have times like cues."""
        for event in Reader(rows).read().others:
            row = rows[event.index]
            fields = row.split(",")
            head, colon, fields[0] = fields[0].partition(":")
            clock = clock_of(event.times[0][1])
            for at, ticks in event.times:
                # A comment may stand before the film begins; time stamps cannot.
                fields[at] = ass_time.rewrite(fields[at], max(0, clock(ticks)))
            rows[event.index] = head + colon + ",".join(fields)

    def stuck(self, lines: Sequence[str], *, stretched: bool) -> bool:
        """Karaoke and animation count from the cue's start: a shift takes them along, a change of speed does not."""
        return stretched and any(map(override.has_timing, lines))

    def _pieces(self, rows: Sequence[str], cue: Cue) -> list[str]:
        """The text field and its breaks."""
        text = content(rows[cue.text_row - 1])[cue.text_column - 1 :]
        # Without knowing the script's wrap style: a small n broke a line if there are more lines than big ones make.
        return ass_text.split(text, wrap_2=len(ass_text.split(text, wrap_2=False)) // 2 + 1 < len(cue.lines))
