"""FILE053."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import sami
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SAMI
from kit.subs.faults import MISSING_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE053",
    "missing-class",
    source=SAMI,
    examples=(
        Good(sami((1000, "KRCC", "강을 건넜다"), (5000, "KRCC", "&nbsp;")), locale="ko", format="sami"),
        Bad(sami((1000, "", "강을 건넜다"), (5000, "KRCC", "&nbsp;")), locale="ko", format="sami"),
    ),
)
def missing_class(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Every text and every clearing time has a paragraph with its class.

    Without a class, kit takes text for the only language of the file, and an empty SYNC for the end of all. Other
    programs show it in another place, or not at all.
    """
    message = "“{found}” has no <P Class=…> that the file knows. Write the class of its language."
    return reported(track, message, MISSING_CLASS)
