"""FRE015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_ELIDED = lazy.pattern(r"(?<=[a-zà-ÿA])(?:[ -]t[ ]?-?['’]-?| t-)(ils?|elles?|on)(?![\w])")


@rule(
    "FRE015",
    "euphonic-t",
    fix=Fix.SAFE,
    source=QUEBEC,
    examples=(
        Good(says("A-t-il froid\u00a0? Où va-t-on\u00a0?"), locale="fr-CA"),
        Good(says("Il t’aime, elle t’ont vu."), locale="fr-FR"),
        Good(says("Va-t’en."), locale="fr-FR"),
        Bad(says("Y a-t’il quelqu’un\u00a0?"), locale="fr-CA", fixed=says("Y a-t-il quelqu’un\u00a0?")),
        Bad(
            says("A-t’il froid\u00a0? Y a t-il de l’eau\u00a0?"),
            locale="fr-CA",
            fixed=says("A-t-il froid\u00a0? Y a-t-il de l’eau\u00a0?"),
        ),
        Bad(says("Où va t’on\u00a0?"), locale="fr-FR", fixed=says("Où va-t-on\u00a0?")),
    ),
)
def euphonic_t(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write -t- between two hyphens: a-t-il, va-t-on.

    The letter only parts two vowels and stands for no word, so it takes no apostrophe.
    """
    if language(track, limits) == "fr":
        yield from misprints(
            track,
            _ELIDED,
            "Line {line} has “{found}”; write “{preferred}”.",
            prefer=r"-t-\1",
            values={"preferred": "-t-"},
            near=(" t", "-t"),
        )
