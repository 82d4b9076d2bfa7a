"""FILE063."""

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

_TAB = lazy.pattern("\\t+")


@rule(
    "FILE063",
    "tab",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("We went on.")),
        Good(says("We  went on.")),
        Bad(says("We\twent on."), fixed=says("We went on.")),
    ),
)
def tab(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write no tabs in the text.

    Players draw a tab as a wide hole, as a box, or not at all, and then two words stick together.
    """
    return misprints(track, _TAB, "Line {line} has a tab; write a space.", prefer=" ", letters="\t")
