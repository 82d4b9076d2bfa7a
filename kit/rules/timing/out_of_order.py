"""TIM003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "TIM003",
    "out-of-order",
    source=SUBRIP,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:04,000 --> 00:00:05,000", "Two."))),
        Bad(srt(("00:00:04,000 --> 00:00:05,000", "Two."), ("00:00:01,000 --> 00:00:03,000", "One."))),
    ),
)
def out_of_order(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write cues in the order in which they show.

    Some players read ahead and drop a cue that comes too late in the file. It is also often the trace of a typing
    error in an hour or a minute.
    """
    before = None
    for cue in track.cues:
        if before is not None and cue.start < before.start:
            yield Finding(
                "This cue starts at {start}, before cue {other} above it ({earlier}). Check its time, or move it up.",
                row=cue.time_row,
                cue=cue.number,
                values={"start": clock(cue.start), "other": before.number, "earlier": clock(before.start)},
            )
        before = cue
