"""ACR003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.overlap import alone
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.track import Track

_SPEECH = srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:05,000 --> 00:00:07,000", "Two."))
_HALF = srt(("00:00:01,000 --> 00:00:03,000", "[door]\nOne."))


@film_rule(
    "ACR003",
    "sdh-misses-speech",
    source=HOUSE,
    examples=(
        Good(_SPEECH, others=(("film.en.sdh.srt", _SPEECH),)),
        Bad(_SPEECH, others=(("film.en.sdh.srt", _HALF),)),
        Good(_SPEECH, others=(("film.ko.sdh.srt", _HALF),)),
    ),
)
def sdh_misses(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001
    """Say in the SDH track what the full track of its language says.

    A viewer who does not hear must not get less than one who does. Compared are times; the words may differ.
    """
    if track.kind is not Kind.FULL or not track.locale:
        return
    for other in others:
        if other.kind is not Kind.SDH or other.locale != track.locale:
            continue
        for cue in alone(view(track).in_order, view(other).in_order):
            yield Finding(
                "No cue of {track} shows at this time. Add these words there.",
                row=cue.time_row,
                cue=cue.number,
                values={"track": other.path.name},
            )
