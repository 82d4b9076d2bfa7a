"""LAY002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check import rebreak
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "LAY002",
    "too-many-lines",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("max_lines",),
    examples=(
        Good(says("One line\nand another.")),
        Bad(
            says("We walked all night,\nand nobody spoke\nuntil the sun rose."),
            fixed=says("We walked all night,\nand nobody spoke until the sun rose."),
        ),
        Bad(
            says("-Where did they go,\nall of them?\n-North."),
            fixed=says("-Where did they go, all of them?\n-North."),
        ),
        Bad(says("-Where to?\n-North.\n-And then?")),
    ),
)
def too_many_lines(track: Track, limits: Limits) -> Iterator[Finding]:
    """Use two lines at most.

    A third line covers the picture, faces most of all, and leaves the safe area. The fix breaks the cue anew if it
    fits on fewer lines; two speakers are never run together.
    """
    limit = limits.max_lines
    if limit is None:
        return
    for cue in track.cues:
        if len(cue.lines) > limit:
            edit = rebreak.edit(track, cue, rebreak.broken(cue, track.locale, limits))
            yield Finding(
                "This cue has {lines} lines; the limit is {limit}. Divide it into two cues, or shorten it.",
                row=cue.text_row,
                cue=cue.number,
                values={"lines": len(cue.lines), "limit": limit},
                edits=(edit,) if edit else (),
            )
