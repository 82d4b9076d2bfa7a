"""FILE051."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import sami
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SAMI
from kit.subs.faults import SYNC_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


_FIRST, _SECOND = (1000, "KRCC", "강을 건넜다"), (3000, "KRCC", "새벽이었다")
_CLEAR = (5000, "KRCC", "&nbsp;")


@rule(
    "FILE051",
    "sync-order",
    source=SAMI,
    examples=(
        Good(sami(_FIRST, _SECOND, _CLEAR), locale="ko", format="sami"),
        Bad(sami(_SECOND, _FIRST, _CLEAR), locale="ko", format="sami"),
    ),
)
def sync_order(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """The times of a language go up through the file.

    Players differ in what they show of a SYNC that comes too late in the file. It is often the trace of a missing or
    doubled digit.
    """
    message = (
        "“{found}” stands after {before} ms of the same language; kit reads it at its own time. Check its digits, or "
        "move it up."
    )
    return reported(track, message, SYNC_ORDER)
