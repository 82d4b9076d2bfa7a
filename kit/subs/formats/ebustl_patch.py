"""Changes of an EBU-STL file: the time codes of a block, or the words of a text field between its control codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.subs.binary import GSI, TTI
from kit.subs.formats import ebustl_text
from kit.subs.formats.ebustl_blocks import FIELDS, LAST_BLOCK, TEXT, time_code
from kit.subs.formats.ebustl_reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.formats.base import Change
    from kit.subs.formats.ebustl_blocks import Block
    from kit.subs.formats.ebustl_text import Field

_FEWEST_DIGITS = 5


def patched(rows: Sequence[str], changes: Sequence[Change]) -> list[str]:
    """A file's rows after changes; blocks that are added or removed are counted in the header.

    Raises UsageError for a character that the file's table does not have.
    """
    reader = Reader(rows).read()
    header = reader.header.data
    blocks: dict[int, bytes] = {block.index: block.data for block in reader.blocks}
    dropped = 0
    for change in changes:
        at = change.cue.number - 1
        group = reader.groups[at]
        if change.dropped:
            blocks |= {block.index: b"" for block in group}
            dropped += 1
            continue
        times = _times(reader, group[0], change)
        if change.lines is not None:
            text = with_lines(_text(group), reader.fields[at], change.lines.lines, reader)
            blocks |= {block.index: b"" for block in group}
            blocks[group[0].index] = packed(_timed(group[0].data, times), text)
        else:
            blocks |= {block.index: _timed(block.data, times) for block in group}
    total = sum(len(data) for data in blocks.values()) // TTI
    header = _counted(header, "TNB", total - len(reader.blocks))
    header = _counted(header, "TNS", -dropped)
    rest = "".join(rows).encode("latin-1")[GSI + TTI * len(reader.blocks) :]
    if reader.length < GSI:
        return list(rows)
    return [(header + b"".join(blocks.values()) + rest).decode("latin-1")]


def twice(rows: Sequence[str], index: int) -> str:
    """A file's text with the blocks of a cue once more after them, under the next number, and counted in the header."""
    reader = Reader(rows).read()
    group = reader.groups[index]
    data = reader.data
    border = GSI + TTI * (group[-1].index + 1)
    header = _counted(_counted(reader.header.data, "TNB", len(group)), "TNS", 1)
    later = [block for block in reader.blocks if block.index > group[-1].index]
    moved = b"".join(_renumbered(block, group[0].number) for block in (*group, *later))
    rest = data[GSI + TTI * len(reader.blocks) :]
    return (header + data[GSI:border] + moved + rest).decode("latin-1")


def _renumbered(block: Block, least: int) -> bytes:
    """A block whose subtitle counts one more, if its number is not below ``least``."""
    number = (block.number + (block.number >= least)) % 65536
    return block.data[:1] + number.to_bytes(2, "little") + block.data[3:]


def packed(head: bytes, text: bytes) -> bytes:
    """The text blocks that hold a text, each with the first 16 bytes of ``head`` and its own place in the row."""
    pieces = [text[at : at + TEXT] for at in range(0, max(1, len(text)), TEXT)]
    blocks = []
    for at, piece in enumerate(pieces):
        place = LAST_BLOCK if at == len(pieces) - 1 else at
        blocks.append(head[:3] + bytes([place]) + head[4:16] + piece.ljust(TEXT, bytes([ebustl_text.FILLER])))
    return b"".join(blocks)


def with_lines(text: bytes, field: Field, lines: Sequence[str], reader: Reader) -> bytes:
    """A text field with other words; control codes before and after each line stay."""
    new = [encoded(line, reader.table) for line in lines]
    places = field.places
    if not places:
        return text + bytes([ebustl_text.BREAK]).join(new)
    if len(new) == len(places):
        pieces, at = [], 0
        for (start, stop), line in zip(places, new, strict=True):
            pieces += [text[at:start], line]
            at = stop
        return b"".join((*pieces, text[at:]))
    before, after = text[: places[0][0]], text[places[-1][1] :]
    between = text[places[0][1] : places[1][0]] if len(places) > 1 else _between(before, after)
    return before + between.join(new) + after


def encoded(line: str, table: str) -> bytes:
    """The bytes of a line. Raises UsageError for a character that the table does not have."""
    found = ebustl_text.raw_bytes(line, table)
    if isinstance(found, str):
        raise UsageError(
            f"“{found}” (U+{ord(found):04X}) does not exist in character table {table} of EBU-STL; nothing was "
            "written.",
            hint="Use other characters, or a format in Unicode such as SubRip or TTML.",
            slug="unencodable",
        )
    return found


def _between(before: bytes, after: bytes) -> bytes:
    """What parts two lines of a text that had one: teletext closes and opens its box on each row."""
    row = bytes(code for code in before if code < 0x20)  # noqa: PLR2004 - the codes of teletext
    close = bytes(code for code in after if code < 0x20)  # noqa: PLR2004
    tall = ebustl_text.DOUBLE_HEIGHT in row
    return close + bytes([ebustl_text.BREAK]) * (2 if tall else 1) + row


def _text(group: Sequence[Block]) -> bytes:
    return b"".join(block.text for block in group)


def _times(reader: Reader, block: Block, change: Change) -> tuple[bytes, bytes]:
    """The time codes of a cue after a change; one that does not change stays as it is written."""
    start = block.data[5:9] if change.start is None else time_code(reader.rate.nearest(change.start), reader.rate)
    end = block.data[9:13] if change.end is None else time_code(reader.rate.nearest(change.end), reader.rate)
    return start, end


def _timed(data: bytes, times: tuple[bytes, bytes]) -> bytes:
    return data[:5] + times[0] + times[1] + data[13:]


def _counted(header: bytes, name: str, more: int) -> bytes:
    """A header whose count changed by so many; a count that is no number stays."""
    start, stop = FIELDS[name]
    old = header[start:stop].strip()
    if not more or not old.isdigit():
        return header
    new = f"{int(old) + more:0{min(len(old), _FEWEST_DIGITS)}}".encode().rjust(stop - start)
    return header[:start] + new[: stop - start] + header[stop:]
