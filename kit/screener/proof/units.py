"""What is drawn, in the pieces that are judged: each cue with all its rows, and each row of a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.screener.script import Event, Script


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows that come and go together; ``cue`` is 0 for a mark, ``spans`` are its stretches of frames, in order."""

    cue: int
    events: tuple[Event, ...]
    spans: tuple[tuple[int, int], ...]

    def shows(self, frame: int) -> bool:
        """Whether it is drawn on this frame."""
        return any(first <= frame < last for first, last in self.spans)


def units(script: Script) -> tuple[Unit, ...]:
    """The pieces, in the order in which they are drawn over one another."""
    found: dict[tuple[int, int, str], list[Event]] = {}
    for event in script.events:
        name = (1, event.cue, "") if event.cue else (event.layer, 0, event.style + event.text)
        found.setdefault(name, []).append(event)
    return tuple(_unit(cue, events) for (_, cue, _), events in sorted(found.items(), key=lambda item: item[0][0]))


def _unit(cue: int, events: list[Event]) -> Unit:
    spans = tuple(sorted({(event.first, event.last) for event in events}))
    rows = {(event.style, event.text): event for event in events}
    return Unit(cue, tuple(rows.values()), spans)
