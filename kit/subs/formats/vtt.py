"""WebVTT, read as the W3C's parser reads it (w3.org/TR/webvtt1, section 6.1), but nothing is dropped without a word.

A browser passes over a block that has no time line it can read, a setting it does not know, a style sheet after the
first cue; each is a fault here. A cue with commas in its times is read, with a fault, since its meaning is plain.
A cue number between two cues without a blank row is a number and no text, where a browser would show it.

Faults: bad-header, bad-time-line, missing-time-line, orphan-text, bad-row (lost); comma-for-dot, bad-setting,
bad-markup, missing-blank, empty-cue, loose-time (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.cue import Cue
from kit.subs.formats import timeline, vtt_settings, vtt_text, vtt_time
from kit.subs.formats.base import Body, Format, content, is_blank
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from kit.subs.track import Fault

_NUMBER_LENGTH = 9
_SPACES = " \t\f"
Times = tuple["re.Match[str]", "re.Match[str]", str]


class WebVtt(Format):
    """``.vtt``."""

    name = "vtt"
    extensions = (".vtt",)
    precision = PER_MS

    def sniff(self, head: Sequence[str]) -> bool:
        """The header is the format."""
        return bool(head) and _is_header(head[0])

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows."""
        return _Reader(rows).read()

    def time_row(self, row: str, cue: Cue, start: int | None, end: int | None) -> str:
        """Replace a row's times, with hours if it had them, and keep its settings and spaces."""
        times = _times(row)
        if times is None:
            raise ValueError(cue)
        first, last, _ = times
        if end is not None:
            row = row[: last.start()] + vtt_time.rewrite(last, end) + row[last.end() :]
        if start is not None:
            row = row[: first.start()] + vtt_time.rewrite(first, start) + row[first.end() :]
        return row

    def move_text(self, lines: Sequence[str], clock: Callable[[int], int]) -> tuple[str, ...]:
        """Move the time stamps inside the text."""
        return tuple(vtt_text.move(line, lambda text: vtt_time.moved(text, clock)) for line in lines)


