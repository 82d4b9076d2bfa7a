"""FILE010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import LOOSE_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE010",
    "loose-time",
    source=SUBRIP,
    examples=(
        Good(says("We left at night.")),
        Bad("1\n0:00:01,000 --> 0:00:03,000\nWe left at night.\n"),
    ),
)
def loose_time(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write times in full.

    kit understood this one, but other programs read it differently or drop the cue.
    """
    message = "“{found}” is not how this format writes times; write {expected}."
    return reported(track, message, LOOSE_TIME)
