"""LAY008."""

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

_NARROW = lazy.pattern("\u202f")


@rule(
    "LAY008",
    "narrow-no-break-space",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("narrow_no_break_space",),
    examples=(
        Good(says("Quoi\u00a0?"), locale="fr-FR"),
        Bad(says("Quoi\u202f?"), locale="fr-FR", fixed=says("Quoi\u00a0?")),
    ),
)
def narrow_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Use U+00A0 for a no-break space in subtitles, not the narrow U+202F.

    U+202F is right in print, but many subtitle fonts lack it and show a box; it is not in the Netflix glyph list.
    """
    if not limits.narrow_no_break_space:
        message = "Line {line} has a narrow no-break space (U+202F); many subtitle fonts lack it. Write U+00A0."
        # Before a mark that takes no space at all it is another rule's (LAY009).
        tight = limits.space_before_high_punctuation is False
        yield from misprints(
            track,
            _NARROW,
            message,
            prefer="\u00a0",
            unless=lambda hit: tight and hit.string[hit.end()] in "!?;",
        )
