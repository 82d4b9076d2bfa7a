"""TIM015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SOURCES
from kit.check.view import view
from kit.subs.track import Facts
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(end=10 * PER_SECOND)


@rule(
    "TIM015",
    "too-near-the-end",
    source=SOURCES["VMENTHE"],
    limits=("min_after_last_seconds",),
    needs=("end",),
    examples=(
        Good(srt(("00:00:07,000 --> 00:00:09,000", "Bonsoir.")), facts=_FILM, locale="fr-FR", profile="arte-fr"),
        Bad(srt(("00:00:07,000 --> 00:00:09,600", "Bonsoir.")), facts=_FILM, locale="fr-FR", profile="arte-fr"),
    ),
)
def too_near_end(track: Track, limits: Limits) -> Iterator[Finding]:
    """End the last cue before the film does.

    Text that stands on the last picture is cut off when the next programme begins.
    """
    end, least = track.facts.end, limits.min_after_last_seconds
    if end is None or least is None:
        return
    latest = end - round(least * PER_SECOND) + view(track).step
    for cue in track.cues:
        if latest < cue.end <= end and cue.start < end:
            yield Finding(
                "This cue ends {seconds} s before the film; leave at least {limit} s.",
                row=cue.time_row,
                cue=cue.number,
                values={"seconds": f"{(end - cue.end) / PER_SECOND:.2f}", "limit": f"{least:g}"},
            )
