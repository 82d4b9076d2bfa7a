"""FRE001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_CLOSE = lazy.pattern(r"(?<=[^\s;:!?(\[{«“\"'’…])(?=[;:!?](?:[\s;:!?»”\")\]…]|$))", re.MULTILINE)


@rule(
    "FRE001",
    "missing-no-break-space",
    fix=Fix.SAFE,
    source=NETFLIX_FRENCH,
    limits=("space_before_high_punctuation",),
    examples=(
        Good(says("Quoi\u00a0? Il est 12:30\u00a0!"), locale="fr-FR"),
        Bad(says("Quoi?"), locale="fr-FR", fixed=says("Quoi\u00a0?")),
        Bad(says("<i>Attends</i>: il vient!"), locale="fr-FR", fixed=says("<i>Attends</i>\u00a0: il vient\u00a0!")),
        Good(says("Quoi?!"), locale="fr-CA"),
        Good(says("http://example.org (?)"), locale="fr-FR"),
    ),
)
def missing_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Put a no-break space before ; : ! ? in the French of France.

    Canadian French sets none before ; ! ? so the profile decides. Times (12:30) and addresses are left alone.
    """
    if limits.space_before_high_punctuation:
        message = "Line {line} has a mark (; : ! ?) without a no-break space (U+00A0) before it."
        yield from misprints(track, _CLOSE, message, prefer="\u00a0")
