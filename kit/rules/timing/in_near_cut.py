"""TIM010."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check import shots
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_TIMING
from kit.subs.edit import SetStart
from kit.subs.track import Facts
from kit.time.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(rate=Rate(Fraction(24)), cuts=(48,))
_AFTER = "This cue comes on {frames} frames after the cut at frame {cut}. Move its in-time to frame {wanted}."
_BEFORE = "This cue comes on {frames} frames before the cut at frame {cut}. Move its in-time to frame {wanted}."


@rule(
    "TIM010",
    "in-time-near-cut",
    fix=Fix.UNSAFE,
    source=NETFLIX_TIMING,
    limits=("shot_changes",),
    needs=("rate", "cuts"),
    examples=(
        Good(srt(("00:00:02,000 --> 00:00:04,000", "Listen.")), facts=_FILM),
        Good(srt(("00:00:02,500 --> 00:00:04,000", "Listen.")), facts=_FILM),
        Bad(
            srt(("00:00:02,250 --> 00:00:04,000", "Listen.")),
            fixed=srt(("00:00:02,000 --> 00:00:04,000", "Listen.")),
            facts=_FILM,
        ),
        Bad(
            srt(("00:00:01,708 --> 00:00:04,000", "Listen.")),
            fixed=srt(("00:00:02,000 --> 00:00:04,000", "Listen.")),
            facts=_FILM,
        ),
        Bad(
            srt(("00:00:01,583 --> 00:00:04,000", "Listen.")),
            fixed=srt(("00:00:01,500 --> 00:00:04,000", "Listen.")),
            facts=_FILM,
        ),
    ),
)
def in_near_cut(track: Track, limits: Limits) -> Iterator[Finding]:
    """Let a cue come on with the cut, or clearly beside it.

    Text that appears just before or after the picture changes is seen twice, and the eye starts again. Within half a
    second of a cut it belongs on the cut, or half a second before it if speech begins that early. Look before you
    let it be moved: speech decides.
    """
    for stray in shots.strays(track, limits):
        yield Finding(
            _AFTER if stray.frame > stray.cut else _BEFORE,
            row=stray.cue.time_row,
            cue=stray.cue.number,
            values=stray.values,
            edits=(SetStart(stray.cue.number, stray.time),) if 0 <= stray.wanted < stray.other else (),
        )
