"""ACR001."""

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

_THREE = srt(
    ("00:00:01,000 --> 00:00:03,000", "One."),
    ("00:00:05,000 --> 00:00:07,000", "Two."),
    ("00:00:09,000 --> 00:00:11,000", "Three."),
)
_TWO = srt(("00:00:01,000 --> 00:00:03,000", "Un."), ("00:00:09,000 --> 00:00:11,000", "Trois."))
_SIGN = srt(("00:00:05,000 --> 00:00:07,000", "Two."))


@film_rule(
    "ACR001",
    "no-counterpart",
    source=HOUSE,
    examples=(
        Good(_THREE, others=(("film.ko.srt", _THREE),)),
        Bad(_THREE, others=(("film.fr-CA.srt", _TWO),)),
        Good(_THREE, others=(("film.fr-CA.srt", _TWO), ("film.en.forced.srt", _SIGN))),
        Good(_THREE, others=(("film.fr-CA.sdh.srt", _TWO),)),
    ),
)
def no_counterpart(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001
    """Say in every language what is said in one.

    A cue that no cue of another full track shares its time with is a sentence that this audience misses, or a track
    that was made for another cut. Forced narratives (signs that only some languages need) are left out.
    """
    if track.kind is not Kind.FULL:
        return
    full = [other for other in others if other.kind is Kind.FULL and other.locale != track.locale]
    forced = {(cue.start, cue.end) for other in others if other.kind is Kind.FORCED for cue in other.cues}
    missing: dict[int, list[str]] = {}
    for other in full:
        for cue in alone(view(track).in_order, view(other).in_order):
            if (cue.start, cue.end) not in forced:
                missing.setdefault(cue.number, []).append(other.locale or other.path.name)
    for number, locales in sorted(missing.items()):
        yield Finding(
            "No cue of {locales} shows at this time. Translate it there, or check that both tracks belong to this cut.",
            row=track.cues[number - 1].time_row,
            cue=number,
            values={"locales": ", ".join(locales)},
        )
