"""ACR008."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.pairs import languages, pairs
from kit.check.rule import Bad, Good, film_rule
from kit.check.smallwords import SMALL_WORDS, count, words
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.track import Track

_TIME = "00:00:01,000 --> 00:00:05,000"


def _one(text: str) -> str:
    return srt((_TIME, text))


@film_rule(
    "ACR008",
    "untranslated",
    source=HOUSE,
    examples=(
        Good(_one("This is the border."), others=(("film.fr-CA.srt", _one("Voici la frontière.")),)),
        Good(_one("This is the border."), others=(("film.ko.srt", _one("This is the border.")),)),
        Good(_one("Ann Shin, Toronto, 20"), locale="fr-CA", others=(("film.en.srt", _one("Ann Shin, Toronto, 20")),)),
        Good(_one("♪ Is the road ♪"), locale="fr-CA", others=(("film.en.srt", _one("♪ Is the road ♪")),)),
        Bad(_one("This is the border."), locale="fr-CA", others=(("film.en.srt", _one("This is the border.")),)),
        Bad(_one("This is the border."), locale="ko", others=(("film.en.srt", _one("This is the border.")),)),
    ),
)
def untranslated(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Translate every cue.

    The same words at the same time in a track of another language were copied and forgotten. Names, figures and songs
    are left alone: reported is only a sentence with the small words of the other language.
    """
    for other in languages(track, others):
        for one, two in pairs(track, other):
            if one.lines == two.lines and _left(one.text, track.locale, other.locale):
                yield Finding(
                    "This cue says the same as {track}, word for word. Translate it.",
                    row=one.text_row,
                    cue=one.number,
                    values={"track": other.path.name},
                )


def _left(text: str, own: str, other: str) -> bool:
    """Whether a text is plainly of the other language and not of this one."""
    found = words(text)
    own, other = own.partition("-")[0], other.partition("-")[0]
    if "♪" in text or len(found) < 3:  # noqa: PLR2004 - a name has fewer words
        return False
    if own == "ko":
        return count(found, other) > 0
    return other in SMALL_WORDS and count(found, other) > count(found, own) == 0
