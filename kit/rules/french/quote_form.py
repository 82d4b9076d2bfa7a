"""FRE004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.language import language
from kit.check.quotes import misquoted
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FRE004",
    "french-apostrophe-form",
    fix=Fix.SAFE,
    limits=("quotes",),
    source=QUEBEC,
    examples=(
        Good(says("L’eau n’est pas loin."), locale="fr-CA"),
        Good(says("L'eau n'est pas loin."), locale="fr-FR", profile="netflix-fr-FR"),
        Good(says("Il a couru 100\u00a0m en 5' 10\"."), locale="fr-FR"),
        Bad(says("L'eau n'est pas loin."), locale="fr-CA", fixed=says("L’eau n’est pas loin.")),
        Bad(
            says("L'eau d'ici n’est pas loin."),
            locale="fr-FR",
            profile="netflix-fr-FR",
            fixed=says("L'eau d'ici n'est pas loin."),
        ),
        Bad(says("L´eau d’ici."), locale="fr-FR", fixed=says("L’eau d’ici.")),
    ),
)
def quote_form(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep to one form of the apostrophe, the curly one where the profile says so.

    French typesetting uses ’. Either form is read, but a track that mixes them was made by several hands, and a
    search for a name such as « L’Étoile » finds only half of it.
    """
    if language(track, limits) == "fr":
        yield from misquoted(track, limits.quotes)
