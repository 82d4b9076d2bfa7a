"""FILE043."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import SHOWN, ttml
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs.faults import NO_TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE043",
    "no-times",
    source=TTML,
    examples=(
        Good(ttml(SHOWN), format="ttml"),
        Bad(ttml(SHOWN).replace("<div>", '<div end="00:00:00.500">'), format="ttml"),
    ),
)
def no_times(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """All text has a time at which it is shown.

    Where times are nested, one wrong time is enough to leave a cue without any moment on the screen.
    """
    message = (
        "This text (down to row {last}) is never shown as it is meant: {found}. Give it a begin and an end within what "
        "holds it."
    )
    return reported(track, message, NO_TIMES)
