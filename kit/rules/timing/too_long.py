"""TIM006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "TIM006",
    "too-long",
    source=NETFLIX_GENERAL,
    limits=("max_duration_seconds",),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:08,000", "The river was wide."))),
        Bad(srt(("00:00:01,000 --> 00:00:09,000", "The river was wide."))),
    ),
)
def too_long(track: Track, limits: Limits) -> Iterator[Finding]:
    """Do not leave a cue standing.

    A viewer who has finished reads it again, and looks away from the picture.
    """
    if limits.max_duration_seconds is None:
        return
    most = round(limits.max_duration_seconds * PER_SECOND) + view(track).step
    for cue in track.cues:
        if cue.duration > most:
            yield Finding(
                "This cue shows for {seconds} s; the limit is {limit} s. End it earlier, or divide it.",
                row=cue.time_row,
                cue=cue.number,
                values={
                    "seconds": f"{cue.duration / PER_SECOND:.3f}",
                    "limit": f"{limits.max_duration_seconds:g}",
                },
            )
