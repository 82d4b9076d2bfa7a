"""SCC (``.scc``), read only: the bytes of line 21 (CTA-608) as hexadecimal words at time codes.

Each word takes one frame, so a command is carried out at its row's time code plus the words before it. Time codes count
at 29.97, with ``;`` drop-frame. Pop-on texts show from their flip, paint-on and rolling ones from the first change of a
row, as the screen shows them. A command sent twice is one. Channels 1 and 2 are two languages of one file.

Faults: bad-time-line, bad-header, bad-row, orphan-text (lost); never-closed, bad-parity (read).
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.subs import faults
from kit.subs.cue import Cue
from kit.subs.formats import scc_codes as codes
from kit.subs.formats.base import HELD, Body, Format, content, is_blank
from kit.subs.formats.scc_screen import Screen, Shown
from kit.subs.parts import WHOLE, Part
from kit.time import timecode
from kit.time.rate import Rate
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.formats.base import Known
    from kit.subs.track import Fault

RATE = Rate(Fraction(30000, 1001))
_HEADER = "Scenarist_SCC V1.0"
_ROW = re.compile(r"[ \t]*(\d{2}:\d{2}:\d{2}[:;]\d{2})(?:[ \t]+|$)", re.ASCII)
_WORD = re.compile(r"[0-9a-f]{4}", re.ASCII | re.IGNORECASE)
_SHOWN_WORDS = 8
_CHANNELS = ("CC1", "CC2")


class Scc(Format):
    """``.scc``; ``part`` is the channel that is read, else the first that says something."""

    name = "scc"
    extensions = (".scc",)
    precision = PER_MS

    def __init__(self, part: str = "") -> None:
        self.part = part

    def knowing(self, known: Known) -> Scc:
        """SCC as one of its channels."""
        return Scc(known.part)

    def sniff(self, head: Sequence[str]) -> bool:
        """The header is the format."""
        first = next((row for row in head if row.strip(" \t\r\n\ufeff")), "")
        return first.strip(" \t\r\n\ufeff").lower().startswith("scenarist_scc")

    def parse(self, rows: Sequence[str]) -> Body:
        """Read all rows."""
        return _Reader(rows).read(self.part)

    def raw_lines(self, rows: Sequence[str], cue: Cue) -> tuple[str, ...]:
        """The text itself: what stands in the file are codes."""
        del rows
        return cue.lines


class _Reader:
    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.screens = {name: Screen() for name in _CHANNELS}
        self.faults: list[Fault] = []
        self.channel = _CHANNELS[0]
        self.before: tuple[int, int] | None = None

    def read(self, part: str) -> Body:
        for index in range(self._header(), len(self.rows)):
            if not is_blank(self.rows[index]):
                self._row(index)
        for screen in self.screens.values():
            screen.finish(len(self.rows) - 1)
            for index, text in screen.lost.items():
                self._fault(faults.ORPHAN_TEXT, index, text=faults.lost([text]), cue=0)
        spoken = [name for name in _CHANNELS if self.screens[name].shown]
        chosen = part if part in spoken else next(iter(spoken), _CHANNELS[0])
        names = spoken if part == WHOLE else [chosen]
        shown = [one for name in names for one in self.screens[name].shown]
        cues = tuple(self._cue(number, one) for number, one in enumerate(shown, 1))
        self.faults.sort(key=lambda fault: fault.row)
        if len(spoken) < 2:  # noqa: PLR2004 - several
            return Body(cues, tuple(self.faults))
        parts = tuple(Part(name, "", "", len(self.screens[name].shown)) for name in spoken)
        return Body(cues, tuple(self.faults), part if part == WHOLE else chosen, parts)

    def _header(self) -> int:
        for index, row in enumerate(self.rows):
            text = row.strip(" \t\r\n\ufeff")
            if not text:
                continue
            if text.lower().startswith("scenarist_scc"):
                return index + 1
            self._fault(faults.BAD_HEADER, index, found=faults.found(text), expected=_HEADER)
            return index
        return len(self.rows)

    def _row(self, index: int) -> None:
        row = content(self.rows[index])
        found = _ROW.match(row)
        frame = None
        if found:
            try:
                frame = timecode.frame(found[1], RATE)
            except UsageError:
                frame = None
        if found is None or frame is None:
            text = faults.lost([row[found.end() if found else 0 :]])
            self._fault(faults.BAD_TIME_LINE, index, found=faults.found(row), column=1, text=text, cue=0)
            return
        self.before = None
        words = row[found.end() :].split()
        wrong = [word for word in words if not _WORD.fullmatch(word)]
        if wrong:
            expected = "words of four hexadecimal digits"
            self._fault(faults.BAD_ROW, index, found=faults.found(" ".join(wrong[:_SHOWN_WORDS])), expected=expected)
        spoiled = []
        for at, word in enumerate(words):
            if _WORD.fullmatch(word):
                first, second = bytes.fromhex(word)
                if not (codes.good_parity(first) and codes.good_parity(second)):
                    spoiled.append(word)
                self._pair(first & 0x7F, second & 0x7F, frame + at, index)
        if spoiled:
            found_words = " ".join(spoiled[:_SHOWN_WORDS]) + (" …" if len(spoiled) > _SHOWN_WORDS else "")
            self._fault(faults.BAD_PARITY, index, found=found_words, count=len(spoiled), cue=0)
        for screen in self.screens.values():
            screen.settle(index)

    def _pair(self, first: int, second: int, frame: int, index: int) -> None:
        if 0x10 <= first <= 0x1F:  # noqa: PLR2004 - the range of commands
            if self.before == (first, second):
                self.before = None
                return
            self.before = (first, second)
            self.channel = _CHANNELS[first >> 3 & 1]
            self._command(first & 0x17, second, frame, index)
            return
        self.before = None
        for code in (first, second):
            letter = codes.character(code)
            # Pairs that begin below 0x10 carry data about the programme.
            if letter and first >= 0x20:  # noqa: PLR2004 - ASCII's space
                self.screens[self.channel].write(letter, frame, index)

    def _command(self, first: int, second: int, frame: int, index: int) -> None:
        screen = self.screens[self.channel]
        if second >= 0x40:  # noqa: PLR2004 - place codes
            screen.place(*codes.place(first, second))
        elif first in {0x14, 0x15} and second >= codes.RCL:
            screen.command(second, frame, index)
        elif first == 0x11 and second >= 0x30:  # noqa: PLR2004 - special characters
            screen.write(codes.SPECIAL[second - 0x30], frame, index)
        elif first == 0x11 and second >= 0x20:  # noqa: PLR2004 - mid-row codes
            screen.look(codes.mid_row(second), frame, index)
        elif first in codes.EXTENDED and second >= 0x20:  # noqa: PLR2004 - extended characters
            screen.replace(codes.EXTENDED[first][second - 0x20], frame, index)
        elif first == 0x17 and 0x21 <= second <= 0x23:  # noqa: PLR2004 - tabs
            screen.tab(second - 0x20)

    def _cue(self, number: int, shown: Shown) -> Cue:
        start = RATE.start_of(shown.start)
        if shown.end is None:
            self._fault(faults.NEVER_CLOSED, shown.at, found=faults.found(self.rows[shown.at]), cue=number)
        return Cue(
            number=number,
            start=start,
            end=start + HELD if shown.end is None else RATE.start_of(shown.end),
            lines=shown.said.lines,
            row=shown.row + 1,
            last_row=shown.at + 1,
            time_row=shown.at + 1,
            text_row=shown.row + 1,
            spans=shown.said.spans,
            align=shown.align,
            held=shown.end is None,
        )

    def _fault(self, kind: str, index: int, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, index + 1, None, **values))
