"""MicroDVD (``.sub``): ``{first frame}{last frame}text|second line``.

Times are frames, so they mean nothing without the rate: the film's, or the one that the file begins with
(``{1}{1}23.976``). If the two differ, every cue would drift, and the file is not read. Codes such as ``{y:i}`` and
``{c:$0000ff}`` (blue, green, red) set the look of a line, in capitals of the whole cue; those of fonts, sizes and
places are passed over. What is no known code is text.

Faults: bad-time-line, orphan-text (lost); empty-cue, bad-markup (read).
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.subs import colours, faults
from kit.subs.cue import Cue
from kit.subs.formats.base import Body, RowFormat, UnreadableError, content, is_blank, row_end
from kit.subs.look import PLAIN, Line, Look, Styled, styled
from kit.time.rate import NAMED, Rate
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.formats.base import Change, Known
    from kit.subs.track import Fault

_ROW = re.compile(r"\ufeff?[ \t]*\{(\d{1,8})\}[ \t]*\{(\d{1,8})\}", re.ASCII)
_STAMP = re.compile(r"\{\d{1,8}\}[ \t]*\{\d{1,8}\}", re.ASCII)
_CODE = re.compile(r"\{(?P<name>[ycfsophYCFSOPH]):(?P<value>[^{}|]{0,60})\}|\{[^{}|]{0,60}\}")
_COLOUR = re.compile(r"\$?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,9})?", re.ASCII)
#: How far a rate that is written with some decimals may be from the exact one: 23.98 is 24000/1001.
_NEAR = Fraction(1, 100)


class MicroDvd(RowFormat):
    """``.sub``; ``rate`` is what its frames are counted at, None to find it in the file's first row."""

    name = "microdvd"
    extensions = (".sub",)
    precision = PER_MS
    apart = False
    counts_frames = True

    def __init__(self, rate: Rate | None = None) -> None:
        self.rate = rate

    def knowing(self, known: Known) -> MicroDvd:
        """MicroDVD at the film's rate."""
        return MicroDvd(known.rate)

    def sniff(self, head: Sequence[str]) -> bool:
        """The first row that is not blank begins with two frames."""
        first = next((row for row in head if row.strip(" \t\r\n\ufeff")), "")
        return bool(_ROW.match(first))

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows. Raises UnreadableError if no rate is known, or the file and the film differ in it."""
        said, first = _said(rows)
        rate = self.rate or said
        if rate is None:
            raise UnreadableError(
                "The file counts in frames, and nothing says how many there are in a second.",
                hint="Add --fps 23.976 (or 24, 25 …), or begin the file with the row {1}{1}23.976.",
                slug="no-rate",
                damaged=False,
            )
        if said and said != rate:
            raise UnreadableError(
                f"The file counts {said.label()} frames a second, the film has {rate.label()}: its cues would drift.",
                hint=f"Correct the file's first row, or say with --fps {said.label()} that the track has its own rate.",
                slug="rate-differs",
                damaged=False,
            )
        return _Reader(rows, rate).read(first)

    def step(self, cue: Cue) -> int:
        """One frame."""
        return self.rate.frame if self.rate else super().step(cue)

    def apply(self, rows: list[str], changes: Sequence[Change]) -> None:
        """Make changes at the rate that the file was read with."""
        self.rate = self.rate or _said(rows)[0]
        super().apply(rows, changes)

    def time_row(self, row: str, cue: Cue, start: int | None, end: int | None) -> str:
        """Replace a row's frames."""
        found = _ROW.match(row)
        if found is None or self.rate is None:
            raise ValueError(cue)
        if end is not None:
            row = row[: found.start(2)] + str(self.rate.nearest(end)) + row[found.end(2) :]
        if start is not None:
            row = row[: found.start(1)] + str(self.rate.nearest(start)) + row[found.end(1) :]
        return row

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """The row after its frames, cut at its bars."""
        text = content(rows[cue.text_row - 1])[cue.text_column - 1 :]
        return tuple(text.split("|")) if cue.lines else ()

    def fits(self, lines: Sequence[str]) -> bool:
        """A line may hold anything but a bar and the end of its row."""
        return bool("".join(lines).strip()) and not any(set(line) & set("|\r\n") for line in lines)

    def with_lines(self, rows: list[str], cue: Cue, lines: Sequence[str]) -> None:
        """Put new text into the row."""
        row = rows[cue.text_row - 1]
        rows[cue.text_row - 1] = row[: cue.text_column - 1] + "|".join(lines) + row_end(row)


