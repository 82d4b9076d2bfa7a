"""FRE018."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

#: An office after a form of address, with the capital that only letters have.
_OFFICE = lazy.pattern(
    r"(?<!\w)((?:M\.|[Mm]onsieur|Mme|[Mm]adame)[ \u00a0\n](?:le|la)[ \u00a0])"
    r"(Gouverneure?|Président|Présidente|Ministre|Directeur|Directrice|Maire|Juge|Procureure?|Préfet|Préfète|"
    r"Commissaire|Ambassadeur|Ambassadrice|Député|Députée|Sénateur|Sénatrice|Consul|Secrétaire|Professeure?)(?!\w)"
)


@rule(
    "FRE018",
    "capital-office",
    fix=Fix.SAFE,
    source=NETFLIX_FRENCH,
    examples=(
        Good(says("Merci, monsieur le gouverneur."), locale="fr-CA"),
        Good(says("Merci, M. le gouverneur."), locale="fr-CA"),
        Bad(says("Merci, M. le Gouverneur."), locale="fr-CA", fixed=says("Merci, M. le gouverneur.")),
        Bad(says("Oui, madame la Ministre."), locale="fr-FR", fixed=says("Oui, madame la ministre.")),
    ),
)
def capital_office(track: Track, limits: Limits) -> Iterator[Finding]:
    """Address an office with a small letter: monsieur le gouverneur.

    The capital belongs to letters. In full is better than M. or Mme where there is room.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}”; an office has a small letter in dialogue."
        yield from misprints(track, _OFFICE, message, prefer=lambda hit: hit[1] + hit[2].lower(), near=("le ", "la "))
