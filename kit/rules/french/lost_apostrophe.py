"""FRE017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
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

_PARTED = lazy.pattern(
    r"(?<![\w'’.-])([cjnC]|qu|Qu) (est|était|étaient|ai|avais|avait|a pas|y a)(?!\w)"
    r"|(?<![\w'’.-])(d|qu|Qu) (un|une|ils?|elles?|on)(?!\w)"
)


@rule(
    "FRE017",
    "lost-apostrophe",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(says("C’est loin, j’ai froid, qu’il vienne."), locale="fr-CA"),
        Good(says("Le plan D est prêt. Il y a."), locale="fr-FR"),
        Good(says("X = a. N est nord."), locale="fr-FR"),
        Bad(says("C est loin, j ai froid."), locale="fr-CA", fixed=says("C’est loin, j’ai froid.")),
        Bad(says("D’ici qu il vienne d un pas."), locale="fr-FR"),
    ),
)
def lost_apostrophe(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the apostrophe of an elision.

    “c est” and “j ai” are left over when a program did not know the sign ’. Only pairs that mean nothing else are
    looked for.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}” without its apostrophe."
        text = view(track).text
        sign = "’" if text.count("’") >= text.count("'") else "'"
        yield from misprints(track, _PARTED, message, prefer=rf"\1{sign}\2")
