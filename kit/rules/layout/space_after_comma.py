"""LAY042."""

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

_TIGHT = lazy.pattern(r",(?:(?<=[^\W\d_]{2},)(?=[^\W\d_]{2})|(?<=[가-힣],)(?=[가-힣]))")


@rule(
    "LAY042",
    "space-after-comma",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("It cost 1,000 or 2,5 won, no more.")),
        Good(says("Options A,B and C.")),
        Good(says("« Oui », dit-il."), locale="fr-FR"),
        Bad(says("We left,then stopped."), fixed=says("We left, then stopped.")),
        Bad(says("네,그래요"), locale="ko", fixed=says("네, 그래요")),
        Bad(says("비가 왔고,길은 없었다"), locale="ko", fixed=says("비가 왔고, 길은 없었다")),
    ),
)
def space_after_comma(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Set a space after a comma between words.

    Without it two words read as one, and the line cannot be broken there.
    """
    return misprints(track, _TIGHT, "Line {line} has a comma without a space after it.", prefer=", ")
