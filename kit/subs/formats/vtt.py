"""WebVTT, read as the W3C's parser reads it (w3.org/TR/webvtt1, section 6.1), but nothing is dropped without a word.

A browser passes over a block that has no time line it can read, a setting it does not know, a style sheet after the
first cue; each is a fault here. A cue with commas in its times is read, with a fault, since its meaning is plain.
A cue number between two cues without an empty row is a number and no text, where a browser would show it. Only an
empty row ends a cue: one of spaces is a row of its text. Words after the times that are no settings are lost.

Faults: bad-header, bad-time-line, missing-time-line, orphan-text, bad-row (lost); comma-for-dot, bad-setting,
bad-markup, missing-blank, empty-cue, nul (read).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.cue import Cue
from kit.subs.formats import timeline, vtt_settings, vtt_text, vtt_time
from kit.subs.formats.base import Body, RowFormat, content, is_blank
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from kit.subs.track import Fault

_NUMBER_LENGTH = 9
_SPACES = " \t\f"
_NO_CUES = ("NOTE", "STYLE", "REGION")
Times = tuple["re.Match[str]", "re.Match[str]", str]


class WebVtt(RowFormat):
    """``.vtt``."""

    name = "vtt"
    extensions = (".vtt",)
    precision = PER_MS
    takes_nul = True

    def sniff(self, head: Sequence[str]) -> bool:
        """The header is the format."""
        return bool(head) and _is_header(head[0])

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows; a NUL character is read as U+FFFD, as the specification has it (section 6.1)."""
        if "\0" not in "".join(rows):
            return _Reader(rows).read()
        reader = _Reader([row.replace("\0", "\ufffd") for row in rows])
        body = reader.read()
        nuls = [
            faults.fault(faults.NUL, number, count=row.count("\0"), column=row.index("\0") + 1)
            for number, row in enumerate(rows, 1)
            if "\0" in row
        ]
        return replace(body, faults=tuple(sorted((*body.faults, *nuls), key=lambda fault: fault.row)))

    def fits(self, lines: Sequence[str]) -> bool:
        """Whether lines can be a cue's text; a row of spaces does not end it."""
        return bool(lines) and not any(not line or "\n" in line or "\r" in line or "-->" in line for line in lines)

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
        while at < len(self.rows) and not _is_empty(self.rows[at]) and "-->" not in self.rows[at]:
            at += 1
        return at

    def _block(self, begin: int) -> int:
        """Read the block that begins here; the index after it."""
        if _is_arrow(self.rows[begin]):
            return self._timed(begin, begin)
        below = begin + 1
        is_cue = not self.rows[begin].startswith(_NO_CUES)
        if below < len(self.rows) and ("-->" in self.rows[below] or (is_cue and _is_arrow(self.rows[below]))):
            return self._timed(begin, below)
        stop = self._stop(below, is_cue=is_cue)
        self._untimed(begin, stop)
        return stop

    def _meant_stop(self, begin: int, index: int, stop: int) -> int:
        """Where a cue ends that runs into the next: before its number, and before rows of spaces."""
        is_numbered = begin != index and stop - 1 > index and _follows(self.rows[begin], self.rows[stop - 1])
        stop -= is_numbered
        while stop - 1 > index and is_blank(self.rows[stop - 1]):
            stop -= 1
        return stop

    def _is_parted(self, at: int) -> bool:
        """Whether a block begins the file or an empty row stands before it."""
        while at and is_blank(self.rows[at - 1]):
            at -= 1
            if _is_empty(self.rows[at]):
                return True
        return not at

    def _stop(self, at: int, *, is_cue: bool = True) -> int:
        """The index of the row that ends a block: an empty one, or one with an arrow; among cues, two times without."""
        while at < len(self.rows) and not _is_empty(self.rows[at]):
            if "-->" in self.rows[at] or (is_cue and _is_arrow(self.rows[at])):
                break
            at += 1
        return at

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
        stop = self._stop(index + 1)
        if stop < len(self.rows) and not _is_empty(self.rows[stop]):
            stop = self._meant_stop(begin, index, stop)
        if not self._is_parted(begin):
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
        is_joined = bool(rest) and not rest[0].isspace()
        if is_joined and rest.split()[0] not in bad:
            bad = (rest.split()[0], *bad)
        words = _words(bad, self.rows[index + 1 : stop], is_joined=is_joined)
        if words:
            self._fault(faults.ORPHAN_TEXT, index, text=faults.lost([" ".join(words)]), cue=number)
        for setting in bad[: len(bad) - len(words)]:
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


def _words(bad: Sequence[str], text: Sequence[str], *, is_joined: bool) -> Sequence[str]:
    """Those of the things after the times that look like the cue's words.

    They are several, or touch the time, or are beyond ASCII, or all that the cue has.
    """
    first = next((at for at, one in enumerate(bad) if ":" not in one and any(map(str.isalpha, one))), len(bad))
    said = bad[first:]
    is_text = len(said) > 1 or not "".join(said).isascii() or not any(map(str.strip, text))
    return said if is_text or (is_joined and not first) else ()


def _is_empty(row: str) -> bool:
    return not row.strip("\r\n")


def _is_arrow(row: str) -> bool:
    """Any row with an arrow begins a cue, as in the specification; so do two times without one."""
    return "-->" in row or (timeline.may_be_meant(row) and timeline.is_meant(row))


def _follows(identifier: str, row: str) -> bool:
    """Whether a row is the number after an identifier that is one."""
    number = identifier.strip()
    return number.isdecimal() and len(number) <= _NUMBER_LENGTH and row.strip() == str(int(number) + 1)


def _times(row: str) -> Times | None:
    """Both time stamps of a row and what follows them, or None if a browser could not read it.

    The specification lets settings begin without a space, and takes a form feed for one.
    """
    first = vtt_time.match(row, _past(row, 0, _SPACES + "\ufeff"))
    if first is None:
        return None
    arrow = _past(row, first.end(), _SPACES)
    if not row.startswith("-->", arrow):
        return None
    last = vtt_time.match(row, _past(row, arrow + 3, _SPACES))
    return None if last is None else (first, last, content(row[last.end() :]))


def _past(row: str, at: int, letters: str) -> int:
    """The first place from ``at`` on that holds none of some letters."""
    while at < len(row) and row[at] in letters:
        at += 1
    return at
