"""LAY006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_EDGE = lazy.pattern(r"^[ \t\u00a0\u3000]+(?=\S)|(?<=\S)[ \t\u00a0\u3000]+$", re.MULTILINE)
#: A blank beside a line's end, or one that is no plain space.
_NEAR = (" \n", "\n ", "\t", "\u00a0", "\u3000")


@rule(
    "LAY006",
    "space-at-edge",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("We went on.\nNobody spoke.")),
        Bad(says("We went on. \n Nobody spoke."), fixed=says("We went on.\nNobody spoke.")),
    ),
)
def space_at_edge(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Put no space at the beginning or the end of a line.

    It moves a centred line to one side and counts as a character.
    """
    near = () if view(track).text.startswith(" ") else _NEAR
    return misprints(track, _EDGE, "Line {line} begins or ends with a space; take it away.", prefer="", near=near)
