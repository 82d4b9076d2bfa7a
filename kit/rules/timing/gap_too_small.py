"""TIM004."""

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(rate=Rate(Fraction(24)))


@rule(
    "TIM004",
    "gap-too-small",
    fix=Fix.SAFE,
    source=NETFLIX_TIMING,
    limits=("min_gap_frames",),
    needs=("rate",),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:02,917", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")), facts=_FILM),
        Bad(
            srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            fixed=srt(("00:00:01,000 --> 00:00:02,917", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            facts=_FILM,
        ),
        Bad(
            srt(("00:00:01,000 --> 00:00:02,958", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            fixed=srt(("00:00:01,000 --> 00:00:02,917", "One."), ("00:00:03,000 --> 00:00:05,000", "Two.")),
            facts=_FILM,
        ),
    ),
)
def gap_too_small(track: Track, limits: Limits) -> Iterator[Finding]:
    """Leave a visible gap between two cues.

    Without one the eye does not notice that the text has changed. The fix ends the first cue earlier; it never moves
    an in-time.
    """
    rate, wanted = track.facts.rate, limits.min_gap_frames
    if rate is None or not wanted:
        return
    seen = view(track)
    cues, frames = seen.in_order, seen.frames
    for at in range(len(cues) - 1):
        start, end = frames[at]
        following = frames[at + 1][0]
        gap = following - end
        if not 0 <= gap < wanted or end <= start or cues[at].align != cues[at + 1].align:
            continue
        room = following - wanted > start
        yield Finding(
            "Frames between this cue and cue {other}: {gap}; the least is {limit}. End this cue earlier.",
            row=cues[at].time_row,
            cue=cues[at].number,
            values={"gap": gap, "other": cues[at + 1].number, "limit": wanted},
            edits=(SetEnd(cues[at].number, rate.start_of(following - wanted)),) if room else (),
        )
