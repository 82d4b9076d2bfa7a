"""The times that the cues of a SAMI file shall have after changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs.formats.base import HELD
from kit.subs.parts import WHOLE
from kit.time.ticks import to_ms

if TYPE_CHECKING:
    from kit.subs.formats.base import Change
    from kit.subs.formats.sami_reader import Event, Script


@dataclass(slots=True)
class Wish:
    """An event with the times that it shall have in milliseconds; ``end`` None if nothing need end it."""

    event: Event
    start: int
    end: int | None
    change: Change | None


def is_of(part: str, script: Script, event: Event) -> bool:
    """Whether an event is of a part of its file (or of all, with ``WHOLE``)."""
    return part == WHOLE or not script.parts or event.part == part.lower()


def wishes(script: Script, part: str, changes: dict[int, Change]) -> list[Wish]:
    """A wish for each cue of a file, in its order; ``changes`` go by the numbers of the cues of ``part``."""
    found = []
    number = 0
    for event in script.said:
        if event.sync.time is None:
            continue
        end = event.closer.time if event.closer else None
        change = None
        if is_of(part, script, event):
            number += 1
            change = changes.get(number)
        start = event.sync.time
        if change and change.start is not None:
            start = to_ms(change.start)
        if change and change.end is not None:
            end = to_ms(change.end)
        if event.closer is None:
            # What is held needs no end as long as holding it gives the time that it shall have.
            held = to_ms(HELD)
            asked = end if end is not None else event.sync.time + held
            closed = change is not None and change.start is None and change.end is not None
            end = asked if closed or asked != start + held else None
        found.append(Wish(event, start, end, change))
    return found
