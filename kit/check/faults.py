"""Rules on rows that a reader could not take as they stand: each answers to one or more kinds of fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Finding
from kit.subs.faults import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.subs.track import Fault, Track


def reported(track: Track, message: str, *kinds: str) -> Iterator[Finding]:
    """A finding for each fault of these kinds.

    The fault's values fill the message; ``{last}`` is the last row that it covers. Where the fault names its cue and
    that cue was read, the finding does too.
    """
    for fault in track.faults:
        if fault.kind in kinds:
            yield Finding(
                message,
                row=row_of(track, fault),
                cue=_cue(track, fault),
                column=_number(fault, "column"),
                values={**fault.values, "last": fault.last_row},
            )


def _cue(track: Track, fault: Fault) -> int:
    number = _number(fault, "cue")
    if not 0 < number <= len(track.cues):
        return 0
    cue = track.cues[number - 1]
    return number if cue.row <= fault.row <= cue.last_row else 0


def _number(fault: Fault, key: str) -> int:
    value = fault.values.get(key, 0)
    return value if isinstance(value, int) else 0
