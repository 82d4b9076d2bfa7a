"""From the structure of a SAMI file to the cues of one of its languages.

A cue is a paragraph with text. It ends at the next SYNC, in time, that has a paragraph of the same class, blank or
not; other classes do not end it. A SYNC without a paragraph ends the cues of all. What nothing ends is held for
``HELD`` and is a fault: how long it should show, nobody but its author knows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.cue import Cue
from kit.subs.formats import sami_style, sami_text
from kit.subs.formats.base import HELD, Body
from kit.subs.formats.sami_scan import Document, Paragraph, Sync, inner, scan
from kit.subs.parts import WHOLE, Part
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import Fault


@dataclass(slots=True)
class Event:
    """A paragraph with the SYNC that it stands in; ``closer`` is the SYNC that ends it, None if nothing does."""

    sync: Sync
    paragraph: Paragraph
    part: str
    closer: Sync | None = None


@dataclass(slots=True)
class Script:
    """A file, read: its events with text and without by class (in lower case), and its languages.

    ``unknown`` are SYNCs with a class that neither the style sheet nor custom knows.
    """

    document: Document
    said: list[Event] = field(default_factory=list)
    clears: list[Event] = field(default_factory=list)
    lost: list[Event] = field(default_factory=list)
    everywhere: list[Sync] = field(default_factory=list)
    parts: tuple[Part, ...] = ()
    unknown: list[Sync] = field(default_factory=list)


#: The file that was read last: each of its languages is asked for in turn.
_last: list[tuple[Sequence[str], Script]] = []


def read(rows: Sequence[str]) -> Script:
    """Sort a file's paragraphs by their class, and find what ends each; the result belongs to all who ask."""
    if _last and _last[0][0] is rows and isinstance(rows, tuple):
        return _last[0][1]
    script = _sorted(rows)
    _last[:] = [(rows, script)]
    return script


def _sorted(rows: Sequence[str]) -> Script:
    script = Script(scan("".join(rows)))
    names = _names(script.document)
    unknown = _unknown(script.document)
    names = {part: name for part, name in names.items() if part not in unknown}
    only = next(iter(names), "") if len(names) < 2 else None  # noqa: PLR2004 - several
    for sync in script.document.syncs:
        if not sync.paragraphs:
            script.everywhere.append(sync)
        for paragraph in sync.paragraphs:
            part = paragraph.name.lower() if paragraph.name else only
            if part in unknown:
                script.unknown += [sync] if paragraph.blank else []
                part = None
            if part is None:
                if paragraph.blank:
                    script.everywhere.append(sync)
                elif sync.time is not None:
                    script.lost.append(Event(sync, paragraph, ""))
                continue
            (script.clears if paragraph.blank else script.said).append(Event(sync, paragraph, part))
    _close(script)
    script.parts = _parts(script, names)
    return script


def body(rows: Sequence[str], script: Script, part: str) -> Body:
    """The cues and faults of one part of a file, or with ``WHOLE`` of all."""
    return Body(*_Cues(rows, script).read(part), part, script.parts)


def _names(document: Document) -> dict[str, str]:
    """The classes that say something, in the order of the file, as they are first written; all if none does."""
    spoken: dict[str, str] = {}
    named: dict[str, str] = {}
    for sync in document.syncs:
        for paragraph in sync.paragraphs:
            if paragraph.name:
                named.setdefault(paragraph.name.lower(), paragraph.name)
                if not paragraph.blank:
                    spoken.setdefault(paragraph.name.lower(), paragraph.name)
    return spoken or dict(list(named.items())[:1])


def _unknown(document: Document) -> set[str]:
    """Classes that nobody knows, in a file whose style sheet has some: one is a slip of the pen for another."""
    known = sami_style.classes(document.style)
    used = {
        paragraph.name.lower() for sync in document.syncs for paragraph in sync.paragraphs if paragraph.name is not None
    }
    if used.isdisjoint(known):
        return set()
    return {name for name in used if name not in known and not sami_style.guessed(name)}


def _close(script: Script) -> None:
    by_part: dict[str, list[tuple[int, int, Sync]]] = {}
    order = {id(sync): at for at, sync in enumerate(script.document.syncs)}
    for event in (*script.said, *script.clears):
        if event.sync.time is not None:
            by_part.setdefault(event.part, []).append((event.sync.time, order[id(event.sync)], event.sync))
    for sync in script.everywhere:
        if sync.time is not None:
            for places in by_part.values():
                places.append((sync.time, order[id(sync)], sync))
    keys: dict[str, list[tuple[int, int]]] = {}
    for part, places in by_part.items():
        places.sort(key=lambda place: place[:2])
        keys[part] = [place[:2] for place in places]
    for event in script.said:
        if event.sync.time is not None:
            at = bisect_right(keys[event.part], (event.sync.time, order[id(event.sync)]))
            event.closer = by_part[event.part][at][2] if at < len(keys[event.part]) else None


def _parts(script: Script, names: dict[str, str]) -> tuple[Part, ...]:
    styles = sami_style.classes(script.document.style)
    counts: dict[str, int] = {}
    for event in script.said:
        counts[event.part] = counts.get(event.part, 0) + (event.sync.time is not None)
    found = []
    for part, name in names.items():
        style = styles.get(part)
        locale = style.locale if style else sami_style.guessed(part)
        found.append(Part(name, style.title if style else "", locale, counts.get(part, 0)))
    return tuple(found)


