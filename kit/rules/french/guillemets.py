"""FRE003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TIGHT = lazy.pattern(r"(?<=«)(?=[^\s»])|(?<=[^\s«])(?=»)")


@rule(
    "FRE003",
    "guillemet-without-space",
    fix=Fix.SAFE,
    source=QUEBEC,
    limits=("guillemet_spaces",),
    examples=(
        Good(says("Il dit «\u00a0non\u00a0»."), locale="fr-CA"),
        Bad(says("Il dit «non»."), locale="fr-CA", fixed=says("Il dit «\u00a0non\u00a0».")),
        Bad(says("Il dit «non»."), locale="fr-FR", fixed=says("Il dit «\u00a0non\u00a0».")),
    ),
)
def guillemets(track: Track, limits: Limits) -> Iterator[Finding]:
    """Put a no-break space inside « and ».

    In France and in Canada alike. Without it the marks stick to the word.
    """
    if limits.guillemet_spaces:
        message = "Line {line} has « or » without a no-break space (U+00A0) inside."
        yield from misprints(track, _TIGHT, message, prefer="\u00a0")
