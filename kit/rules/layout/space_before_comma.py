"""LAY041."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_SPACED = lazy.pattern(r"(?<=[^\W\d_]) +(?=[,.](?![\w.])(?! \.))")


@rule(
    "LAY041",
    "space-before-comma",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("The .22 rifle, the .org address.")),
        Good(says("Wait ... no . . . yes.")),
        Good(says("It is 3 .5"), locale="en"),
        Bad(says("We left , then stopped ."), fixed=says("We left, then stopped.")),
        Bad(says("Il part , enfin ."), locale="fr-FR", fixed=says("Il part, enfin.")),
        Bad(says("그래 , 가자"), locale="ko", fixed=says("그래, 가자")),
    ),
)
def space_before_comma(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Set no space before a comma or full stop.

    No language of ours has one there, and the player may put the mark at the beginning of the next line.
    """
    return misprints(
        track,
        _SPACED,
        "Line {line} has a space before a comma or full stop; take it away.",
        prefer="",
        near=(" ,", " ."),
    )
