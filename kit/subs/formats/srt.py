"""SubRip: number, time line, text, blank row.

There is no standard; this is what players agree on. Read as written: hours of one to four digits, spaces around the
time line, ``.`` for ``,``, ``X1:… Y2:…`` coordinates, a missing number, a missing blank row. Anything else that is
meant as a time line is a fault with its whole block, since its text belongs to no other cue. A blank row ends a
cue; text after it, without times of its own, is reported and shown nowhere.

Faults: bad-time-line, missing-time-line, orphan-text (lost); empty-cue, bad-number, missing-number, missing-blank,
dot-for-comma, loose-time, bad-setting, bad-markup, stray-bom (read).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs import faults, markup
from kit.subs.cue import Cue
from kit.subs.formats import timeline
from kit.subs.formats.base import Body, RowFormat, content, is_blank
from kit.time.ticks import PER_MS, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import Fault

_TIME = re.compile(
    r"\ufeff?[ \t]*(\d{1,4}):([0-5]\d):([0-5]\d)([,.])(\d{3})([ \t]*-->[ \t]*)"
    r"(\d{1,4}):([0-5]\d):([0-5]\d)([,.])(\d{3})(?!\d)[ \t]*([^\r\n]*)",
    re.ASCII,
)
_COORDINATES = re.compile(r"(?:[XY][12]:[ ]*-?\d{1,5}[ \t]*){1,4}", re.ASCII | re.IGNORECASE)
_SETTINGS = re.compile(r"[A-Za-z0-9]+:[^\s:]+(?:[ \t]+[A-Za-z0-9]+:[^\s:]+)*[ \t]*", re.ASCII)
_NUMBER_LENGTH = 9
_BAD_NUMBER_LENGTH = 12


class SubRip(RowFormat):
    """``.srt``."""

    name = "srt"
    extensions = (".srt",)
    precision = PER_MS

    def sniff(self, head: Sequence[str]) -> bool:
        """A SubRip file has a time line with milliseconds and hours near its top and no header."""
        return any(_TIME.match(row) for row in head)

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows."""
        return _Reader(rows).read()

    def begins(self, cue: Cue) -> int:
        """The row of its number, which counts and names nothing."""
        return cue.row

    def time_row(self, row: str, cue: Cue, start: int | None, end: int | None) -> str:
        """Replace a row's times, keeping its decimal marks, its width of hours and whatever stands around them."""
        found = _TIME.match(row)
        if found is None:
            raise ValueError(cue)
        if end is not None:
            row = row[: found.start(7)] + _clock(end, found[7], found[10]) + row[found.end(11) :]
        if start is not None:
            row = row[: found.start(1)] + _clock(start, found[1], found[4]) + row[found.end(5) :]
        return row


