"""FRE006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_PAIR = lazy.pattern("oe|Oe|OE")
_LETTERS = lazy.pattern(r"[^\W\d_]*")
_STEMS = (
    "coeur", "soeur", "oeuvr", "oeil", "boeuf", "noeud", "voeu", "moeurs", "manoeuvr", "oeuf", "choeur", "foet",
    "oesophag", "oedèm", "oedip", "oenolog", "rancoeur", "écoeur", "désoeuvr", "contrecoeur", "consoeur", "coeliaque",
)  # fmt: skip
#: The most letters that stand before the ligature in these words.
_BEFORE = 9


@rule(
    "FRE006",
    "ligature",
    fix=Fix.SAFE,
    source=QUEBEC,
    examples=(
        Good(says("La moelle, le poète et Noël coexistent."), locale="fr-FR"),
        Good(says("Sa sœur et son œuvre."), locale="fr-CA"),
        Good(says("Les Boers, Joe et Chloé."), locale="fr-FR"),
        Good(says("The phoenix and the oeuvre.")),
        Bad(says("Sa soeur et son oeuvre."), locale="fr-CA", fixed=says("Sa sœur et son œuvre.")),
        Bad(says("CHEF-D’OEUVRE"), locale="fr-FR", fixed=says("CHEF-D’ŒUVRE")),
        Bad(says("Oedipe, à contrecoeur"), locale="fr-FR", fixed=says("Œdipe, à contrecœur")),
    ),
)
def ligature(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write œ where the word has it: cœur, sœur, œuvre, œil.

    The two letters are one sound in these words and two in others (moelle, coexister), so only words from a list are
    mended.
    """
    if language(track, limits) == "fr":
        yield from misprints(
            track,
            _PAIR,
            "Line {line} has “{found}” in a word that is written with “œ”.",
            prefer=lambda hit: "œ" if hit[0] == "oe" else "Œ",
            unless=lambda hit: not _word(hit).startswith(_STEMS),
        )


def _word(hit: re.Match[str]) -> str:
    """The whole word around a hit, in small letters."""
    start = hit.start()
    while start > max(0, hit.start() - _BEFORE) and hit.string[start - 1].isalpha():
        start -= 1
    letters = _LETTERS.match(hit.string, start, start + 2 * _BEFORE)
    return letters[0].lower() if letters else ""
