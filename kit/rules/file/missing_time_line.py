"""FILE002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import MISSING_TIME_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE002",
    "missing-time-line",
    source=SUBRIP,
    examples=(
        Good(says("We left at night.")),
        Bad(says("We left at night.") + "\n2\nNobody spoke.\n"),
    ),
)
def missing_time_line(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Give every cue a time line.

    Text under a number alone is never shown.
    """
    message = (
        "This number and its text (down to row {last}) have no time line, so they are never shown. Add the "
        "times, or remove the rows."
    )
    return reported(track, message, MISSING_TIME_LINE)
