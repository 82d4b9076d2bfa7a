"""LAY047."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_DOTS = lazy.pattern(r"…[.…]+|(?<!\.)\.+…+|[⋯⋮︙]+")


@rule(
    "LAY047",
    "stray-dots",
    fix=Fix.SAFE,
    limits=("ellipsis",),
    source=NETFLIX_GENERAL,
    examples=(
        Good(says("I thought… no.")),
        Good(says("…and so? … Yes…")),
        Good(says("생각했는데…?"), locale="ko"),
        Bad(says("I thought…… no…."), fixed=says("I thought… no…")),
        Bad(says("생각했는데⋯⋯"), locale="ko", fixed=says("생각했는데…")),
        Bad(says("Je croyais.…"), locale="fr-FR", fixed=says("Je croyais…")),
    ),
)
def stray_dots(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write one ellipsis, and no dots beside it.

    Two ellipses, an ellipsis with dots left over, or the centred sign ⋯ of another script come from half a
    replacement.
    """
    if limits.ellipsis:
        message = "Line {line} has “{found}”; write “{preferred}” once."
        yield from misprints(
            track, _DOTS, message, prefer=limits.ellipsis, values={"preferred": limits.ellipsis}, letters="…⋯⋮︙"
        )
