"""FILE007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import MISSING_BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE007",
    "missing-blank-row",
    source=SUBRIP,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:04,000 --> 00:00:05,000", "Two."))),
        Bad("1\n00:00:01,000 --> 00:00:03,000\nOne.\n2\n00:00:04,000 --> 00:00:05,000\nTwo.\n"),
    ),
)
def missing_blank(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Part two cues by a blank row.

    Without it, players read the next number and times as words of the cue above and put them on the screen.
    """
    message = "No blank row stands above this one. Add one, so that every player sees two cues."
    return reported(track, message, MISSING_BLANK)
