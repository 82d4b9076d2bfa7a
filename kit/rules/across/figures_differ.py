"""ACR006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import srt
from kit.check.figures import figures
from kit.check.finding import Finding
from kit.check.pairs import languages, pairs
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import HOUSE
from kit.check.spelled import NEAR
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track

_DIGITS = lazy.pattern(r"\d\d")
_TIME = "00:00:01,000 --> 00:00:05,000"


def _one(text: str) -> str:
    return srt((_TIME, text))


@film_rule(
    "ACR006",
    "figures-differ",
    source=HOUSE,
    examples=(
        Good(_one("In 1987, 10,000 people came."), others=(("film.ko.srt", _one("1987년 1만 명이 왔다")),)),
        Good(_one("It was 3 p.m., 60 miles on."), others=(("film.fr-CA.srt", _one("À 15\u00a0h, 97\u00a0km.")),)),
        Good(_one("In the 1970s he was 25 years old."), others=(("film.ko.srt", _one("70년대, 스물여섯 살")),)),
        Good(_one("Forty-five of 120 came."), others=(("film.fr-CA.srt", _one("45 sur 120 sont venus.")),)),
        Good(_one("In 1987."), others=(("film.ko.srt", _one("1987년")), ("film.fr-CA.srt", _one("En 1978.")))),
        Bad(_one("In 1987."), others=(("film.ko.srt", _one("1978년")),)),
        Bad(_one("In 1987."), others=(("film.ko.srt", _one("1978년")), ("film.fr-CA.srt", _one("En 1978.")))),
        Good(_one("Ninety-seven of them came."), others=(("film.ko.srt", _one("그중 아흔일곱 명이 왔다")),)),
        Good(_one("In nineteen eighty-seven."), others=(("film.fr-CA.srt", _one("En 1987.")),)),
        Bad(_one("Ninety-seven of them came."), others=(("film.ko.srt", _one("그중 일흔아홉 명이 왔다")),)),
        Bad(_one("A hundred and fifty of us."), others=(("film.fr-CA.srt", _one("On était cent cinq.")),)),
        Bad(_one("10,000 people came."), others=(("film.ko.srt", _one("2만 명이 왔다")),)),
    ),
)
def figures_differ(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Give the same years and figures in every language.

    1987 that became 1978 is the slip that nobody hears. Compared are figures above 24, in digits or in words, and only
    where both languages have exactly one that the other has not; hours, ages, prices and measures are left out, since
    they are rightly converted.
    """
    beside = languages(track, others)
    wrong: dict[int, list[tuple[int, int, str]]] = {}
    known: dict[int, int] = {}
    for other in beside:
        if view(other).letters.isdisjoint("0123456789") and not NEAR.search(view(other).text):
            continue
        for one, two in pairs(track, other):
            if not _DIGITS.search(one.text) and not NEAR.search(one.text):
                continue
            own, theirs = figures(one.text), figures(_around(other, two))
            if own:
                known[one.number] = known.get(one.number, 0) + bool(theirs)
            only, instead = own - figures(_around(other, two)), figures(two.text) - figures(_around(track, one))
            if len(only) == 1 and len(instead) == 1 and len(str(*only)) == len(str(*instead)):
                wrong.setdefault(one.number, []).append((min(only), min(instead), other.locale))
    for number, found in sorted(wrong.items()):
        if 2 * len(found) > known[number]:
            own_figure, other_figure, locale = found[0]
            yield Finding(
                "This cue says {own}, the one of {locale} says {other}. Check which is right.",
                row=track.cues[number - 1].text_row,
                cue=number,
                values={"own": own_figure, "other": other_figure, "locale": locale},
            )


def _around(track: Track, cue: Cue) -> str:
    """A cue's words with those before and after it: languages break sentences in different places."""
    return "\n".join(near.text for near in track.cues[max(0, cue.number - 2) : cue.number + 1])
