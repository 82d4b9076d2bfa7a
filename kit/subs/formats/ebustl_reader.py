"""From the blocks of an EBU-STL file to cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs import binary, faults
from kit.subs.binary import GSI, TTI
from kit.subs.cue import Cue
from kit.subs.formats import ebustl_chars, ebustl_text
from kit.subs.formats.ebustl_blocks import LAST_BLOCK, LAST_EXTENSION, RATES, USER_DATA, Block, Header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import Fault

_SIDES = {1: 1, 2: 2, 3: 3}
_TELETEXT_ROWS, _OPEN_ROWS = 23, 99
_TOP, _MIDDLE = 6, 3


@dataclass(frozen=True, slots=True)
class StlCue(Cue):
    """A cue with its lines as they stand in the text field, control codes included, and a frame's length in ticks."""

    raw: tuple[str, ...] = ()
    tick: int = 1


class Reader:
    """Reads the rows of a file; ``groups`` are the text blocks of each cue, ``data`` their text put together."""

    def __init__(self, rows: Sequence[str]) -> None:
        data = "".join(rows).encode("latin-1", "replace")
        self.header = Header(data[:GSI].ljust(GSI))
        self.data = data
        self.length = len(data)
        whole = max(0, len(data) - GSI) // TTI
        self.blocks = [Block(at, data[GSI + at * TTI : GSI + (at + 1) * TTI]) for at in range(whole)]
        self.rows = max(1, len(rows))
        self.cues: list[StlCue] = []
        self.faults: list[Fault] = []
        self.groups: list[list[Block]] = []
        self.fields: list[ebustl_text.Field] = []
        self.rate = RATES.get(self.header.field("DFC"), RATES["STL25.01"])
        self.table = self.header.field("CCT")
        if self.table not in ebustl_chars.TABLES:
            self.table = ebustl_chars.LATIN
        rows_of_screen = self.header.number("MNR") or 0
        self.height = _TELETEXT_ROWS if self.header.is_teletext else rows_of_screen or _OPEN_ROWS

    def read(self) -> Reader:
        """Go through the blocks; a text that is called .stl has none (DVD programs write such)."""
        if not (binary.is_ebu_stl(self.header.data) or b"\0" in self.data):
            found = faults.found(self.header.data[:16].decode("latin-1"))
            self._fault(faults.BAD_HEADER, 0, self.rows - 1, found=found, expected="850STL25.01")
            return self
        self._check_length()
        if self.length >= GSI:
            self._check_header()
        group: list[Block] = []
        for block in self.blocks:
            if block.extension == USER_DATA:
                continue
            if group and block.number != group[-1].number:
                self._unfinished(group)
                group = []
            group.append(block)
            if block.behind:
                text = ebustl_chars.decode(block.behind.replace(b"\x8a", b" "), self.table)
                self._fault(faults.ORPHAN_TEXT, block.index, text=faults.lost([text]), cue=len(self.cues))
            if block.extension == LAST_BLOCK:
                self._subtitle(group)
                group = []
            elif block.extension > LAST_EXTENSION:
                found = f"EBN {block.extension:02X}h"
                self._fault(faults.BAD_ROW, block.index, found=found, expected="EBN 00h–EFh, FEh, FFh")
        if group:
            self._unfinished(group)
        self._check_count()
        self.faults.sort(key=lambda fault: fault.row)
        return self

    def _check_length(self) -> None:
        rest = (self.length - GSI) % TTI
        if self.length < GSI:
            self._fault(faults.BROKEN_FILE, 0, found=f"the header has {self.length} of {GSI} bytes", cue=0)
        elif rest:
            found = f"the last text block has {rest} of {TTI} bytes"
            self._fault(faults.BROKEN_FILE, self.rows - 1, found=found, cue=len(self.cues))

    def _check_header(self) -> None:
        for name, good, expected in (
            ("DFC", self.header.field("DFC") in RATES, "STL25.01"),
            ("DSC", self.header.field("DSC") in {"", "0", "1", "2"}, "0, 1, 2"),
            ("CCT", self.header.field("CCT") in ebustl_chars.TABLES, "00–04"),
        ):
            if not good:
                found = f"{name} {self.header.field(name)}"
                self._fault(faults.BAD_HEADER, 0, found=found, expected=f"{name} {expected}")

    def _check_count(self) -> None:
        """The header counts blocks and subtitles: what it counted and the file does not have is lost."""
        said, there = self.header.number("TNB"), len(self.blocks)
        if self.length < GSI or (self.length - GSI) % TTI:
            return
        if said is not None and there < said:
            found = f"the header counts {said} text blocks, the file has {there}"
            self._fault(faults.BROKEN_FILE, max(0, self.rows - 1), found=found, cue=len(self.cues))
        elif said != there:
            found = f"TNB {self.header.field('TNB')}"
            self._fault(faults.BAD_HEADER, 0, found=found, expected=f"TNB {there:05}")
        subtitles = len({block.number for block in self.blocks if block.extension != USER_DATA})
        endings = sum(block.extension == LAST_BLOCK for block in self.blocks)
        if self.header.number("TNS") not in {subtitles, endings, len(self.cues)} and said == there:
            found = f"TNS {self.header.field('TNS')}"
            self._fault(faults.BAD_HEADER, 0, found=found, expected=f"TNS {len(self.cues):05}")

    def _unfinished(self, group: Sequence[Block]) -> None:
        """A subtitle whose last block is missing is read as far as it goes."""
        found = f"subtitle {group[0].number} has no last block (EBN FFh)"
        self._fault(faults.BAD_ROW, group[0].index, group[-1].index, found=found, expected="EBN FFh")
        self._subtitle(group)

    def _subtitle(self, group: Sequence[Block]) -> None:
        first, last = group[0], group[-1]
        if first.is_comment:
            return
        field = ebustl_text.read(b"".join(block.text for block in group), self.table)
        number = len(self.cues) + 1
        start, end = first.frame(5, self.rate), first.frame(9, self.rate)
        lines = field.styled.lines
        if start is None or end is None:
            found = f"{first.label(5)} – {first.label(9)}"
            text = faults.lost(lines)
            self._fault(faults.BAD_TIME_LINE, first.index, last.index, found=found, text=text, cue=number - 1)
            return
        if field.lost:
            found = " ".join(f"{byte:02X}h" for byte in field.lost)
            self._fault(faults.BAD_MARKUP, first.index, found=found, cue=number)
        if not lines:
            found = f"{first.label(5)} – {first.label(9)}"
            self._fault(faults.EMPTY_CUE, first.index, last.index, found=found, cue=number)
        self.cues.append(
            StlCue(
                number=number,
                start=self.rate.start_of(start),
                end=self.rate.start_of(end),
                lines=lines,
                row=first.index + 1,
                last_row=last.index + 1,
                time_row=first.index + 1,
                text_row=first.index + 1,
                spans=field.styled.spans,
                align=self._align(first, len(lines)),
                identifier=str(first.number),
                raw=field.raw,
                tick=self.rate.frame,
            )
        )
        self.groups.append(list(group))
        self.fields.append(field)

    def _align(self, block: Block, count: int) -> int:
        """The numpad position: the side from the justification code, the height from the rows that the text takes."""
        column = _SIDES.get(block.data[14], 2)
        tall = 2 if ebustl_text.DOUBLE_HEIGHT in block.text else 1
        first = block.data[13]
        last = first + max(1, count) * tall - 1
        if 3 * last > 2 * self.height:
            return column
        return column + (_TOP if 3 * first <= self.height else _MIDDLE)

    def _fault(self, kind: str, index: int, last: int | None = None, **values: str | int) -> None:
        """A fault of the text blocks ``index`` to ``last`` (from 0)."""
        self.faults.append(faults.fault(kind, index + 1, None if last is None else last + 1, **values))
