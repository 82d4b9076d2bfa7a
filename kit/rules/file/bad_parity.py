"""FILE055."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import LINE21
from kit.subs.faults import BAD_PARITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_SCC = "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 9470 9470 {} 942f 942f\n\n00:00:04:00\t942c 942c\n"


@rule(
    "FILE055",
    "bad-parity",
    source=LINE21,
    examples=(
        Good(_SCC.format("c8e9"), format="scc"),
        Bad(_SCC.format("4869"), format="scc"),
    ),
)
def bad_parity(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Every byte of a caption has odd parity.

    The parity bit tells a decoder that a byte arrived whole. One that is wrong becomes a white block on the screen, or
    a command that is passed over.
    """
    message = "{count} words have a wrong parity bit: {found}. Export the file again."
    return reported(track, message, BAD_PARITY)
