"""FILE022."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_UNSEEN = lazy.pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


@rule(
    "FILE022",
    "invisible-character",
    fix=Fix.SAFE,
    source=UNICODE,
    examples=(
        Good(says("We went on.")),
        Bad(says("We\u200b went\u00ad on."), fixed=says("We went on.")),
        Bad(says("우리는\ufeff 갔다"), locale="ko", fixed=says("우리는 갔다")),
    ),
)
def invisible(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Keep control and zero-width characters out of the text.

    Nobody sees them in an editor, but some fonts draw a box for them, they part words in a search, and they can hide
    a name from one.
    """
    for finding in misprints(
        track, _UNSEEN, "Line {line} has an invisible character, {code}; take it away.", prefer=""
    ):
        yield replace(finding, values={**finding.values, "code": f"U+{ord(str(finding.values['found'])):04X}"})
