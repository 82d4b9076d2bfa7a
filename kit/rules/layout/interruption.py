"""LAY010."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_BROKEN_OFF = lazy.pattern(r"(?<=\w) ?(?:--|[–—])(?=[\"”’»]?$)", re.MULTILINE)


@rule(
    "LAY010",
    "interruption",
    fix=Fix.UNSAFE,
    source=NETFLIX_ENGLISH,
    limits=("interruption",),
    examples=(
        Good(says("But I--")),
        Bad(says("But I—"), fixed=says("But I--")),
        Good(says("Mais je…"), locale="fr-CA"),
        Bad(says("Mais je--"), locale="fr-CA", fixed=says("Mais je…")),
    ),
)
def interruption(track: Track, limits: Limits) -> Iterator[Finding]:
    """Mark broken-off speech the way this language does.

    English subtitles use two hyphens, Korean and French ones an ellipsis. A dash at the end of a line may also be
    meant as punctuation, so look before you let it be replaced.
    """
    if limits.interruption:
        yield from misprints(
            track,
            _BROKEN_OFF,
            "Line {line} breaks off with “{found}”; here speech that is cut off ends with “{preferred}”.",
            prefer=limits.interruption,
            values={"preferred": limits.interruption},
            near=("--", "–", "—"),
            unless=lambda hit: hit[0] == limits.interruption,
        )
