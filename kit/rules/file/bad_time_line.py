"""FILE001."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.labels import missing
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import BAD_TIME_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE001",
    "bad-time-line",
    source=SUBRIP,
    examples=(
        Good(says("We left at night.")),
        Bad("1\n00:00:O1,000 --> 00:00:03,000\nWe left at night.\n"),
        Bad("1\n00:00:01,000 -> 00:00:03,000\nWe left at night.\n"),
    ),
)
def bad_time_line(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write time lines so that they can be read.

    A letter O for a zero or a full-width digit is enough: other programs then put the whole cue into the one before
    it, or drop it without a word.
    """
    message = (
        "The time line “{found}” cannot be read, so its text (down to row {last}) is no cue. Write the times "
        "as in the rows around it."
    )
    others = replace(track, faults=tuple(fault for fault in track.faults if missing(track, fault) is None))
    return reported(others, message, BAD_TIME_LINE)
