"""Changes of a TTML document: only the attributes and words that must change do.

Where all cues of a div, of the body or of a paragraph with inner times move by the same length, its own times move and
those inside stay, as they count from it. Else each paragraph's times are written anew, counted from whatever holds
it, and what holds it grows if it must.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import xml_cue, xml_nodes
from kit.subs.formats.ttml_active import Time
from kit.subs.formats.ttml_reader import Reader
from kit.subs.formats.ttml_time import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kit.subs.formats.base import Change
    from kit.subs.formats.xml_nodes import Node

Splice = tuple[int, int, str]


def patched(rows: Sequence[str], changes: Sequence[Change]) -> str:
    """A document's text after changes."""
    reader = Reader(rows, keep=True).read()
    text = reader.text
    splices: list[Splice] = []
    retimed: dict[int, tuple[int, int]] = {}
    for change in changes:
        index = change.cue.number - 1
        cue, node = reader.cues[index], reader.owners[index]
        if change.dropped:
            splices.append((*xml_nodes.whole_rows(text, *xml_nodes.outer(text, node)), ""))
            continue
        if change.lines is not None and reader.places[index]:
            br = _br(text, node)
            splices += xml_cue.splices(reader.places[index], change.lines.lines, br)
        start = cue.start if change.start is None else change.start
        end = cue.end if change.end is None else change.end
        if (start, end) != (cue.start, cue.end):
            retimed[index] = (start, end)
    if retimed and reader.root is not None:
        mover = _Mover(reader, retimed)
        for body in reader.root.elements:
            if body.name == "tt:body":
                splices += mover.move(body, 0)
    return xml_nodes.spliced(text, splices)


def _br(text: str, node: Node) -> str:
    """A line break as the file writes it."""
    for child in node.walk():
        if child.name == "tt:br":
            start, stop = xml_nodes.outer(text, child)
            return text[start:stop]
    prefix, colon, _ = xml_nodes.written_name(text, node).rpartition(":")
    return f"<{prefix}{colon}br/>"


class _Mover:
    """Goes down the elements that have times, with the new time that theirs are counted from."""

    def __init__(self, reader: Reader, retimed: Mapping[int, tuple[int, int]]) -> None:
        self.reader = reader
        self.text = reader.text
        self.retimed = retimed
        self.cursor: int | None = 0

    def move(self, node: Node, base: int) -> Iterator[Splice]:
        """Replacements for an element and what it holds; leaves its new end in ``cursor``."""
        time = node.time
        if not isinstance(time, Time):
            return
        wanted = [
            ((cue.start, cue.end), self.retimed.get(at, (cue.start, cue.end)))
            for at, cue in ((at, self.reader.cues[at]) for at in time.cues)
        ]
        offsets = {new - old for before, after in wanted for old, new in zip(before, after, strict=True)}
        if len(offsets) == 1 and time.stamps and (node.name != "tt:p" or len(wanted) > 1):
            yield from self._shifted(node, time, base, offsets.pop())
            return
        borders = {old: new for before, after in wanted for old, new in zip(before, after, strict=True)}
        if node.name == "tt:p" and len(wanted) == 1 and not _has_inner(node):
            start, end = wanted[0][1]
        elif node.name in {"tt:p", "tt:span"}:
            start, end = borders.get(time.begin, time.begin), borders.get(time.end or 0, time.end or 0)
        else:
            start, end = self._room(time, borders)
        moved_end = time.end is not None and end != time.end
        begin, splices = self._written(node, time, base, start, end if moved_end else None)
        yield from splices
        self.cursor = begin
        yield from self._inside(node, time, begin)
        if "end" in time.stamps or "dur" in time.stamps or node.name == "tt:p":
            self.cursor = end

    def _inside(self, node: Node, time: Time, begin: int) -> Iterator[Splice]:
        """Replacements for what an element holds, now that it begins at ``begin``."""
        for child in node.elements:
            if not isinstance(child.time, Time):
                continue
            if child.name == "tt:span":
                child.time.cues = time.cues
            if child.time.cues:
                yield from self.move(child, self.cursor if time.seq and self.cursor is not None else begin)
            elif time.seq:
                self.cursor = child.time.end

    def _shifted(self, node: Node, time: Time, base: int, offset: int) -> Iterator[Splice]:
        end = None if time.end is None or "end" not in time.stamps else time.end + offset
        raw_end = time.stamps["end"].ticks + (time.base or 0) if "end" in time.stamps else None
        if raw_end is not None and time.end is not None and raw_end != time.end:
            end = raw_end + offset
        _, splices = self._written(node, time, base, time.begin + offset, end, keep_length=True)
        yield from splices
        self.cursor = None if time.end is None else time.end + offset

    def _room(self, time: Time, borders: Mapping[int, int]) -> tuple[int, int]:
        """The times of a container around the new times of its cues: its own, wider if it must be."""
        start, end = time.begin, time.end or 0
        if borders:
            start, end = min(start, *borders.values()), max(end, *borders.values())
        return start, end

    def _written(
        self, node: Node, time: Time, base: int, start: int, end: int | None, *, keep_length: bool = False
    ) -> tuple[int, list[Splice]]:
        """Replacements for an element's own times, and the begin that they say; ``end`` None leaves its end alone."""
        clock, stamps = self.reader.clock, time.stamps
        places = xml_nodes.attribute_places(self.text, node) if stamps else {}
        splices: list[Splice] = []
        begin = base
        moved_base = base != (time.base or 0)
        first = stamps.get("begin")
        if first is not None:
            begin = base + first.ticks
            if begin != start:
                new = clock.write(max(0, start - base), first.form)
                splices.append((*places["begin"], new))
                begin = base + _read(clock.parse(new), 0)
        elif start > base and (keep_length or node.name in {"tt:p", "tt:span"}):
            form = next((stamp.form for stamp in stamps.values()), DEFAULT)
            new = clock.write(max(0, start - base), form)
            at = node.offset + 1 + len(xml_nodes.written_name(self.text, node))
            splices.append((at, at, f' begin="{new}"'))
            begin = base + _read(clock.parse(new), 0)
        last = stamps.get("end")
        if last is not None and (end is not None or moved_base):
            until = end if end is not None else (time.base or 0) + last.ticks
            if base + last.ticks != until:
                splices.append((*places["end"], clock.write(max(0, until - base), last.form)))
        length = stamps.get("dur")
        if length is not None and not keep_length:
            until = end if end is not None else time.begin + length.ticks
            if begin + length.ticks != until:
                splices.append((*places["dur"], clock.write(max(0, until - begin), length.form)))
        if last is None and length is None and end is not None and node.name in {"tt:p", "tt:span"}:
            form = first.form if first is not None else DEFAULT
            at = node.offset + 1 + len(xml_nodes.written_name(self.text, node))
            splices.append((at, at, f' end="{clock.write(max(0, end - base), form)}"'))
        return begin, splices


def _read(stamp: object, otherwise: int) -> int:
    return int(getattr(stamp, "ticks", otherwise))


def _has_inner(node: Node) -> bool:
    return any(isinstance(one.time, Time) and one is not node for one in node.walk())