class _Reader:
    def __init__(self, rows: Sequence[str], rate: Rate) -> None:
        self.rows = rows
        self.rate = rate
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []

    def read(self, first: int) -> Body:
        for index in range(first, len(self.rows)):
            row = self.rows[index]
            if is_blank(row) or row.strip(" \t\r\n\ufeff") == "":
                continue
            found = _ROW.match(row)
            if found:
                self._cue(index, found)
            else:
                self._lost(index, row)
        return Body(tuple(self.cues), tuple(self.faults), rate=self.rate)

    def _cue(self, index: int, found: re.Match[str]) -> None:
        row, number = self.rows[index], len(self.cues) + 1
        text = content(row)[found.end() :]
        said = _styled(text) if text.strip() else Styled(())
        for _, column, code in said.problems:
            self._fault(faults.BAD_MARKUP, index, found=faults.found(code), column=found.end() + column, cue=number)
        if not "".join(said.lines).strip():
            self._fault(faults.EMPTY_CUE, index, found=faults.found(row), cue=number)
        self.cues.append(
            Cue(
                number=number,
                start=self.rate.start_of(int(found[1])),
                end=self.rate.start_of(int(found[2])),
                lines=said.lines,
                row=index + 1,
                last_row=index + 1,
                time_row=index + 1,
                text_row=index + 1,
                spans=said.spans,
                text_column=found.end() + 1,
            )
        )

    def _lost(self, index: int, row: str) -> None:
        text = faults.lost([row])
        if row.lstrip(" \t\ufeff")[:1] in {"{", "["}:
            values = {"found": faults.found(row), "text": text}
            self._fault(faults.BAD_TIME_LINE, index, column=1, cue=len(self.cues), **values)
        else:
            self._fault(faults.ORPHAN_TEXT, index, text=text, cue=len(self.cues))
        # A lost line end put further cues into this row; each is told.
        for late in _STAMP.finditer(row, 1):
            rest = row[late.start() :]
            values = {"found": faults.found(rest), "text": faults.lost([rest])}
            self._fault(faults.BAD_TIME_LINE, index, column=late.start() + 1, cue=len(self.cues), **values)

    def _fault(self, kind: str, index: int, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, index + 1, None, **values))


def _said(rows: Sequence[str]) -> tuple[Rate | None, int]:
    """The rate that the file begins with, and the index of the row after it; None and 0 without one."""
    for index, row in enumerate(rows):
        if not row.strip(" \t\r\n\ufeff"):
            continue
        found = _ROW.match(row)
        text = row[found.end() :].strip() if found and found[1] == found[2] and int(found[1]) <= 1 else ""
        if not _NUMBER.fullmatch(text):
            break
        value = Fraction(text.replace(",", "."))
        named = min(NAMED.values(), key=lambda fps: abs(fps - value))
        if abs(named - value) <= _NEAR:
            return Rate(named), index + 1
        break
    return None, 0


def _styled(text: str) -> Styled:
    """The lines of a cue without their codes."""
    lines: list[Line] = []
    problems: list[tuple[int, int, str]] = []
    whole = PLAIN
    before = 0
    for number, raw in enumerate(text.split("|")):
        line, look, at = Line(), whole, 0
        for code in _CODE.finditer(raw):
            if not code["name"]:
                problems.append((number, before + code.start() + 1, code.group()))
                continue
            line.add(raw[at : code.start()], look)
            at = code.end()
            look = _changed(look, code["name"].lower(), code["value"])
            if code["name"].isupper():
                whole = _changed(whole, code["name"].lower(), code["value"])
        line.add(raw[at:], look)
        lines.append(line)
        before += len(raw) + 1
    return styled(lines, 0, problems)


def _changed(look: Look, name: str, value: str) -> Look:
    if name == "y":
        styles = value.lower()
        return look._replace(
            italic=look.italic or "i" in styles,
            bold=look.bold or "b" in styles,
            underline=look.underline or "u" in styles,
        )
    found = _COLOUR.fullmatch(value.strip()) if name == "c" else None
    return look._replace(colour=colours.parse(f"#{found[3]}{found[2]}{found[1]}")) if found else look
