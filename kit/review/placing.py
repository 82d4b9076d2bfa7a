"""Where the cues of decisions are now: a cue that others were split or joined before is known again by its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kit.review import mark
from kit.review.decisions import Join, Waive, cues_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.review.decisions import Decision
    from kit.subs.track import Track


class Placed:
    """Decisions on one track with the numbers that their cues have now.

    ``stale`` are the numbers, as they were decided on, of cues that are no longer there as they were; 0 is the file.
    """

    def __init__(self, track: Track, told: Iterable[Decision]) -> None:
        self._track = track
        self._marks = [mark.of_cue(track, cue) for cue in track.cues]
        self._places: dict[str, int | None] = {}
        for number, found in enumerate(self._marks, 1):
            self._places[found] = None if found in self._places else number
        self._taken: set[int] = set()
        self.stale: list[int] = []
        self.decisions: list[Decision] = []
        for one in told:
            self._place(one)

    def _place(self, one: Decision) -> None:
        if not one.cue:
            if one.was != mark.of_track(self._track):
                self.stale.append(0)
            self.decisions.append(one)
            return
        wanted = (one.was, *one.following) if isinstance(one, Join) else (one.was,)
        at = one.cue if self._holds(one.cue, wanted) else self._places.get(one.was)
        if at is not None and self._holds(at, wanted) and (isinstance(one, Waive) or self._take(at, len(wanted))):
            self.decisions.append(msgspec.structs.replace(one, cue=at))
            return
        gone = [cue for cue, was in zip(cues_of(one), wanted, strict=True) if self._marks[cue - 1 : cue] != [was]]
        self.stale += gone or [one.cue]

    def _take(self, number: int, count: int) -> bool:
        """Whether nobody else's decision has taken these cues, of which there were two alike; they are taken then."""
        cues = {*range(number, number + count)}
        free = self._taken.isdisjoint(cues)
        self._taken |= cues
        return free

    def _holds(self, number: int, wanted: Sequence[str]) -> bool:
        """Whether the cues from a number on have these marks."""
        return self._marks[number - 1 : number - 1 + len(wanted)] == [*wanted]
