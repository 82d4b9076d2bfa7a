"""FRE008."""

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

_MINUTES = lazy.pattern(r"(?<=\d)([ \u00a0]?)(?:mn\b|mins\b|min\.(?= [a-zà-ÿ]))")


@rule(
    "FRE008",
    "minutes",
    fix=Fix.SAFE,
    source=NETFLIX_FRENCH,
    examples=(
        Good(says("Dans 10\u00a0min, on part."), locale="fr-CA"),
        Good(says("Il reste 10\u00a0min. On part."), locale="fr-FR"),
        Good(says("Le mn et le 10 mnémonique."), locale="fr-FR"),
        Bad(says("Dans 10\u00a0mn, on part."), locale="fr-CA", fixed=says("Dans 10\u00a0min, on part.")),
        Bad(says("Dans 10 min. il part."), locale="fr-FR", fixed=says("Dans 10 min il part.")),
    ),
)
def minutes(track: Track, limits: Limits) -> Iterator[Finding]:
    """Abbreviate minutes as min.

    It is the sign of the unit: without full stop, without plural, and never “mn”.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}” for minutes; write “min”."
        yield from misprints(track, _MINUTES, message, prefer=r"\1min", letters="m")
