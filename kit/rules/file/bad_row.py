"""FILE005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import ass
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.subs.faults import BAD_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE005",
    "bad-row",
    source=HOUSE,
    examples=(
        Good(ass("Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,We left."), format="ass"),
        Bad(ass("Dialogue: 0,0:00:01.00,0:00:03.00"), format="ass"),
    ),
)
def bad_row(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write rows that fit their section.

    A row with too few fields, or in the wrong section, is dropped by players without a word.
    """
    message = "This does not fit here: “{found}” where {expected} is wanted. Complete the row, or remove it."
    return reported(track, message, BAD_ROW)