class _Reader:
    """Goes from block to block. Indexes count from 0, rows in faults from 1."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []
        self.seen_cue = False

    def read(self) -> Body:
        at = self._header()
        while at < len(self.rows):
            at = at + 1 if is_blank(self.rows[at]) else self._block(at)
        return Body(tuple(self.cues), tuple(self.faults))

    def _header(self) -> int:
        """Pass the header and its metadata; a file without one is read all the same."""
        if not self.rows or not _is_header(self.rows[0]):
            found = faults.found(self.rows[0]) if self.rows else ""
            self._fault(faults.BAD_HEADER, 0, found=found, expected="WEBVTT")
            begins = self.rows[0].lstrip("\ufeff \t").upper().startswith("WEBVTT") if self.rows else False
            return 1 if begins else 0
        at = 1
        while at < len(self.rows) and not is_blank(self.rows[at]) and "-->" not in self.rows[at]:
            at += 1
        return at

    def _block(self, begin: int) -> int:
        """Read the block that begins here; the index after it."""
        if _is_arrow(self.rows[begin]):
            return self._timed(begin, begin)
        below = begin + 1
        if below < len(self.rows) and _is_arrow(self.rows[below]):
            return self._timed(begin, below)
        stop = below
        while stop < len(self.rows) and not is_blank(self.rows[stop]) and not _is_arrow(self.rows[stop]):
            stop += 1
        self._untimed(begin, stop)
        return stop

    def _untimed(self, begin: int, stop: int) -> None:
        """A block without an arrow: a note, a style sheet, a region, or words that nobody would see."""
        first = content(self.rows[begin])
        word = first.split(None, 1)[0]
        if word == "NOTE" and first.startswith("NOTE"):
            return
        if word in {"STYLE", "REGION"} and first.startswith(word):
            if self.seen_cue or first.strip() != word:
                self._fault(
                    faults.BAD_ROW, begin, stop - 1, found=faults.found(first), expected=f"{word}, before any cue"
                )
            return
        text, cue = faults.lost(self.rows[begin:stop]), len(self.cues)
        for index in range(begin, min(begin + 2, stop)):
            if timeline.may_be_meant(self.rows[index]):
                self._bad_times(begin, index, stop)
                return
        if first.strip().isdecimal() and stop > begin + 1:
            text = faults.lost(self.rows[begin + 1 : stop])
            self._fault(faults.MISSING_TIME_LINE, begin, stop - 1, found=faults.found(first), text=text, cue=cue)
            return
        self._fault(faults.ORPHAN_TEXT, begin, stop - 1, text=text, cue=cue)

    def _timed(self, begin: int, index: int) -> int:
        stop = index + 1
        while stop < len(self.rows) and not is_blank(self.rows[stop]) and not _is_arrow(self.rows[stop]):
            stop += 1
        unseparated = stop < len(self.rows) and not is_blank(self.rows[stop])
        if unseparated and begin != index and stop - 1 > index and _follows(self.rows[begin], self.rows[stop - 1]):
            stop -= 1
        if begin and not is_blank(self.rows[begin - 1]):
            self._fault(faults.MISSING_BLANK, begin, cue=len(self.cues) + 1)
        self.seen_cue = True
        times = _times(content(self.rows[index]))
        if times is None:
            self._bad_times(begin, index, stop)
        else:
            self._cue(begin, index, stop, times)
        return stop

    def _cue(self, begin: int, index: int, stop: int, times: Times) -> None:
        first, last, rest = times
        row, number = self.rows[index], len(self.cues) + 1
        if first[4] == "," or last[4] == ",":
            comma = first if first[4] == "," else last
            self._fault(faults.COMMA_FOR_DOT, index, found=faults.found(row), column=comma.start(4) + 1, cue=number)
        align, bad = vtt_settings.parse(rest)
        if rest and not rest[0].isspace() and rest.split()[0] not in bad:
            bad = (rest.split()[0], *bad)
        for setting in bad:
            self._fault(faults.BAD_SETTING, index, found=faults.found(setting), cue=number)
        styled, voice = vtt_text.parse([content(text) for text in self.rows[index + 1 : stop]], vtt_time.parse)
        for line, column, tag in styled.problems:
            self._fault(faults.BAD_MARKUP, index + 1 + line, found=faults.found(tag), column=column, cue=number)
        if not "".join(styled.lines).strip():
            self._fault(faults.EMPTY_CUE, index, found=faults.found(row), cue=number)
        self.cues.append(
            Cue(
                number=number,
                start=vtt_time.ticks(first),
                end=vtt_time.ticks(last),
                lines=styled.lines,
                row=begin + 1,
                last_row=stop,
                time_row=index + 1,
                text_row=index + 2,
                spans=styled.spans,
                align=align,
                identifier="" if begin == index else content(self.rows[begin]).strip(),
                speaker=voice,
            )
        )

    def _bad_times(self, begin: int, index: int, stop: int) -> None:
        row = self.rows[index]
        self._fault(
            faults.BAD_TIME_LINE,
            begin,
            stop - 1,
            found=faults.found(row),
            column=timeline.first_difference(content(row), "."),
            text=faults.lost(self.rows[index + 1 : stop]),
            cue=len(self.cues),
        )

    def _fault(self, kind: str, index: int, last: int | None = None, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, index + 1, None if last is None else last + 1, **values))


def _is_header(row: str) -> bool:
    return row.startswith("WEBVTT") and row[6:7] in {"", " ", "\t", "\n", "\r"}


def _is_arrow(row: str) -> bool:
    """Any row with an arrow begins a cue, as in the specification; so do two times without one."""
    return "-->" in row or (timeline.may_be_meant(row) and timeline.is_meant(row))


def _follows(identifier: str, row: str) -> bool:
    """Whether a row is the number after an identifier that is one."""
    number = identifier.strip()
    return number.isdecimal() and len(number) <= _NUMBER_LENGTH and row.strip() == str(int(number) + 1)


def _times(row: str) -> Times | None:
    """Both time stamps of a row and the settings after them, or None if a browser could not read it.

    The specification lets settings begin without a space, and takes a form feed for one. What else follows without a
    space would be passed over with them; it may be the cue's words, so the row counts as not readable.
    """
    first = vtt_time.match(row, _past(row, 0, _SPACES + "\ufeff"))
    if first is None:
        return None
    arrow = _past(row, first.end(), _SPACES)
    if not row.startswith("-->", arrow):
        return None
    last = vtt_time.match(row, _past(row, arrow + 3, _SPACES))
    rest = content(row[last.end() :]) if last else ""
    joined = rest.split()[0] if rest and not rest[0].isspace() else ":"
    return None if last is None or ":" not in joined else (first, last, rest)


def _past(row: str, at: int, letters: str) -> int:
    """The first place from ``at`` on that holds none of some letters."""
    while at < len(row) and row[at] in letters:
        at += 1
    return at