class _Cues:
    """Makes cues and faults of a script. Offsets count from 0, rows from 1."""

    def __init__(self, rows: Sequence[str], script: Script) -> None:
        self.rows = rows
        self.script = script
        self.text = script.document.text
        self.starts = [0, *accumulate(map(len, rows))]
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []

    def read(self, part: str) -> tuple[tuple[Cue, ...], tuple[Fault, ...]]:
        wanted = None if part == WHOLE or not self.script.parts else part.lower()
        numbers: dict[int, int] = {}
        for event in self.script.said:
            if wanted in (None, event.part) and event.sync.time is not None:
                self._cue(event, event.sync.time)
                numbers[id(event.sync)] = len(self.cues)
        self._of_file()
        self._of_syncs(wanted, numbers)
        self.faults.sort(key=lambda fault: fault.row)
        return tuple(self.cues), tuple(self.faults)

    def _cue(self, event: Event, time: int) -> None:
        paragraph, number = event.paragraph, len(self.cues) + 1
        begin, end = inner(self.text, paragraph)
        text = self.text[begin:end]
        styled = sami_text.parse([sami_text.joined(text[slice(*piece)]) for piece in sami_text.pieces(text)])
        row, column = self._place(begin)
        last_row = self._place(max(begin, end - 1))[0]
        for _, _, found in styled.problems:
            self._fault(faults.BAD_MARKUP, row, last_row, found=faults.found(found), cue=number)
        held = event.closer is None or event.closer.time is None
        start = time * PER_MS
        sync_row = self._place(event.sync.begin)[0]
        if event.closer is None or event.closer.time is None:
            ends = start + HELD
            self._fault(faults.NEVER_CLOSED, sync_row, found=self._tag(event.sync), cue=number)
        else:
            ends = event.closer.time * PER_MS
        if not paragraph.tagged or (paragraph.name is None and self.script.parts):
            self._fault(faults.MISSING_CLASS, sync_row, found=faults.found(text), cue=number)
        self.cues.append(
            Cue(
                number=number,
                start=start,
                end=ends,
                lines=styled.lines,
                row=sync_row,
                last_row=last_row,
                time_row=sync_row,
                text_row=row,
                spans=styled.spans,
                identifier=paragraph.identifier,
                text_column=column,
                held=held,
            )
        )

    def _of_file(self) -> None:
        """Faults that belong to no language."""
        document = self.script.document
        if not document.header:
            self._fault(faults.BAD_HEADER, 1, found=faults.found(self.rows[0] if self.rows else ""), expected="<SAMI>")
        for begin, end in document.stray:
            first = begin + len(self.text[begin:end]) - len(self.text[begin:end].lstrip())
            last = self._place(begin + len(self.text[begin:end].rstrip()) - 1)[0]
            text = faults.lost([self.text[first : min(end, first + 400)]])
            self._fault(faults.ORPHAN_TEXT, self._place(first)[0], last, text=text, cue=0)
        for event in self.script.lost:
            begin, end = inner(self.text, event.paragraph)
            text = faults.lost([self.text[begin : min(end, begin + 400)]])
            rows = self._place(event.sync.begin)[0], self._place(max(begin, end - 1))[0]
            known = ", ".join(part.name for part in self.script.parts)
            self._fault(faults.NO_LANGUAGE, *rows, text=text, expected=known, cue=0)
        for begin in document.unclosed:
            found = faults.found(self.text[begin : begin + 60].splitlines()[0])
            self._fault(faults.BAD_MARKUP, self._place(begin)[0], found=found, cue=0)

    def _of_syncs(self, wanted: str | None, numbers: dict[int, int]) -> None:
        latest: dict[str, int] = {}
        unknown = {id(sync) for sync in self.script.unknown}
        for sync in self.script.document.syncs:
            row = self._place(sync.begin)[0]
            cue = numbers.get(id(sync), 0)
            if sync.time is None:
                self._unread(sync, row)
                continue
            if sync.loose:
                number = self.text[slice(*sync.number)] if sync.number else ""
                expected = f"<SYNC Start={sync.time if '.' in number else number}>"
                self._fault(faults.LOOSE_TIME, row, found=self._tag(sync), expected=expected, cue=cue)
            if not sync.paragraphs or id(sync) in unknown:
                self._fault(faults.MISSING_CLASS, row, found=self._tag(sync), cue=0)
            names = {paragraph.name.lower() if paragraph.name else "" for paragraph in sync.paragraphs}
            for name in sorted(names):
                before = latest.get(name, 0)
                if sync.time < before and wanted in (None, name or wanted):
                    self._fault(faults.SYNC_ORDER, row, found=self._tag(sync), before=str(before), cue=cue)
                latest[name] = sync.time

    def _unread(self, sync: Sync, row: int) -> None:
        """A SYNC whose time cannot be read takes its whole text with it."""
        end = max(sync.tag_end, sync.begin + len(self.text[sync.begin : sync.stop].rstrip()))
        text = faults.lost([self.text[sync.tag_end : min(end, sync.tag_end + 400)]])
        column = sync.begin - self.starts[row - 1] + 1
        found = self._tag(sync)
        self._fault(faults.BAD_TIME_LINE, row, self._place(end - 1)[0], found=found, column=column, text=text, cue=0)

    def _tag(self, sync: Sync) -> str:
        return faults.found(self.text[sync.begin : min(sync.tag_end, sync.begin + 200)])

    def _place(self, offset: int) -> tuple[int, int]:
        """Row and column from 1 of an offset."""
        row = min(bisect_right(self.starts, offset), len(self.rows)) or 1
        return row, offset - self.starts[row - 1] + 1

    def _fault(self, kind: str, row: int, last_row: int | None = None, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, row, last_row, **values))
