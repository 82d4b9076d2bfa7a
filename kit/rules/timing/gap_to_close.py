"""TIM007."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_TIMING
from kit.check.view import view
from kit.subs.edit import SetEnd
from kit.subs.track import Facts
from kit.time.rate import Rate
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(rate=Rate(Fraction(24)))


@rule(
    "TIM007",
    "gap-to-close",
    fix=Fix.UNSAFE,
    source=NETFLIX_TIMING,
    limits=("close_gap_below_seconds", "min_gap_frames"),
    needs=("rate",),
    examples=(
        Good(
            srt(("00:00:01,000 --> 00:00:02,500", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            facts=_FILM,
            profile="netflix-en",
        ),
        Bad(
            srt(("00:00:01,000 --> 00:00:02,600", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            fixed=srt(("00:00:01,000 --> 00:00:02,917", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            facts=_FILM,
            profile="netflix-en",
        ),
    ),
)
def gap_to_close(track: Track, limits: Limits) -> Iterator[Finding]:
    """Close a gap that is too short to be a pause.

    Text that goes off and comes on again within half a second flickers. The fix lets the first cue stand until the
    smallest allowed gap; look at the cut first, which is why it is not done unasked.
    """
    rate, least = track.facts.rate, limits.min_gap_frames
    if rate is None or least is None or not limits.close_gap_below_seconds:
        return
    below = Fraction(limits.close_gap_below_seconds) * rate.fps
    # What is too short to be seen at all is another rule's (TIM016).
    blinks = round((limits.min_visible_gap_seconds or 0) * PER_SECOND)
    seen = view(track)
    cues, frames = seen.in_order, seen.frames
    for at in range(len(cues) - 1):
        start, end = frames[at]
        following = frames[at + 1][0]
        gap = following - end
        if not least < gap < below or end <= start or cues[at].align != cues[at + 1].align:
            continue
        if cues[at + 1].start - cues[at].end < blinks:
            continue
        yield Finding(
            "Frames between this cue and cue {other}: {gap}; below {below} the text flickers. Let this cue stand until "
            "{limit} frames before the next one.",
            row=cues[at].time_row,
            cue=cues[at].number,
            values={"other": cues[at + 1].number, "gap": gap, "below": -(-below // 1), "limit": least},
            edits=(SetEnd(cues[at].number, rate.start_of(following - least)),),
        )
