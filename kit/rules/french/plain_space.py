"""FRE002."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_FRANCE = lazy.pattern(r"(?<=\S) +(?=[;:!?»](?:[\s;:!?»”\")\]…]|$))|(?<=«) +(?=\S)", re.MULTILINE)
_ELSEWHERE = lazy.pattern(r"(?<=\S) +(?=[:»](?:[\s;:!?»”\")\]…]|$))|(?<=«) +(?=\S)", re.MULTILINE)


@rule(
    "FRE002",
    "plain-space",
    fix=Fix.SAFE,
    source=QUEBEC,
    limits=("space_before_high_punctuation", "guillemet_spaces"),
    examples=(
        Good(says("«\u00a0Quoi\u00a0?\u00a0»"), locale="fr-FR"),
        Bad(says("« Quoi ? »"), locale="fr-FR", fixed=says("«\u00a0Quoi\u00a0?\u00a0»")),
        Bad(says("Il dit : « Non! »"), locale="fr-CA", fixed=says("Il dit\u00a0: «\u00a0Non!\u00a0»")),
        Good(says("Really : no")),
    ),
)
def plain_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Use a no-break space with French punctuation.

    With a plain space the player may put the mark, or a closing », alone on a line of its own.
    """
    if limits.guillemet_spaces:
        pattern = _FRANCE if limits.space_before_high_punctuation else _ELSEWHERE
        message = "Line {line} has a plain space beside a mark where a no-break space (U+00A0) belongs."
        yield from misprints(track, pattern, message, prefer="\u00a0")
