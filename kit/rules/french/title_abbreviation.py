"""FRE007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_FRENCH

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TITLE = lazy.pattern(
    r"(?<![\w-])(?:Mr\.?(?=[ \u00a0][A-ZÀ-Ý])|Melle\b\.?"
    r"|(?:Mmes?|Mlles?|Dr|Pr)\.(?=[ \u00a0][A-ZÀ-Ý]))"
)


@rule(
    "FRE007",
    "title-abbreviation",
    fix=Fix.UNSAFE,
    source=NETFLIX_FRENCH,
    examples=(
        Good(says("M. Roy, Mme Roy, le Dr Roy et Me Roy."), locale="fr-CA"),
        Good(says("Il est allé chez le Dr."), locale="fr-FR"),
        Good(says("MM. Roy et Mlle Roy."), locale="fr-FR"),
        Good(says("Mr. Roy and Dr. Roy.")),
        Bad(says("Mr Roy et Mme. Roy."), locale="fr-FR", fixed=says("M. Roy et Mme Roy.")),
        Bad(says("Melle Roy, le Dr. Roy."), locale="fr-CA", fixed=says("Mlle Roy, le Dr Roy.")),
    ),
)
def title_abbreviation(track: Track, limits: Limits) -> Iterator[Finding]:
    """Abbreviate titles the French way: M., Mme, Mlle, Dr, Pr.

    An abbreviation that ends with the word's own last letter takes no full stop, and Mr is English. A film's title
    may keep it: look first.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}”; French writes M., Mme, Mlle, Dr or Pr."
        yield from misprints(track, _TITLE, message, prefer=_french)


def _french(hit: re.Match[str]) -> str:
    title = hit[0].rstrip(".")
    return {"Mr": "M.", "Melle": "Mlle"}.get(title, title)
