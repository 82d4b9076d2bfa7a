"""LAY003."""

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

_DOTS = lazy.pattern(r"\.{3,}|\. \. \.|‥+|[·・]{3,}")
_NEAR = ("...", ". . .", "‥", "···", "・・・", "·・", "・·")


@rule(
    "LAY003",
    "three-dots",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("ellipsis",),
    examples=(
        Good(says("I thought…")),
        Bad(says("I thought..."), fixed=says("I thought…")),
        Bad(says("<i>I thought...</i>\nbut no..."), fixed=says("<i>I thought…</i>\nbut no…")),
        Bad(says("생각했는데..."), locale="ko", fixed=says("생각했는데…")),
        Bad(says("Je croyais. . ."), locale="fr-CA", fixed=says("Je croyais…")),
    ),
)
def three_dots(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write an ellipsis as one character.

    Three dots take three places of the line, can be parted at its end, and are spaced differently by every font.
    """
    if limits.ellipsis:
        message = "Line {line} has “{found}”; write “{preferred}” (U+2026)."
        yield from misprints(
            track, _DOTS, message, prefer=limits.ellipsis, near=_NEAR, values={"preferred": limits.ellipsis}
        )
