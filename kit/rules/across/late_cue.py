"""ACR005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.pairs import languages, pairs, together
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import NETFLIX_TIMING
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.track import Track

_ONE = srt(("00:00:01,000 --> 00:00:05,000", "One."))
_LATE = srt(("00:00:02,500 --> 00:00:05,000", "One."))


@film_rule(
    "ACR005",
    "late-cue",
    source=NETFLIX_TIMING,
    examples=(
        Good(_ONE, others=(("film.ko.srt", _LATE),)),
        Good(_LATE, others=(("film.ko.srt", _ONE), ("film.fr-CA.srt", _LATE))),
        Good(srt(("00:00:04,500 --> 00:00:08,000", "One.")), others=(("film.ko.srt", _ONE),)),
        Bad(_LATE, others=(("film.ko.srt", _ONE),)),
        Bad(_LATE, others=(("film.ko.srt", _ONE), ("film.fr-CA.srt", _ONE))),
    ),
)
def late_cue(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Start a cue when the other languages start it.

    Only cues that share most of their time are compared, and only whole seconds count: languages break sentences in
    different places, and this may be one of them.
    """
    late: dict[int, list[tuple[float, str]]] = {}
    beside = languages(track, others)
    for other in beside:
        for one, two in pairs(track, other):
            if one.start - two.start > PER_SECOND and together(one, two):
                late.setdefault(one.number, []).append(((one.start - two.start) / PER_SECOND, other.locale))
    for number, found in sorted(late.items()):
        if 2 * len(found) > len(beside):
            yield Finding(
                "This cue starts {seconds} seconds later than the one of {locales}. Check its in-time.",
                row=track.cues[number - 1].time_row,
                cue=number,
                values={"seconds": f"{found[0][0]:.1f}", "locales": ", ".join(locale for _, locale in found)},
            )
