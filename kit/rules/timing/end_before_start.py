"""TIM001."""

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
    "TIM001",
    "end-before-start",
    source=SUBRIP,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "We left at night."))),
        Bad(srt(("00:00:03,000 --> 00:00:01,000", "We left at night."))),
        Bad(srt(("00:00:03,000 --> 00:00:03,000", "We left at night."))),
    ),
)
def end_before_start(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """End a cue after its start.

    Players and burners never show such a cue, and most say nothing: the sentence is simply missing on the screen.
    """
    for cue in track.cues:
        if cue.end <= cue.start:
            yield Finding(
                "This cue starts at {start} and ends at {end}, so it is never shown. Correct one of the two times.",
                row=cue.time_row,
                cue=cue.number,
                values={"start": clock(cue.start), "end": clock(cue.end)},
            )
