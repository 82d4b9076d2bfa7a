"""TIM005."""

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
    "TIM005",
    "too-short",
    source=NETFLIX_GENERAL,
    limits=("min_duration_seconds",),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:01,833", "No."))),
        Bad(srt(("00:00:01,000 --> 00:00:01,800", "No."))),
    ),
)
def too_short(track: Track, limits: Limits) -> Iterator[Finding]:
    """Show a cue long enough for the eye to find it.

    A shorter flash is noticed but not read. 5/6 of a second is 20 frames at 24 frames per second; a difference that
    the file cannot write is not counted.
    """
    if limits.min_duration_seconds is None:
        return
    least = round(limits.min_duration_seconds * PER_SECOND) - view(track).step
    for cue in track.cues:
        if 0 < cue.duration < least:
            yield Finding(
                "This cue shows for {seconds} s; the least is {limit} s. Let it start earlier or end later.",
                row=cue.time_row,
                cue=cue.number,
                values={
                    "seconds": f"{cue.duration / PER_SECOND:.3f}",
                    "limit": f"{limits.min_duration_seconds:.3f}",
                },
            )
