"""ACR009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.track import Track

_ENOUGH = 5
_YEAR = srt(("00:00:01,000 --> 00:00:02,000", "2013"))
_FIVE = srt(*((f"00:00:{at:02},000 --> 00:00:{at + 1:02},000", f"Cue {at}.") for at in range(1, 10, 2)))


@film_rule(
    "ACR009",
    "same-track",
    source=HOUSE,
    examples=(
        Good(_FIVE, others=(("film.ko.srt", _FIVE.replace("Cue", "큐")),)),
        Good(_FIVE, others=(("film.en.vtt", "WEBVTT\n\n" + _FIVE.replace(",", ".")),)),
        Good(_YEAR, others=(("film.ko.srt", _YEAR),)),
        Bad(_FIVE, others=(("film.fr-CA.srt", _FIVE),)),
        Bad(_FIVE, others=(("film.en.sdh.srt", _FIVE),)),
    ),
)
def same_track(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Give each track its own words.

    Two files with the same text under two names: one was copied over the other, and a language, or the sounds for
    those who do not hear, is missing.
    """
    if len(track.cues) < _ENOUGH:
        return
    text = view(track).text
    for other in others:
        same = other.path != track.path and len(other.cues) == len(track.cues) and view(other).text == text
        if same and (other.locale != track.locale or other.kind is not track.kind):
            yield Finding(
                "This track says the same as {track}, word for word. One was copied over the other.",
                values={"track": other.path.name},
            )
