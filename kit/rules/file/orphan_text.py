"""FILE003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import ORPHAN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE003",
    "orphan-text",
    source=SUBRIP,
    examples=(
        Good(says("We left at night.\nNobody spoke.")),
        Bad(says("We left at night.\n\nNobody spoke.")),
    ),
)
def orphan_text(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Leave no text outside a cue.

    A blank row ends a cue. What comes after it, up to the next number, is shown by no player, though it looks fine in
    an editor.
    """
    message = (
        "This text (down to row {last}) belongs to no cue, so it is never shown. Put it below the times of its cue, "
        "without a blank row between, or give it times of its own."
    )
    return reported(track, message, ORPHAN_TEXT)
