"""FILE011."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import WEBVTT
from kit.subs.faults import BAD_SETTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE011",
    "bad-setting",
    source=WEBVTT,
    examples=(
        Good("WEBVTT\n\n00:01.000 --> 00:03.000\nWe left at night.\n", format="vtt"),
        Bad("WEBVTT\n\n00:01.000 --> 00:03.000 sideways\nWe left at night.\n", format="vtt"),
    ),
)
def bad_setting(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write only the format's own settings after the times.

    An unknown word there is ignored, or makes a player drop the cue.
    """
    message = "“{found}” after the times is no setting of this format. Correct or remove it."
    return reported(track, message, BAD_SETTING)
