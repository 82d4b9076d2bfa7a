"""FILE012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP
from kit.subs.faults import BAD_MARKUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE012",
    "bad-markup",
    source=SUBRIP,
    examples=(
        Good(says("<i>We left at night.</i>")),
        Bad(says("<i>We left at night.")),
    ),
)
def bad_markup(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Close markup, and use only what the format knows.

    An open tag makes the rest of the cue slanted or coloured; an unknown one is shown as text by one player and
    swallowed, with the words inside it, by another.
    """
    message = "The markup “{found}” is not closed, closes nothing or is unknown. Correct it."
    return reported(track, message, BAD_MARKUP)
