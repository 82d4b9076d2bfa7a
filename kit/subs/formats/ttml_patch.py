"""Changes of a TTML document: only the attributes and words that must change do.

Where all cues of a div, of the body or of a paragraph with inner times move by the same length, its own times move and
those inside stay, as they count from it. Else each paragraph's times are written anew, counted from whatever holds
it, and what holds it grows if it must.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kit.subs.formats import xml_cue, xml_nodes
from kit.subs.formats.base import HELD
from kit.subs.formats.ttml_active import Time
from kit.subs.formats.ttml_reader import Reader
from kit.subs.formats.ttml_time import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kit.subs.formats.base import Change
    from kit.subs.formats.ttml_time import Form, Stamp
    from kit.subs.formats.xml_nodes import Node

Splice = tuple[int, int, str]
#: Characters of a document that is kept for the next change; a film has a tenth of it.
_REMEMBERED = 4_000_000


def patched(rows: Sequence[str], changes: Sequence[Change]) -> str:
    """A document's text after changes."""
    text = "".join(rows)
    reader = _known(text) if len(text) < _REMEMBERED else Reader([text], keep=True).read()
    splices: list[Splice] = []
    retimed: dict[int, tuple[int, int]] = {}
    ended: set[int] = set()
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
        if cue.held and (end != start + HELD or (change.end is not None and change.start is None)):
            ended.add(index)
        if (start, end) != (cue.start, cue.end) or index in ended:
            retimed[index] = (start, end)
    if retimed and reader.root is not None:
        mover = _Mover(reader, retimed, ended)
        for body in reader.root.elements:
            if body.name == "tt:body":
                splices += mover.move(body, 0)
    return xml_nodes.spliced(text, splices)


def twice(rows: Sequence[str], index: int) -> str:
    """A document's text with the paragraph of a cue once more after it."""
    text = "".join(rows)
    return xml_nodes.spliced(text, [xml_nodes.copied(text, _known(text).owners[index])])


@lru_cache(maxsize=1)
def _known(text: str) -> Reader:
    """A document read before: a report shows the change of each finding by itself."""
    return Reader([text], keep=True).read()


def _br(text: str, node: Node) -> str:
    """A line break as the file writes it."""
    for child in node.walk():
        if child.name == "tt:br":
            start, stop = xml_nodes.outer(text, child)
            return text[start:stop]
    prefix, colon, _ = xml_nodes.written_name(text, node).rpartition(":")
    return f"<{prefix}{colon}br/>"


class _Mover:
    """Goes down the elements that have times, with the new time that theirs are counted from.

    ``cursor`` is the new end of the element that was moved last, as it reads when it is written; ``ended`` are the
    cues (from 0) that nothing ends and that get an end.
    """

    def __init__(self, reader: Reader, retimed: Mapping[int, tuple[int, int]], ended: AbstractSet[int]) -> None:
        self.ended = ended
        self.reader = reader
        self.text = reader.text
        self.retimed = retimed
        self.cursor: int | None = 0

    def move(self, node: Node, base: int) -> Iterator[Splice]:
        """Replacements for an element and what it holds."""
        time = node.time
        if not isinstance(time, Time):
            return
        wanted = [
            ((cue.start, cue.end), self.retimed.get(at, (cue.start, cue.end)))
            for at, cue in ((at, self.reader.cues[at]) for at in time.cues)
        ]
        offsets = {new - old for before, after in wanted for old, new in zip(before, after, strict=True)}
        ends = not self.ended.isdisjoint(time.cues)
        if len(offsets) == 1 and time.stamps and not ends and (node.name != "tt:p" or len(wanted) > 1):
            yield from self._shifted(node, time, base, offsets.pop())
            return
        borders = {old: new for before, after in wanted for old, new in zip(before, after, strict=True)}
        if node.name == "tt:p" and len(wanted) == 1 and not _has_inner(node):
            start, end = wanted[0][1]
        elif node.name == "tt:span":
            start, end = borders.get(time.begin, time.begin), borders.get(time.end or 0, time.end or 0)
        elif node.name == "tt:p":
            start = borders.get(time.begin, time.begin)
            end = max(borders.get(time.end or 0, time.end or 0), *borders.values())
        else:
            start, end = self._room(time, borders)
        moved_end = end != time.end if time.end is not None else ends and node.name == "tt:p"
        new = _Written(self.reader, node, time, base)
        yield from new.splices(start, end if moved_end else None)
        yield from self._inside(node, time, new.begin)
        if new.end is not None:
            self.cursor = new.end
        elif node.name == "tt:p":
            self.cursor = end

    def _inside(self, node: Node, time: Time, begin: int) -> Iterator[Splice]:
        """Replacements for what an element holds, now that it begins at ``begin``; leaves the end of it all."""
        self.cursor = latest = begin
        for child in node.elements:
            if not isinstance(child.time, Time):
                continue
            if child.name == "tt:span":
                child.time.cues = time.cues
            if child.time.cues:
                yield from self.move(child, self.cursor if time.seq and self.cursor is not None else begin)
            elif time.seq:
                self.cursor = child.time.end
            latest = max(latest, self.cursor or 0)
        if not time.seq:
            self.cursor = latest

    def _shifted(self, node: Node, time: Time, base: int, offset: int) -> Iterator[Splice]:
        """Move an element as a whole; what it holds counts from it."""
        last = time.stamps.get("end")
        end = None if last is None else (time.base or 0) + last.ticks + offset
        new = _Written(self.reader, node, time, base)
        yield from new.splices(time.begin + offset, end, keep_length=True)
        self.cursor = None if time.end is None else time.end + offset

    def _room(self, time: Time, borders: Mapping[int, int]) -> tuple[int, int]:
        """The times of a container around the new times of its cues: its own, wider if it must be."""
        start, end = time.begin, time.end or 0
        if borders:
            start, end = min(start, *borders.values()), max(end, *borders.values())
        return start, end


