"""FRE012."""

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

_DATE = lazy.pattern(
    r"(?:(?<=\d )|(?<=1er )|(?<=\d\u00a0))"
    r"(?:Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre)\b"
    r"|(?:(?<= le )|(?<= ce )|(?<=chaque )|(?<=dès ))(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)"
    r"(?= (?:\d|matin|soir|midi|dernier|prochain))"
)
_MONTHS = (
    *("Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre", "Octobre", "Novembre"),
    *("Décembre", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"),
)
_NAMED = lazy.pattern(
    r"(?:rue|place|avenue|boulevard|quai|pont|métro|station|école|stade|collège)\b"
    r"|\b(?:14 Juillet|8 Mai|1er Mai|11 Novembre|4 Septembre|2 Décembre|11 Septembre|4 Août|6 Février)"
)
#: Characters to either side in which the name of a street stands.
_REACH = 60


@rule(
    "FRE012",
    "capital-month",
    fix=Fix.UNSAFE,
    source=QUEBEC,
    examples=(
        Good(says("Le 12 juin, le mardi 3."), locale="fr-CA"),
        Good(says("Le 14 Juillet, rue du 12 Juin."), locale="fr-FR"),
        Good(says("LE 12 JUIN. Mars, la planète."), locale="fr-FR"),
        Good(says("The 12 Mars bars")),
        Bad(says("Le 12 Juin 2013."), locale="fr-CA", fixed=says("Le 12 juin 2013.")),
        Bad(says("On part le Mardi soir."), locale="fr-FR", fixed=says("On part le mardi soir.")),
    ),
)
def capital_month(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write months and days with a small letter in French.

    English capitals creep in with dates. Feasts and streets that are named after a date keep theirs.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}”; French writes months and days with a small letter."
        yield from misprints(track, _DATE, message, prefer=lambda hit: hit[0].lower(), unless=_named, near=_MONTHS)


def _named(hit: re.Match[str]) -> bool:
    """Whether the row names a street, or the date is a feast."""
    begin, reach = max(0, hit.start() - _REACH), hit.end() + _REACH
    start = max(begin, hit.string.rfind("\n", begin, hit.start()) + 1)
    end = (hit.string.find("\n", hit.end(), reach) + 1 or reach + 1) - 1
    return _NAMED.search(hit.string, start, end) is not None
