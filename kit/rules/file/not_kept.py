"""FILE042."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import SHOWN, ttml
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs.faults import NOT_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE042",
    "not-kept",
    source=TTML,
    examples=(
        Good(ttml(SHOWN), format="ttml"),
        Bad(
            ttml('<p begin="1s" end="3s">We left<span tts:ruby="text">pronounced so</span></p>'),
            format="ttml",
        ),
    ),
)
def not_kept(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Everything that is shown can be kept.

    kit burns text with italics, bold, underline and colour. What goes beyond that would be lost without a word, and a
    person has to decide what becomes of it.
    """
    message = "kit cannot keep this ({what}): “{found}”. Take it out, or write it as plain text."
    return reported(track, message, NOT_KEPT)
