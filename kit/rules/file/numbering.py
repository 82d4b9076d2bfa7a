"""FILE023."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import BAD_NUMBER, MISSING_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE023",
    "numbering",
    source=SUBRIP,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:04,000 --> 00:00:05,000", "Two."))),
        Bad("1\n00:00:01,000 --> 00:00:03,000\nOne.\n\n3\n00:00:04,000 --> 00:00:05,000\nTwo.\n"),
        Bad("00:00:01,000 --> 00:00:03,000\nOne.\n"),
    ),
)
def numbering(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Number cues from 1 without a hole.

    Players do not care, but people do: “cue 112” must be the same cue for the translator and for the tool. A hole may
    be a cue that somebody lost.
    """
    message = "The cue number here should be {expected}. Number the cues again, and check whether one is missing."
    return reported(track, message, BAD_NUMBER, MISSING_NUMBER)
