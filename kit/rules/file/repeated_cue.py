"""FILE067."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE067",
    "repeated-cue",
    source=HOUSE,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "Go on."), ("00:00:05,000 --> 00:00:06,000", "Go on."))),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "Go."), ("00:00:03,000 --> 00:00:06,000", "Go."))),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "♪ Go on ♪"), ("00:00:03,000 --> 00:00:06,000", "♪ Go on ♪"))),
        Bad(srt(("00:00:01,000 --> 00:00:03,000", "Go on."), ("00:00:03,000 --> 00:00:06,000", "Go on."))),
    ),
)
def repeated_cue(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Let one cue stand instead of showing the same words twice.

    Two cues with the same words and no gap between them flicker. Usually one was split by a program.
    """
    cues = view(track).in_order
    for one, two in pairwise(cues):
        close = 0 <= two.start - one.end <= PER_SECOND // 10
        if close and one.lines == two.lines and one.align == two.align and " " in one.text and "♪" not in one.text:
            yield Finding(
                "This cue repeats the words of cue {other}, which ends as it begins. Make them one.",
                row=two.row,
                cue=two.number,
                values={"other": one.number},
            )
