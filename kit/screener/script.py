"""What is drawn and when, as data: a head of styles and events on whole frames, whole or cut to a stretch of frames.

An event must look the same on each of its frames: cut to a segment it begins anew there. Whatever moves or fades is
therefore several events, one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kit.screener.timing import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.time.rate import Rate

    #: From a frame up to, not including, another.
    Span = tuple[int, int]

#: Frames that are looked up together.
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Event:
    """One row of text on the frames ``first`` … ``last`` − 1; ``text`` is ASS with our own tags only.

    ``cue`` is the number of the cue that it belongs to, 0 for a mark; ``track`` is which of the job's tracks has it.
    """

    layer: int
    first: int
    last: int
    style: str
    text: str
    cue: int = 0
    track: int = 0

    def row(self, rate: Rate) -> str:
        """The event as a row of an ASS file."""
        times = f"{clock(self.first, rate)},{clock(self.last, rate)}"
        return f"Dialogue: {self.layer},{times},{self.style},,0,0,0,,{self.text}"


@dataclass(frozen=True)
class Script:
    """An ASS file before it is written."""

    head: str
    events: tuple[Event, ...]
    rate: Rate

    def __str__(self) -> str:
        return "\n".join([self.head, *(event.row(self.rate) for event in self.events), ""])

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The stretches of frames, from and up to, on which something is drawn: in order, none touching the next."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted((event.first, event.last) for event in self.events):
            if joined and first <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return tuple(joined)

    def cut(self, stretches: Iterable[tuple[int, int]]) -> Script:
        """Only what shows in these stretches of frames, each event cut at their borders; times stay the film's."""
        events = [
            replace(event, first=max(first, event.first), last=min(last, event.last))
            for first, last in stretches
            for event in self._near(first, last)
            if event.first < last and event.last > first
        ]
        return replace(self, events=tuple(events))

    def _near(self, first: int, last: int) -> list[Event]:
        """The events that may show between two frames, in their order."""
        blocks = range(first // _BLOCK, (last - 1) // _BLOCK + 1)
        return [self.events[index] for index in sorted({index for block in blocks for index in self._blocks[block]})]

    @cached_property
    def _blocks(self) -> defaultdict[int, list[int]]:
        """Which events touch each block of frames: a running time code has a few hundred thousand."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for index, event in enumerate(self.events):
            for block in range(event.first // _BLOCK, (event.last - 1) // _BLOCK + 1):
                found[block].append(index)
        return found
