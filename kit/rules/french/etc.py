"""FRE011."""

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

_DOTS = lazy.pattern(r"(\betc)(?:\.{2,}|\.?…)")


@rule(
    "FRE011",
    "etc-with-dots",
    fix=Fix.SAFE,
    source=QUEBEC,
    examples=(
        Good(says("La pluie, le froid, etc."), locale="fr-FR"),
        Good(says("La pluie, etc., et le froid…"), locale="fr-CA"),
        Good(says("Un ketc… rien."), locale="fr-FR"),
        Bad(says("La pluie, le froid, etc..."), locale="fr-FR", fixed=says("La pluie, le froid, etc.")),
        Bad(says("La pluie, etc…"), locale="fr-CA", fixed=says("La pluie, etc.")),
    ),
)
def etc(track: Track, limits: Limits) -> Iterator[Finding]:
    """End etc. with one full stop.

    It already says that the list goes on; an ellipsis after it says so twice.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has “{found}”; write “etc.” with one full stop."
        yield from misprints(track, _DOTS, message, prefer=r"\1.")
