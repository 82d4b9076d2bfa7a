"""LAY048."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_BOTH = lazy.pattern(r"…(?:--+|[–—])|(?<!-)--+…|[–—]…|…-(?=\s)")


@rule(
    "LAY048",
    "ellipsis-and-dash",
    source=NETFLIX_ENGLISH,
    examples=(
        Good(says("I thought… But I--")),
        Good(says("…-the night train")),
        Good(says("Il a dit… – enfin, presque."), locale="fr-FR"),
        Bad(says("I thought…--")),
        Bad(says("—…No.")),
    ),
)
def ellipsis_dash(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Let speech trail off or break off, not both.

    An ellipsis says that a voice fades, a dash that it is cut off. Together they say nothing.
    """
    message = "Line {line} has “{found}”: an ellipsis (trailing off) and a dash (cut off). Keep one."
    return misprints(track, _BOTH, message, letters="…")
