"""FILE013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import UNICODE
from kit.subs.faults import STRAY_BOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE013",
    "stray-byte-order-mark",
    source=UNICODE,
    examples=(
        Good(says("We left at night.")),
        Bad(says("We left at night.") + "\n\ufeff2\n00:00:07,000 --> 00:00:09,000\nNobody spoke.\n"),
    ),
)
def stray_bom(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Keep the byte-order mark at the beginning of the file.

    In the middle it is the trace of two files joined into one; the cue number beside it cannot be read by some
    players.
    """
    message = (
        "A byte-order mark (U+FEFF) stands in the middle of the file. Remove it; it is invisible, so retype the row."
    )
    return reported(track, message, STRAY_BOM)
