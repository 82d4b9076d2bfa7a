"""What is drawn, in the pieces that are judged: a cue with all its rows, a row of a mark, a sign of a time code."""

from __future__ import annotations

import bisect
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.screener.script import Event, Script


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows that come and go together; ``spans`` are its stretches of frames, in order and apart.

    ``cue`` is 0 for a mark, ``track`` which of the job's tracks has the cue.
    """

    cue: int
    events: tuple[Event, ...]
    spans: tuple[tuple[int, int], ...]
    track: int = 0

    def shows(self, frame: int) -> bool:
        """Whether it is drawn on this frame."""
        return self.span(frame) is not None

    def near(self, frame: int, reach: int) -> bool:
        """Whether it is drawn on any frame that is at most so many frames away."""
        place = bisect.bisect(self.spans, (frame + reach, sys.maxsize)) - 1
        return place >= 0 and frame < self.spans[place][1] + reach

    def span(self, frame: int) -> tuple[int, int] | None:
        """The stretch in which it is drawn on this frame."""
        place = bisect.bisect(self.spans, (frame, sys.maxsize)) - 1
        return self.spans[place] if place >= 0 and frame < self.spans[place][1] else None


def units(script: Script) -> tuple[Unit, ...]:
    """The pieces, in the order in which they are drawn over one another."""
    found: dict[tuple[int, int, int, str], list[Event]] = {}
    for event in script.events:
        drawn = event.style if event.style == "Logo" else event.style + event.text
        name = (1, event.track, event.cue, "") if event.cue else (event.layer, 0, 0, drawn)
        found.setdefault(name, []).append(event)
    return tuple(_unit(*name[1:3], events) for name, events in sorted(found.items(), key=lambda item: item[0][0]))


def _unit(track: int, cue: int, events: list[Event]) -> Unit:
    spans = tuple(sorted({(event.first, event.last) for event in events}))
    rows = {(event.style, event.text): event for event in events}
    return Unit(cue, tuple(rows.values()), spans, track)
