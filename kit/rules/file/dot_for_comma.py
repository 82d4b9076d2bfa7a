"""FILE008."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import DOT_FOR_COMMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE008",
    "dot-for-comma",
    source=SUBRIP,
    examples=(
        Good(says("We left at night.")),
        Bad("1\n00:00:01.000 --> 00:00:03.000\nWe left at night.\n"),
    ),
)
def dot_for_comma(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write a comma before the milliseconds in SubRip.

    Most players take a full stop too, but some drop the cue.
    """
    message = "“{found}” has a full stop before the milliseconds; SubRip writes a comma."
    return reported(track, message, DOT_FOR_COMMA)
