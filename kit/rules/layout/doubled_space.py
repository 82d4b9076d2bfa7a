"""LAY005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_SPACES = lazy.pattern(r"(?<=\S) {2,}(?=\S)")


@rule(
    "LAY005",
    "doubled-space",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("We went on.")),
        Bad(says("We  went   on."), fixed=says("We went on.")),
    ),
)
def doubled_space(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Put one space between words.

    A second one is a slip of the keyboard; it widens the gap on the screen and counts as a character.
    """
    return misprints(
        track, _SPACES, "Line {line} has more than one space in a row; leave one.", prefer=" ", near=("  ",)
    )
