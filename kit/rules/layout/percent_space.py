"""LAY049."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_SPACED = lazy.pattern("(?<=\\d)[ \u00a0\u202f]+(?=%)")


@rule(
    "LAY049",
    "space-before-percent",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("Only 5% stay.")),
        Good(says("5\u00a0% restent."), locale="fr-CA"),
        Good(says("What % is that?")),
        Bad(says("Only 5 % stay."), fixed=says("Only 5% stay.")),
        Bad(says("겨우 5 %"), locale="ko", fixed=says("겨우 5%")),
    ),
)
def percent_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set no space before % in Korean and English.

    French sets one; in these languages the sign stands close to its figure, and a space lets the line break between
    them.
    """
    if language(track, limits) in {"ko", "en"}:
        yield from misprints(
            track, _SPACED, "Line {line} has a space before “%”; this language sets none.", prefer="", letters="%"
        )