class _Reader:
    """One pass for the time lines, one over the blocks that they begin. Indexes count from 0, rows in faults from 1."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []
        self.expected = 1

    def read(self) -> Body:
        times = list(self._times())
        blocks = [(self._block_start(index), index, found) for index, found in times]
        self._lost(0, blocks[0][0] if blocks else len(self.rows))
        for place, (begin, index, found) in enumerate(blocks):
            stop = blocks[place + 1][0] if place + 1 < len(blocks) else len(self.rows)
            text_end = index + 1
            while text_end < stop and not is_blank(self.rows[text_end]):
                text_end += 1
            if begin and not is_blank(self.rows[begin - 1]):
                self._fault(faults.MISSING_BLANK, begin, cue=len(self.cues) + 1)
            self._number(begin, index)
            if found is None or not self._cue(begin, index, text_end, found):
                self._unreadable(begin, index, text_end)
            self._lost(text_end, stop)
        return Body(tuple(self.cues), tuple(self.faults))

    def _times(self) -> list[tuple[int, re.Match[str] | None]]:
        times: list[tuple[int, re.Match[str] | None]] = []
        for index, row in enumerate(self.rows):
            if "-->" in row:
                found = _TIME.match(row)
                if found or timeline.is_meant(row):
                    times.append((index, found))
            elif timeline.may_be_meant(row) and (timeline.is_meant(row) or self._due(index)):
                times.append((index, None))
        return times

    def _due(self, index: int) -> bool:
        """Whether a block may begin here or on the row above: what looks like half a time line is one there."""
        above = index - 1
        if above < 0 or is_blank(self.rows[above]):
            return True
        return _written_number(self.rows[above]) is not None and (above == 0 or is_blank(self.rows[above - 1]))

    def _block_start(self, index: int) -> int:
        above = index - 1
        if above < 0:
            return index
        row = self.rows[above]
        alone = above == 0 or is_blank(self.rows[above - 1])
        return above if _written_number(row) is not None or (alone and _meant_as_number(row)) else index

    def _number(self, begin: int, index: int) -> None:
        cue = len(self.cues) + 1
        if begin == index:
            self._fault(faults.MISSING_NUMBER, index, expected=str(self.expected), cue=cue)
            self.expected += 1
            return
        row = self.rows[begin]
        if row.startswith("\ufeff"):
            self._fault(faults.STRAY_BOM, begin, column=1)
        number = _written_number(row)
        if number != self.expected:
            found = faults.found(row.lstrip("\ufeff"))
            self._fault(faults.BAD_NUMBER, begin, found=found, expected=str(self.expected), cue=cue)
        self.expected = (self.expected if number is None else number) + 1

    def _cue(self, begin: int, index: int, text_end: int, found: re.Match[str]) -> bool:
        """Read a block as a cue; False if its time line goes on with something that is neither setting nor place."""
        h1, m1, s1, mark1, f1, arrow, h2, m2, s2, mark2, f2, rest = found.groups()
        number = len(self.cues) + 1
        if rest and not self._rest(rest, index, number):
            return False
        if mark1 != "," or mark2 != ",":
            column = found.start(4 if mark1 != "," else 10) + 1
            self._fault(faults.DOT_FOR_COMMA, index, found=faults.found(self.rows[index]), column=column, cue=number)
        if arrow != " --> " or len(h1) == 1 or len(h2) == 1:
            self._loose(found, index, number)
        text = self.rows[index + 1 : text_end]
        styled = markup.parse([content(row) for row in text])
        for row, column, tag in styled.problems:
            self._fault(faults.BAD_MARKUP, index + 1 + row, found=faults.found(tag), column=column, cue=number)
        if not "".join(styled.lines).strip():
            self._fault(faults.EMPTY_CUE, index, found=faults.found(self.rows[index]), cue=number)
        self.cues.append(
            Cue(
                number=number,
                start=(((int(h1) * 60 + int(m1)) * 60 + int(s1)) * 1000 + int(f1)) * PER_MS,
                end=(((int(h2) * 60 + int(m2)) * 60 + int(s2)) * 1000 + int(f2)) * PER_MS,
                lines=styled.lines,
                row=begin + 1,
                last_row=text_end,
                time_row=index + 1,
                text_row=index + 2,
                spans=styled.spans,
                align=styled.align or 2,
                identifier="" if begin == index else content(self.rows[begin]).strip(" \t\ufeff"),
            )
        )
        return True

    def _rest(self, rest: str, index: int, number: int) -> bool:
        rest = rest.rstrip()
        if not rest or _COORDINATES.fullmatch(rest):
            return True
        if _SETTINGS.fullmatch(rest):
            self._fault(faults.BAD_SETTING, index, found=faults.found(rest), cue=number)
            return True
        return False

    def _loose(self, found: re.Match[str], index: int, number: int) -> None:
        first = f"{found[1]:0>2}:{found[2]}:{found[3]},{found[5]}"
        last = f"{found[7]:0>2}:{found[8]}:{found[9]},{found[11]}"
        self._fault(
            faults.LOOSE_TIME, index, found=faults.found(self.rows[index]), expected=f"{first} --> {last}", cue=number
        )

    def _unreadable(self, begin: int, index: int, text_end: int) -> None:
        row = self.rows[index]
        values: dict[str, str | int] = {
            "found": faults.found(row),
            "column": timeline.first_difference(content(row), ","),
            "text": faults.lost(self.rows[index + 1 : text_end]),
            "cue": len(self.cues),
        }
        self._fault(faults.BAD_TIME_LINE, begin, text_end - 1, **values)

    def _lost(self, begin: int, stop: int) -> None:
        """Report the paragraphs between two blocks; those without a number of their own, together."""
        loose: list[int] = []
        index = begin
        while index < stop:
            if is_blank(self.rows[index]):
                index += 1
                continue
            first = index
            while index < stop and not is_blank(self.rows[index]):
                index += 1
            number = _written_number(self.rows[first])
            if number is None:
                loose += (first, index)
                continue
            self._orphans(loose)
            loose = []
            self.expected = number + 1
            values = {"found": faults.found(self.rows[first]), "text": faults.lost(self.rows[first + 1 : index])}
            self._fault(faults.MISSING_TIME_LINE, first, index - 1, cue=len(self.cues), **values)
        self._orphans(loose)

    def _orphans(self, borders: list[int]) -> None:
        if borders:
            text = faults.lost(self.rows[borders[0] : borders[-1]])
            self._fault(faults.ORPHAN_TEXT, borders[0], borders[-1] - 1, text=text, cue=len(self.cues))

    def _fault(self, kind: str, index: int, last: int | None = None, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, index + 1, None if last is None else last + 1, **values))


def _written_number(row: str) -> int | None:
    text = row.strip(" \t\r\n\ufeff")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _NUMBER_LENGTH else None


def _meant_as_number(row: str) -> bool:
    text = row.strip()
    return 0 < len(text) <= _BAD_NUMBER_LENGTH and any(map(str.isdecimal, text))


def _clock(ticks: int, hours_before: str, mark: str) -> str:
    seconds, milliseconds = divmod(to_ms(ticks), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:0{len(hours_before)}}:{minutes:02}:{seconds:02}{mark}{milliseconds:03}"
