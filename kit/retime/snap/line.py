"""The times of one line of cues, chosen together: the fewest findings first, then the least movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check import shots
from kit.retime.snap.stand import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kit.retime.snap.stand import Stand, Wants

#: What one finding costs, against which no movement counts.
_FINDING = 1_000_000
#: What it costs to move a time elsewhere than the rule says: its own answer goes first where it is possible.
_OTHERWISE = 200
#: An in-time follows speech, an out-time has room: moving one frame of it costs twice as much.
_IN = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A cue's new frames and what they cost beside their neighbours."""

    start: int
    end: int
    cost: int


class Line:
    """Cues of one place of the picture, in order, none of them overlapping another but where both are fixed.

    ``tick`` gives the time at which the file will hold a frame as a cue's in-time (True) or out-time; None if it cannot
    say that frame.
    """

    def __init__(
        self, stands: Sequence[Stand], wants: Wants, mode: Mode, tick: Callable[[Stand, int, bool], int | None]
    ) -> None:
        self._stands = stands
        self._wants = wants
        self._mode = mode
        self._tick = tick

    def best(self) -> list[tuple[int, int]]:
        """The frames of each cue's in-time and out-time; those it has now where nothing better is possible."""
        starts = [self._starts(stand) for stand in self._stands]
        reached: list[dict[int, tuple[int, int, int | None]]] = []
        before: dict[int, int] = {}
        for at, stand in enumerate(self._stands):
            following = starts[at + 1] if at + 1 < len(self._stands) else {}
            ends = self._ends(stand, following)
            into = {start: self._into(at, start, before) for start in starts[at]}
            here: dict[int, tuple[int, int, int | None]] = {}
            for choice in self._pairs(stand, starts[at], ends):
                link = into[choice.start]
                if link is None:
                    continue
                cost, previous = link[0] + choice.cost, link[1]
                if choice.end not in here or cost < here[choice.end][0]:
                    here[choice.end] = (cost, choice.start, previous)
            reached.append(here)
            before = {end: cost for end, (cost, _, _) in here.items()}
        return self._traced(reached)

    def _traced(self, reached: Sequence[dict[int, tuple[int, int, int | None]]]) -> list[tuple[int, int]]:
        """The chosen frames, from the last cue back to the first."""
        found: list[tuple[int, int]] = []
        end: int | None = None
        for here in reversed(reached):
            if end is None:
                end = min(here, key=lambda one: (here[one][0], one))
            _, start, previous = here[end]
            found.append((start, end))
            end = previous
        return found[::-1]

    def _into(self, at: int, start: int, before: dict[int, int]) -> tuple[int, int | None] | None:
        """The least cost of all cues before, if this one comes on at ``start``, and where the last of them goes off."""
        if not at:
            return 0, None
        previous, stand = self._stands[at - 1], self._stands[at]
        overlapping = previous.cue.end > stand.cue.start
        comes = self._tick(stand, start, True)
        costs = []
        for end, cost in before.items():
            goes = self._tick(previous, end, False)
            if overlapping or (end <= start and comes is not None and goes is not None and goes <= comes):
                costs.append((cost + _FINDING * self._wants.gap_is_off(start - end), end))
        return min(costs, default=None)

    def _pairs(self, stand: Stand, starts: dict[int, int], ends: dict[int, int]) -> Iterable[Choice]:
        """In-times and out-times that go together."""
        bounds, cue = stand.bounds, stand.cue
        for start, coming in starts.items():
            for end, going in ends.items():
                same = start == stand.start and end == stand.end
                first, last = self._tick(stand, start, True), self._tick(stand, end, False)
                if first is None or last is None:
                    continue
                lasts = last - first
                readable = lasts >= min(cue.duration, bounds.least)
                brief = lasts <= max(cue.duration, bounds.most)
                if same or (readable and brief and end > start):
                    yield Choice(start, end, coming + going)

    def _starts(self, stand: Stand) -> dict[int, int]:
        """In-times to choose from, each with its cost: where it is, where its rule says, and clear of the cut."""
        wants, now = self._wants, stand.start
        if stand.fixed or not wants.start_is_off(now):
            return {now: 0}
        found = shots.in_time(now, wants.cuts, wants.reach)
        told = found[1] if found else now
        half = wants.reach[0]
        chosen = {told, *(one for cut in wants.near(now) for one in (cut, cut - half, cut + half))}
        allowed = [
            one
            for one in chosen
            if one != now and (one < now or self._mode is Mode.NETFLIX) and self._within(stand, one, is_start=True)
        ]
        off = _FINDING
        costs = {
            one: _IN * abs(one - now) + (0 if one == told else _OTHERWISE) + off * wants.start_is_off(one)
            for one in allowed
        }
        return {now: off} | costs

    def _ends(self, stand: Stand, following: Iterable[int]) -> dict[int, int]:
        """Out-times to choose from, each with its cost: also those that leave the right gap to the next cue."""
        wants, now = self._wants, stand.end
        here = _FINDING * wants.end_is_off(now)
        if stand.fixed:
            return {now: here}
        chained = {start - wants.gap for start in following}
        told = set(chained)
        chosen = set(chained)
        found = shots.out_time(now, wants.cuts, wants.reach) if wants.cuts else None
        if found:
            told.add(found[1])
            half = wants.reach[0]
            chosen |= {one for cut in wants.near(now) for one in (cut - shots.BEFORE, cut + half, cut - half)}
        far = 2 * wants.reach[0]
        allowed = [
            one
            for one in chosen
            if one != now
            and abs(one - now) <= far
            and (one > now or self._mode is Mode.NETFLIX)
            and self._within(stand, one, is_start=False)
        ]
        costs = {
            one: abs(one - now) + (0 if one in told else _OTHERWISE) + _FINDING * wants.end_is_off(one)
            for one in allowed
        }
        return {now: here} | costs

    def _within(self, stand: Stand, frame: int, *, is_start: bool) -> bool:
        """Whether the film and the file have a place for a time."""
        tick = self._tick(stand, frame, is_start)
        if tick is None:
            return False
        return tick >= stand.bounds.earliest if is_start else tick <= stand.bounds.latest
