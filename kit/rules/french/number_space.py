"""FRE010."""

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

_PLAIN = lazy.pattern(r"(?<![\d,.])(?<!\d[ \u00a0])[1-9]\d{0,2}(?: \d{3}){1,6}(?! {0,9}\d)|(?<=\d) (?=[%€$£°](?!\w))")


@rule(
    "FRE010",
    "number-space",
    fix=Fix.SAFE,
    source=QUEBEC,
    examples=(
        Good(says("10\u00a0000 personnes, 5\u00a0%."), locale="fr-CA"),
        Good(says("En 1914 500 hommes partent."), locale="fr-FR"),
        Good(says("Appelez le 514 555 1234."), locale="fr-CA"),
        Good(says("10 000 people")),
        Bad(says("10 000 personnes, 5 %."), locale="fr-CA", fixed=says("10\u00a0000 personnes, 5\u00a0%.")),
        Bad(says("1 250 000 $ plus tard"), locale="fr-CA", fixed=says("1\u00a0250\u00a0000\u00a0$ plus tard")),
    ),
)
def number_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep the parts of a figure together.

    French parts thousands, and a figure from its sign, with a space. A plain one lets the player break the line
    inside the number.
    """
    if language(track, limits) == "fr":
        message = "Line {line} has a plain space inside a figure; a no-break space (U+00A0) belongs there."
        yield from misprints(track, _PLAIN, message, prefer=lambda hit: hit[0].replace(" ", "\u00a0"), letters="0%€$£°")
