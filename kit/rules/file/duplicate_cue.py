"""FILE025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE
from kit.subs.edit import Drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE025",
    "duplicate-cue",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "Go."), ("00:00:04,000 --> 00:00:05,000", "Go."))),
        Bad(
            srt(("00:00:01,000 --> 00:00:03,000", "Go."), ("00:00:01,000 --> 00:00:03,000", "Go.")),
            fixed=srt(("00:00:01,000 --> 00:00:03,000", "Go.")),
        ),
    ),
)
def duplicate_cue(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write no cue twice.

    Two cues with the same times and the same words show the words twice, one above the other. The fix removes the
    second.
    """
    first: dict[tuple[int, int, str, int], int] = {}
    for cue in track.cues:
        other = first.setdefault((cue.start, cue.end, cue.text, cue.align), cue.number)
        if other != cue.number and cue.text.strip():
            yield Finding(
                "This cue has the same times and words as cue {other}. Remove one of the two.",
                row=cue.row,
                cue=cue.number,
                values={"other": other},
                edits=(Drop(cue.number),),
            )
