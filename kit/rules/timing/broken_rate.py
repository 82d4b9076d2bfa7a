"""TIM017."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import CINEMA
from kit.subs.track import Facts
from kit.time.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_NTSC = Facts(rate=Rate(Fraction(24000, 1001)))


@rule(
    "TIM017",
    "broken-frame-rate",
    source=CINEMA,
    limits=("whole_frame_rate",),
    needs=("rate",),
    examples=(
        Good(says("We left."), profile="dcp", facts=Facts(rate=Rate(Fraction(24)))),
        Good(says("We left."), facts=_NTSC),
        Bad(says("We left."), profile="dcp", facts=_NTSC),
    ),
)
def broken_rate(track: Track, limits: Limits) -> Iterator[Finding]:
    """Give a cinema package a whole number of frames a second.

    Cinema servers play 24, 25, 30, 48, 50 or 60 frames. At 23.976 the package is refused, or runs a thousandth too
    fast: captions are a second late after a quarter of an hour.
    """
    rate = track.facts.rate
    if limits.whole_frame_rate and rate is not None and rate.fps.denominator != 1:
        yield Finding(
            "The film counts {rate} frames a second, which no cinema server plays. Make the picture and this track at "
            "{whole} (`kit subs retime rate {rate} {whole}`).",
            values={"rate": rate.label(), "whole": rate.nominal},
        )
