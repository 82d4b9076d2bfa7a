"""FILE041."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import SHOWN, ttml
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs.faults import IMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE041",
    "image",
    source=TTML,
    examples=(
        Good(ttml(SHOWN), format="ttml"),
        Bad(ttml('<p begin="1s" end="3s" tts:backgroundImage="a.png">We left.</p>'), format="ttml"),
    ),
)
def image(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Subtitles are text, not pictures.

    A picture of words cannot be checked, retimed by its text, searched or read out, and kit does not burn it.
    """
    message = "This shows a picture instead of text; kit leaves it out. Ask for the track as text."
    return reported(track, message, IMAGE)
