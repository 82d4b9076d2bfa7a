"""FILE006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import ass
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.subs.faults import DRAWING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE006",
    "drawing",
    source=HOUSE,
    examples=(
        Good(ass("Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,We left."), format="ass"),
        Bad(ass("Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}"), format="ass"),
    ),
)
def drawing(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write cues as text, not as drawings.

    ASS can draw shapes with vectors. They are no words: nobody can read, translate or search them, and kit does not
    burn them.
    """
    message = "This draws a shape instead of text; kit leaves it out. Remove it, or put it into the picture."
    return reported(track, message, DRAWING)
