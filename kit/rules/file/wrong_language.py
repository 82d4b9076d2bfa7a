"""FILE062."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.smallwords import SMALL_WORDS, count, words
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: Fewer words prove nothing; more than the sample prove no more.
_ENOUGH = 30
_SAMPLE = 40_000
#: One word in so many is small in any track of a language, and this many times as many as of its own.
_PLAIN = 12
_MORE = 4


@rule(
    "FILE062",
    "wrong-language",
    source=HOUSE,
    examples=(
        Good(says("The night we crossed the river nobody said a word. Far away a dog barked and was heard. " * 2)),
        Good(says("« Le Monde » and « Les Temps »: the papers that we read while the house was asleep. " * 2)),
        Good(says("Le film The Defector est un film que nous avons vu dans une salle pleine. " * 3), locale="fr-CA"),
        Good(says("Kim Park Lee Choi " * 20)),
        Bad(says("The night we crossed the river nobody said a word and the water was deep. " * 3), locale="fr-CA"),
        Bad(says("La nuit où nous avons passé le fleuve, il y avait des chiens qui aboyaient et le froid. " * 3)),
    ),
)
def wrong_language(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep each file in the language that its name tells.

    English and French share their script, so this counts the small words of both (the, and; les, est). Reported is
    only a track that is plainly the other one.
    """
    own = language(track, limits)
    if own not in SMALL_WORDS:
        return
    found = words(view(track).text[:_SAMPLE])
    other = "fr" if own == "en" else "en"
    if len(found) < _ENOUGH or count(found, other) * _PLAIN <= len(found):
        return
    if count(found, other) > _MORE * count(found, own):
        yield Finding(
            "This track reads as {other}, but its name says “{locale}”. Check which track this is.",
            values={"other": other, "locale": track.locale or limits.language},
        )
