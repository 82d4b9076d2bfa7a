"""TIM016."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import TTML_VALIDATOR
from kit.check.view import view
from kit.subs.edit import SetEnd
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "TIM016",
    "blinking-gap",
    fix=Fix.UNSAFE,
    source=TTML_VALIDATOR,
    limits=("min_visible_gap_seconds",),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")), profile="bbc"),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,800 --> 00:00:05,000", "Two.")), profile="bbc"),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,500 --> 00:00:05,000", "Two."))),
        Bad(
            srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,500 --> 00:00:05,000", "Two.")),
            fixed=srt(("00:00:01,000 --> 00:00:03,500", "One."), ("00:00:03,500 --> 00:00:05,000", "Two.")),
            profile="bbc",
        ),
    ),
)
def blinking_gap(track: Track, limits: Limits) -> Iterator[Finding]:
    """Leave no gap between two cues, or one that is seen as a pause.

    In broadcasts a gap of less than about a second reads as a blink. The validator of the BBC refuses gaps above zero
    and below 0.8 s. The fix lets the first cue stand until the next one; look at the pause in the film first.
    """
    if limits.min_visible_gap_seconds is None:
        return
    least = round(limits.min_visible_gap_seconds * PER_SECOND) - view(track).step
    for cue, following in pairwise(view(track).in_order):
        gap = following.start - cue.end
        if 0 < gap < least and cue.duration > 0 and cue.align == following.align:
            yield Finding(
                "Cue {other} follows {seconds} s after this one: too short for a pause (at least {limit} s), too long "
                "to be none. Let this cue stand until the next one, or part them further.",
                row=cue.time_row,
                cue=cue.number,
                values={
                    "other": following.number,
                    "seconds": f"{gap / PER_SECOND:.3f}",
                    "limit": f"{limits.min_visible_gap_seconds:g}",
                },
                edits=(SetEnd(cue.number, following.start),),
            )
