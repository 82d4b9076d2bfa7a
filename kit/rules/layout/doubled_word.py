"""LAY046."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.check.example import says, srt
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_ENGLISH = ("the", "an", "of", "and", "my", "your", "their", "from", "with")
_FRENCH = ("le", "les", "du", "des", "un", "une", "et", "dans", "pour", "avec", "sur")
_WORDS = (*_ENGLISH, *_FRENCH)


def _twice(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b((?i:{'|'.join(words)}))[ \n](?i:\1)\b")


_TWICE = {"en": _twice(_ENGLISH), "fr": _twice(_FRENCH)}


@rule(
    "LAY046",
    "doubled-word",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(says("He had had enough. That that is, is.")),
        Good(says("Of all the… the things! And, and then.")),
        Good(says("Nous nous taisons."), locale="fr-FR"),
        Good(says("the the"), locale="ko"),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "We saw the"), ("00:00:04,000 --> 00:00:06,000", "the river."))),
        Bad(says("We saw the the river."), fixed=says("We saw the river.")),
        Bad(says("On the way to the\nthe river.")),
        Bad(says("Il prend le le train."), locale="fr-CA", fixed=says("Il prend le train.")),
    ),
)
def doubled_word(track: Track, limits: Limits) -> Iterator[Finding]:
    """Say an article or preposition once.

    “The the” is a slip that the eye jumps over, above all at a line's end. Only words that are never right twice are
    looked for. Somebody may stammer: look before you let it be replaced.
    """
    pattern = _TWICE.get(language(track, limits))
    if pattern is not None and _may_double(view(track).text):
        for finding in misprints(
            track,
            pattern,
            "Line {line} says “{word}” twice in a row.",
            prefer=r"\1",
            unless=lambda hit: view(track).place(hit.start())[0] is not view(track).place(hit.end() - 1)[0],
        ):
            yield replace(finding, values={**finding.values, "word": str(finding.values["found"]).split()[0]})


def _may_double(text: str) -> bool:
    """Whether one of the words stands twice anywhere: sooner told than searched."""
    small = f" {text}".lower().replace("\n", " ")
    return any(f" {word} {word} " in small for word in _WORDS)
