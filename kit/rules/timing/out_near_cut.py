"""TIM011."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check import shots
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_TIMING
from kit.subs.edit import SetEnd
from kit.subs.track import Facts
from kit.time.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(rate=Rate(Fraction(24)), cuts=(96,))


@rule(
    "TIM011",
    "out-time-near-cut",
    fix=Fix.UNSAFE,
    source=NETFLIX_TIMING,
    limits=("shot_changes",),
    needs=("rate", "cuts"),
    examples=(
        Good(srt(("00:00:02,000 --> 00:00:03,917", "Listen.")), facts=_FILM),
        Good(srt(("00:00:02,000 --> 00:00:03,500", "Listen.")), facts=_FILM),
        Bad(
            srt(("00:00:02,000 --> 00:00:04,000", "Listen.")),
            fixed=srt(("00:00:02,000 --> 00:00:03,917", "Listen.")),
            facts=_FILM,
        ),
        Bad(
            srt(("00:00:02,000 --> 00:00:04,250", "Listen.")),
            fixed=srt(("00:00:02,000 --> 00:00:03,917", "Listen.")),
            facts=_FILM,
        ),
        Bad(
            srt(("00:00:02,000 --> 00:00:03,750", "Listen.")),
            fixed=srt(("00:00:02,000 --> 00:00:03,917", "Listen.")),
            facts=_FILM,
        ),
    ),
)
def out_near_cut(track: Track, limits: Limits) -> Iterator[Finding]:
    """Let a cue go off two frames before the cut, or clearly beside it.

    Text that hangs over a cut for a moment is read a second time. Within half a second of a cut the out-time belongs
    two frames before it. Look before you let it be moved: speech decides.
    """
    for stray in shots.strays(track, limits, out=True):
        yield Finding(
            "This cue goes off {frames} frames from the cut at frame {cut}. Move its out-time to frame {wanted}.",
            row=stray.cue.time_row,
            cue=stray.cue.number,
            values=stray.values,
            edits=(SetEnd(stray.cue.number, stray.time),) if stray.wanted > stray.other else (),
        )
