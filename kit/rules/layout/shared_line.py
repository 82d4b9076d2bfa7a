"""LAY045."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TWO = lazy.pattern(r"^[-–] ?\S[^\n]*?[.!?…][”»\"]? +[-–] ?(?=[A-ZÀ-Ý가-힣“«\"])", re.MULTILINE)


@rule(
    "LAY045",
    "two-speakers-in-a-line",
    source=NETFLIX_GENERAL,
    examples=(
        Good(says("-Where to?\n-North.")),
        Good(says("-He moved to Paris - France.")),
        Good(says("The route - so they said. - is closed.")),
        Good(says("- Il part… – enfin, presque."), locale="fr-FR"),
        Bad(says("-Where to? -North.")),
        Bad(says("- 어디로? - 북쪽"), locale="ko"),
    ),
)
def shared_line(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Give each speaker a line.

    Two hyphens in one row: the eye cannot tell where the second voice begins.
    """
    message = "Line {line} holds two speakers. Begin the second one on a line of its own."
    return misprints(track, _TWO, message, letters="-–")