class _Written:
    """The times of one element, written anew. ``begin`` and ``end`` are what they then say; None if they do not."""

    def __init__(self, reader: Reader, node: Node, time: Time, base: int) -> None:
        self.clock = reader.clock
        self.text = reader.text
        self.node = node
        self.time = time
        self.base = base
        self.begin = base
        self.end: int | None = None

    def splices(self, start: int, end: int | None, *, keep_length: bool = False) -> Iterator[Splice]:
        """Replacements for the element's own attributes; ``end`` None leaves its end where it is."""
        stamps = self.time.stamps
        places = xml_nodes.attribute_places(self.text, self.node) if stamps else {}
        first, last, length = stamps.get("begin"), stamps.get("end"), stamps.get("dur")
        if first is not None:
            self.begin = self.base + first.ticks
            if self.begin != start:
                yield *places["begin"], self._begin(start, first.form)
        elif start > self.base and (keep_length or self.node.name in {"tt:p", "tt:span"}):
            form = next((stamp.form for stamp in stamps.values()), DEFAULT)
            yield self._inserted("begin", self._begin(start, form))
        if last is not None:
            until = end if end is not None else (self.time.base or 0) + last.ticks
            self.end = self.base + last.ticks
            if self.end != until:
                new = self.clock.write(max(0, until - self.base), last.form)
                self.end = self.base + self._ticks(new)
                yield *places["end"], new
        if length is not None:
            yield from self._length(length, end, places["dur"], keep=keep_length)
        if last is None and length is None and end is not None and self.node.name in {"tt:p", "tt:span"}:
            new = self.clock.write(max(0, end - self.base), first.form if first is not None else DEFAULT)
            self.end = self.base + self._ticks(new)
            yield self._inserted("end", new)

    def _length(self, length: Stamp, end: int | None, place: tuple[int, int], *, keep: bool) -> Iterator[Splice]:
        ticks = length.ticks
        until = end if end is not None else self.time.begin + ticks
        if not keep and self.begin + ticks != until:
            new = self.clock.write(max(0, until - self.begin), length.form)
            ticks = self._ticks(new)
            yield *place, new
        self.end = self.begin + ticks if self.end is None else min(self.end, self.begin + ticks)

    def _begin(self, start: int, form: Form) -> str:
        new = self.clock.write(max(0, start - self.base), form)
        self.begin = self.base + self._ticks(new)
        return new

    def _inserted(self, name: str, value: str) -> Splice:
        at = self.node.offset + 1 + len(xml_nodes.written_name(self.text, self.node))
        return at, at, f' {name}="{value}"'

    def _ticks(self, written: str) -> int:
        stamp = self.clock.parse(written)
        if stamp is None:
            raise ValueError(written)
        return stamp.ticks


def _has_inner(node: Node) -> bool:
    return any(isinstance(one.time, Time) and one is not node for one in node.walk())
