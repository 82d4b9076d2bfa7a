"""Time-code labels of a list as frames, with the event where one does not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.time import timecode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.retime.cutlist.cmx_rows import Event
    from kit.time.rate import Rate

_SEPARATORS = re.compile(r"[:;.,]")
_NTSC = 1001
#: How unlikely, by chance, a list's highest frame number may be before its rate is called wrong.
_CHANCE = 1e-4
#: How many frames a second has at the rates of film and television.
_SECONDS = frozenset({24, 25, 30, 48, 50})
#: Share of events with lengths that differ by a frame which no honest list reaches, and how many at least; at the right
#: rate there are so many times fewer.
_BY_ONE, _FEW = 0.05, 3


class Labels:
    """Reads the labels of one list at its rate.

    A semicolon means drop-frame anywhere; with colons the list's FCM rows decide, where the rate has drop-frame at
    all. An FCM row between events tells how the sources after it count: the record counts in one way throughout, as its
    first event does, unless a label of it does not exist so. A reel that has a label which drop-frame leaves out counts
    without dropping, whatever FCM says. ``note`` says what a person should know of it.
    """

    def __init__(self, path: Path, rate: Rate, events: Sequence[Event]) -> None:
        self.path = path
        self._rate = rate
        self._drops = rate.fps.denominator == _NTSC and rate.nominal % 30 == 0
        self._plain_reels = {event.reel for event in events if any(self._is_left_out(one) for one in event.labels[:2])}
        every = {one for event in events for one in event.labels}
        self._record_drops, self.note = self._of_the_record(events)
        self._highest = max((int(_SEPARATORS.split(one)[3]) for one in every), default=0)
        self._count = len(every)

    def source(self, event: Event, index: int) -> int:
        """The frame of a source label: 0 is the in-point, 1 the out-point."""
        return self._frame(event, event.labels[index], drop=self.is_drop_source(event))

    def record(self, event: Event, index: int) -> int:
        """The frame of a record label: 0 is the in-point, 1 the out-point."""
        return self._frame(event, event.labels[2 + index], drop=self._record_drops)

    def is_drop(self, event: Event) -> bool:
        """Whether an event's record labels are drop-frame."""
        return self._drops and (self._record_drops or ";" in event.labels[2])

    def is_drop_source(self, event: Event) -> bool:
        """Whether the colons of an event's source labels are drop-frame."""
        return self._drops and event.drop and event.reel not in self._plain_reels

    def day(self, *, drop: bool) -> int:
        """How many frames the labels of a day count."""
        return timecode.frame(f"23:59:59{';' if drop else ':'}{self._rate.nominal - 1:02}", self._rate) + 1

    def _of_the_record(self, events: Sequence[Event]) -> tuple[bool, str]:
        """Whether the record is drop-frame where colons do not say so, and what is odd about that."""
        first = events[0]
        drops = first.drop or any(";" in one for event in events for one in event.labels[2:])
        others = [event.number for event in events if event.drop != first.drop]
        if not self._drops or not others:
            return drops, ""
        if any(self._is_left_out(one) for event in events for one in event.labels[2:]):
            drops = False
        way = "drop-frame" if drops else "without dropping"
        return drops, f"FCM changes at event {others[0]}; the record is taken to count {way} throughout"

    def doubt(self, events: Sequence[Event], by_one: int) -> str:
        """Why the list may count at another rate, or an empty text.

        Its labels stop at the last frame of a second of another rate, or ``by_one`` events are a frame longer in their
        source than in the record, or shorter, as happens where seconds are taken for longer than they are, and hardly
        any is at another rate.
        """
        rate = self._rate.label()
        seen = self._highest + 1
        if seen in _SECONDS and seen < self._rate.nominal and (seen / self._rate.nominal) ** self._count < _CHANCE:
            return f"{self.path.name} counts no frame past {self._highest} in a second, so its rate is not {rate}."
        if by_one < _FEW or by_one <= _BY_ONE * len(events):
            return ""
        odd = {second: _odd(events, second) for second in sorted(_SECONDS) if second >= seen}
        best = min(odd, key=lambda second: odd[second], default=0)
        if not best or odd[best] * _FEW > by_one:
            return ""
        return (
            f"At {rate} frames a second source and record differ by a frame in {by_one} of {len(events)} events of "
            f"{self.path.name}, at {best} in {odd[best]}: its rate is hardly {rate}."
        )

    def _is_left_out(self, label: str) -> bool:
        if not self._drops or ";" in label:
            return False
        _, minutes, seconds, frames = (int(part) for part in _SEPARATORS.split(label))
        return bool(minutes % 10) and not seconds and frames < self._rate.nominal // 15

    def _frame(self, event: Event, label: str, *, drop: bool) -> int:
        parts = _SEPARATORS.split(label)
        mark = ";" if self._drops and (drop or ";" in label) else ":"
        try:
            return timecode.frame(f"{parts[0]:>02}:{parts[1]}:{parts[2]}{mark}{parts[3]}", self._rate)
        except UsageError as error:
            raise UsageError(
                f"Event {event.number}: “{label}” does not exist at {self._rate.label()} frames a second"
                f"{', drop-frame' if mark == ';' else ''}.",
                hint=error.hint
                if mark == ";"
                else "A CMX3600 list does not say its rate: give the right one with --fps.",
                slug="bad-label",
                place=Place(self.path, event.row),
            ) from error


def _odd(events: Sequence[Event], second: int) -> int:
    """Events whose source and record differ in length where a second has so many frames."""
    odd = 0
    for event in events:
        begin, end, record, until = (_plain(label, second) for label in event.labels)
        odd += event.speed is None and end - begin != until - record
    return odd


def _plain(label: str, second: int) -> int:
    hours, minutes, seconds, frames = (int(part) for part in _SEPARATORS.split(label))
    return (3600 * hours + 60 * minutes + seconds) * second + frames
