"""FRE016."""

from __future__ import annotations

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

_HOUR = lazy.pattern(r"(?<=\d)H(?=[0-5]\d(?!\d))|(?<=\d\u00a0)H(?=\u00a0[0-5]\d(?!\d))")


@rule(
    "FRE016",
    "hour-sign",
    fix=Fix.SAFE,
    source=QUEBEC,
    examples=(
        Good(says("Il est 10h30, ou 10\u00a0h\u00a030."), locale="fr-CA"),
        Good(says("Le vol AF1H2 et la formule H2O."), locale="fr-FR"),
        Good(says("À 20\u00a0heures, 3H."), locale="fr-FR"),
        Bad(says("Il est 10H30."), locale="fr-CA", fixed=says("Il est 10h30.")),
    ),
)
def hour_sign(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the hour with a small h: 10h30 or 10 h 30.

    The capital H stands for other units. Both ways of spacing are in use and left alone.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}”; hours take a small “h”."
        yield from misprints(track, _HOUR, message, prefer="h", letters="H")
