"""TIM014."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SOURCES
from kit.check.view import view
from kit.subs.track import Facts
from kit.time.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(rate=Rate(Fraction(25)))


@rule(
    "TIM014",
    "too-early",
    source=SOURCES["VMENTHE"],
    limits=("first_cue_frames",),
    needs=("rate",),
    examples=(
        Good(srt(("00:00:00,400 --> 00:00:03,000", "Écoutez.")), facts=_FILM, locale="fr-FR", profile="arte-fr"),
        Bad(srt(("00:00:00,200 --> 00:00:03,000", "Écoutez.")), facts=_FILM, locale="fr-FR", profile="arte-fr"),
    ),
)
def too_early(track: Track, limits: Limits) -> Iterator[Finding]:
    """Show nothing in the film's first frames.

    Players and broadcast chains lose what begins with the very first picture.
    """
    rate, least = track.facts.rate, limits.first_cue_frames
    if rate is None or not least:
        return
    first = rate.nearest(track.facts.start or 0)
    for cue, (start, _) in zip(view(track).in_order, view(track).frames, strict=True):
        if start - first >= least:
            return
        if start >= first:
            yield Finding(
                "This cue shows from frame {frame} on; the first {limit} frames of the film stay empty. Start later.",
                row=cue.time_row,
                cue=cue.number,
                values={"frame": start - first, "limit": least},
            )
