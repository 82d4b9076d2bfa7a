"""FILE042."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs.faults import NOT_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TT = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en">'
    "<body><div>{}</div></body></tt>\n"
)
_GOOD = '<p begin="00:00:01.000" end="00:00:03.000">We left at night.</p>'


@rule(
    "FILE042",
    "not-kept",
    source=TTML,
    examples=(
        Good(_TT.format(_GOOD), format="ttml"),
        Bad(
            _TT.format('<p begin="1s" end="3s">We left<span tts:ruby="text">pronounced so</span></p>'),
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
