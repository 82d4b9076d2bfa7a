"""FRE013."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_ACCENTED = {"A": "À", "C": "Ç", "E": "É"}
_CIRCUMFLEX = ("etes", "etre")
_WORDS = (
    "tats?|coles?|glises?|tiez|tes|tre|tait|tais|taient|tant|tudiante?s?|tudes?|coute[rsz]?|coutons|videmment|galement|"
    "poques?|crivez|crire|crit|teins|teignez|teindre|toiles?|tranges?|trangers?|trangères?|crans?|conomie|lectricité|"
    "nergie|normes?|pouses?|quipes?|tages?|tapes?|vadés?|vasion|vite[rsz]?|gypte|thiopie|lysée"
)
_BARE = lazy.pattern(
    rf"E(?:{_WORDS}|{_WORDS.upper()})(?!\w)"
    r"|(?:(?<=^)|(?<=^- )|(?<=[.!?…] )|(?<=«\u00a0))(?:Ca(?= [a-zà-ÿ])|A(?= (?:bientôt|demain|cause|propos|quoi|qui|"
    r"quelle?|moi|toi|lui|nous|vous|eux|table|partir|droite|gauche|travers|moins|vrai|peine|présent|condition|force|ce|"
    r"cet|cette|ces|mon|ton|son|notre|votre|jamais|tout|toute|tous|plus|nouveau|part|pied|genoux|midi|minuit|la|l[’'])))",
    re.MULTILINE,
)


@rule(
    "FRE013",
    "capital-without-accent",
    fix=Fix.SAFE,
    limits=("accented_capitals",),
    source=QUEBEC,
    examples=(
        Good(says("À bientôt. Ça va\u00a0? L’État."), locale="fr-CA"),
        Good(says("A-t-il froid\u00a0? Vitamine A. Ca Mau."), locale="fr-CA"),
        Good(says("Etta et Edith ont un Etap."), locale="fr-FR"),
        Good(says("Etat, coles. A la carte.")),
        Bad(says("Ca va. A bientôt."), locale="fr-CA", fixed=says("Ça va. À bientôt.")),
        Bad(says("L’Etat et l’ECOLE."), locale="fr-FR", fixed=says("L’État et l’ÉCOLE.")),
        Bad(says("- A demain.\n- Etes-vous là"), locale="fr-FR", fixed=says("- À demain.\n- Êtes-vous là")),
    ),
)
def capital_without_accent(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep the accent on capitals: À, É, Ça.

    “Ca”, “A bientôt” and “Etat” come from keyboards without accented capitals. Only words that exist in no other
    sense are looked for. Teletext norms forbid these letters; their profiles say so.
    """
    if limits.accented_capitals and language(track, limits) == "fr":
        message = "Line {line} has “{found}” without the accent on its capital."
        yield from misprints(track, _BARE, message, prefer=_accented, letters="ACE")


def _accented(hit: re.Match[str]) -> str:
    first = "Ê" if hit[0].lower() in _CIRCUMFLEX else _ACCENTED[hit[0][0]]
    return first + hit[0][1:]
