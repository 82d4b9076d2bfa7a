"""FILE024."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.edit import Drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE024",
    "empty-cue",
    fix=Fix.UNSAFE,
    source=SUBRIP,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."))),
        Bad(
            srt(
                ("00:00:01,000 --> 00:00:03,000", "One."),
                ("00:00:04,000 --> 00:00:05,000", " "),
                ("00:00:06,000 --> 00:00:07,000", "Two."),
            ),
            fixed=srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:06,000 --> 00:00:07,000", "Two.")),
        ),
        Bad(
            srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:04,000 --> 00:00:05,000", " ")),
            fixed=srt(("00:00:01,000 --> 00:00:03,000", "One.")),
        ),
    ),
)
def empty_cue(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Leave no cue empty.

    An empty one is often a translation that was forgotten. The fix removes it; look first whether words are missing.
    """
    for cue in track.cues:
        if not cue.text.strip():
            yield Finding(
                "This cue has times but no text. Write the text that is missing, or remove the cue.",
                row=cue.row,
                cue=cue.number,
                edits=(Drop(cue.number),),
            )
