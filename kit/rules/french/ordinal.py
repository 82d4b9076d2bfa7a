"""FRE009."""

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

_ORDINAL = lazy.pattern(
    r"(?<![\w.,])(1)(i?[èe]re)(s?)\b|(?<![\w.,])(1)(ier)(s?)\b"
    r"|(?<![\w.,])(\d{1,4}|[IVXL]{1,6})(i?[èe]me|è)(s?)\b"
)


@rule(
    "FRE009",
    "ordinal",
    fix=Fix.SAFE,
    source=QUEBEC,
    examples=(
        Good(says("Le 1er, la 1re et le 2e jour."), locale="fr-CA"),
        Good(says("Au XXe siècle, le 38e parallèle."), locale="fr-FR"),
        Good(says("La 2de fois, au 1,5e."), locale="fr-FR"),
        Bad(says("La 1ère et la 2ème fois."), locale="fr-FR", fixed=says("La 1re et la 2e fois.")),
        Bad(says("Le XIXème siècle, les 38ièmes."), locale="fr-CA", fixed=says("Le XIXe siècle, les 38es.")),
    ),
)
def ordinal(track: Track, limits: Limits) -> Iterator[Finding]:
    """Abbreviate ordinals as 1er, 1re, 2e.

    “1ère” and “2ème” are common and wrong: the abbreviation keeps the ending only.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}”; French abbreviates 1er, 1re, 2e."
        yield from misprints(track, _ORDINAL, message, prefer=_short, letters="eè")


def _short(hit: re.Match[str]) -> str:
    figure, ending, plural = (group for group in hit.groups() if group is not None)
    return figure + ("re" if ending.endswith("re") else "er" if ending == "ier" else "e") + plural
