"""The programme's start: from zero to the hour that a broadcaster wants, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.retime import shift
from kit.retime.timemap import Evidence, TimeMap, Verdict
from kit.time.ticks import PER_SECOND, clock

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOUR = 3600 * PER_SECOND
#: A first cue this near before an hour may belong to a programme that starts with that hour.
_NEAR = 600 * PER_SECOND


def move(new: int, starts: Sequence[int], was: int | None = None) -> TimeMap:
    """The map from a programme that starts at ``was`` to one that starts at ``new`` (ticks on the tracks' own clock).

    Without ``was`` it is the whole hour that the first of the in-times ``starts`` lies in.
    """
    first = min(starts, default=0)
    told = was is not None
    old = was if was is not None else first // _HOUR * _HOUR
    made = shift.shift(new - old)
    evidence = (
        Evidence("programme start", f"{clock(old)} becomes {clock(new)}"),
        Evidence("first cue", clock(first), "" if told else f"in the hour from {clock(old)}"),
    )
    found = replace(made, method="start", whole_cues=False, evidence=evidence)
    if told and first < old:
        why = f"The first cue is at {clock(first)}, before the programme's start at {clock(old)}."
        return replace(found, verdict=Verdict.REFUSED, confidence=0.0, reasons=(why,))
    if not told and first > 0 and -first % _HOUR <= _NEAR:
        why = f"The first cue is at {clock(first)}, shortly before a full hour: say where the start is with --was."
        return replace(found, verdict=Verdict.UNSURE, confidence=0.5, reasons=(why,))
    return found
