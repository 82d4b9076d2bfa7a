"""LAY002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "LAY002",
    "too-many-lines",
    source=NETFLIX_GENERAL,
    limits=("max_lines",),
    examples=(Good(says("One line\nand another.")), Bad(says("One line\nand another\nand a third."))),
)
def too_many_lines(track: Track, limits: Limits) -> Iterator[Finding]:
    """Use two lines at most.

    A third line covers the picture, faces most of all, and leaves the safe area.
    """
    limit = limits.max_lines
    if limit is None:
        return
    for cue in track.cues:
        if len(cue.lines) > limit:
            yield Finding(
                "This cue has {lines} lines; the limit is {limit}. Divide it into two cues, or shorten it.",
                row=cue.text_row,
                cue=cue.number,
                values={"lines": len(cue.lines), "limit": limit},
            )
