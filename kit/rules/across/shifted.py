"""ACR004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.pairs import languages, pairs
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import NETFLIX_TIMING
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: Fewer pairs prove nothing.
_ENOUGH = 10
#: Ticks: how much a whole track may start apart (an eighth of a second), and how much it may run away.
_APART = PER_SECOND // 8
_AWAY = PER_SECOND // 2
_TIMES = tuple((start, start + 2) for start in range(1, 56, 4))


def _track(late: float, faster: float = 1.0) -> str:
    """An example: a cue every four seconds, some milliseconds late, at some other speed."""
    return srt(
        *(
            (f"00:00:{start * faster + late:06.3f} --> 00:00:{end * faster + late:06.3f}".replace(".", ","), "So.")
            for start, end in _TIMES
        )
    )


_EVEN = _track(0)


@film_rule(
    "ACR004",
    "shifted-track",
    source=NETFLIX_TIMING,
    examples=(
        Good(_EVEN, others=(("film.ko.srt", _EVEN),)),
        Good(_track(0.06), others=(("film.ko.srt", _EVEN),)),
        Good(_EVEN, others=(("film.ko.srt", _track(0.5)), ("film.fr-CA.srt", _EVEN))),
        Good(_track(0.5), others=(("film.en.sdh.srt", _EVEN),)),
        Bad(_track(0.5), others=(("film.ko.srt", _EVEN),)),
        Bad(_track(0.5), others=(("film.ko.srt", _EVEN), ("film.fr-CA.srt", _EVEN))),
        Bad(_track(0, 1.03), others=(("film.ko.srt", _EVEN),)),
    ),
)
def shifted(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Start every language with the speech.

    A track that begins later or earlier than the others throughout, or runs away from them, was made for another cut
    or another frame rate. With three languages the one that stands alone is named; with two, both are.
    """
    beside = languages(track, others)
    found = [finding for other in beside if (finding := _compared(track, other)) is not None]
    if found and 2 * len(found) > len(beside):
        yield found[0]


def _compared(track: Track, other: Track) -> Finding | None:
    paired = pairs(track, other)
    if len(paired) < _ENOUGH:
        return None
    from statistics import median  # noqa: PLC0415 - few runs compare languages

    apart = [one.start - two.start for one, two in paired]
    quarter = len(apart) // 4
    parts = apart[: 2 * quarter], apart[quarter:-quarter], apart[-2 * quarter :]
    first, middle, last = (median(part) for part in parts)
    if abs(last - first) > _AWAY and min(first, last) <= middle <= max(first, last):
        return Finding(
            "This track runs away from {track}: {first} s at first, {last} s at last. Check its frame rate or cut.",
            values={"track": other.path.name, "first": _seconds(first), "last": _seconds(last)},
        )
    low, high = sorted(apart)[quarter], sorted(apart)[-quarter - 1]
    if abs(middle) > _APART and low * high > 0 and min(abs(low), abs(high)) > _APART // 2:
        return Finding(
            "This track starts {apart} s apart from {track} throughout. Check which one is late (kit subs retime).",
            values={"track": other.path.name, "apart": _seconds(middle)},
        )
    return None


def _seconds(ticks: float) -> str:
    return f"{ticks / PER_SECOND:+.2f}"
