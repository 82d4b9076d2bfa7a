"""TIM002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_TIMING
from kit.check.view import view
from kit.time.ticks import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "TIM002",
    "overlap",
    source=NETFLIX_TIMING,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,100 --> 00:00:05,000", "Two."))),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,000 --> 00:00:05,000", "Two."))),
        Bad(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:02,500 --> 00:00:05,000", "Two."))),
    ),
)
def overlap(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Do not show two cues at the same place at the same time.

    Two texts on one place push each other up or cover each other, differently in every player. Cues that stand at
    different places of the picture (a sign at the top, speech at the bottom) may run together.
    """
    latest: dict[int, tuple[int, int]] = {}
    for cue in view(track).in_order:
        if cue.end <= cue.start:
            continue
        end, number = latest.get(cue.align, (cue.start, 0))
        if end > cue.start:
            yield Finding(
                "This cue starts {milliseconds} ms before cue {other} has ended. End that one earlier or start this "
                "one later.",
                row=cue.time_row,
                cue=cue.number,
                values={"milliseconds": to_ms(end - cue.start), "other": number},
            )
        if cue.end > end or not number:
            latest[cue.align] = (cue.end, cue.number)
