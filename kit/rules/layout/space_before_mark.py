"""LAY009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_CANADIAN_FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_SPACED = lazy.pattern("(?<=\\S)[ \u00a0\u202f]+(?=[!?;](?!\\w))")


@rule(
    "LAY009",
    "space-before-mark",
    fix=Fix.SAFE,
    source=NETFLIX_CANADIAN_FRENCH,
    limits=("space_before_high_punctuation",),
    examples=(
        Good(says("Quoi? Non!"), locale="fr-CA"),
        Bad(says("Quoi ? Non\u00a0!"), locale="fr-CA", fixed=says("Quoi? Non!")),
        Good(says("Quoi\u00a0?"), locale="fr-FR"),
        Bad(says("정말 ?"), locale="ko", fixed=says("정말?")),
        Bad(says("Really ?"), fixed=says("Really?")),
    ),
)
def space_before_mark(track: Track, limits: Limits) -> Iterator[Finding]:
    """Put no space before ! ? ; except in the French of France.

    Canadian French, English and Korean set these marks close to the word. With a plain space the player may even put
    the mark alone on a line of its own.
    """
    if limits.space_before_high_punctuation is False:
        message = "Line {line} has a space before a mark (! ? ;); this language sets none there."
        yield from misprints(track, _SPACED, message, prefer="")
