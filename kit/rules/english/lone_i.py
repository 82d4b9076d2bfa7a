"""ENG001."""

from __future__ import annotations

import re
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

_SMALL = lazy.pattern(r"(?<![\w.'’-])i(?=[ ,!?…]|['’](?:m|d|ve|ll|s)\b|$)", re.MULTILINE)


@rule(
    "ENG001",
    "lone-i",
    fix=Fix.SAFE,
    source=HOUSE,
    limits=("dialogue_dash",),
    examples=(
        Good(says("Then I knew: i.e. never.")),
        Bad(says("Then i knew. i'm sure."), fixed=says("Then I knew. I'm sure.")),
        Good(says("Moi et i"), locale="fr-CA"),
    ),
)
def lone_i(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the English pronoun “I” as a capital.

    A small one is the usual trace of character recognition and of fast typing.
    """
    if limits.capital_i:
        yield from misprints(track, _SMALL, "Line {line} has a small “i” by itself; the pronoun is “I”.", prefer="I")
