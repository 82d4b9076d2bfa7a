"""FILE009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import WEBVTT
from kit.subs.faults import COMMA_FOR_DOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE009",
    "comma-for-dot",
    source=WEBVTT,
    examples=(
        Good("WEBVTT\n\n00:01.000 --> 00:03.000\nWe left at night.\n", format="vtt"),
        Bad("WEBVTT\n\n00:01,000 --> 00:03,000\nWe left at night.\n", format="vtt"),
    ),
)
def comma_for_dot(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write a full stop before the milliseconds in WebVTT.

    Browsers drop a cue whose times have a comma.
    """
    message = "“{found}” has a comma before the milliseconds; WebVTT writes a full stop. Browsers drop this cue."
    return reported(track, message, COMMA_FOR_DOT)
