"""FRE005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import QUEBEC

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_FOREIGN = lazy.pattern('["“](?! )([^"“”«»\\n]{1,200})(?<! )["”]')
#: A quotation that began further back than this has ended.
_REACH = 400


@rule(
    "FRE005",
    "foreign-quotes",
    fix=Fix.UNSAFE,
    source=QUEBEC,
    examples=(
        Good(says("Il dit «\u00a0non\u00a0»."), locale="fr-CA"),
        Good(says("«\u00a0Elle a crié “non”, dit-il.\u00a0»"), locale="fr-FR"),
        Good(says('Un écran de 27" allumé.'), locale="fr-FR"),
        Good(says('He said "no."')),
        Bad(says("Il dit “non”."), locale="fr-CA", fixed=says("Il dit «\u00a0non\u00a0».")),
        Bad(says('Il dit "non".'), locale="fr-FR", profile="netflix-fr-FR", fixed=says("Il dit «\u00a0non\u00a0».")),
    ),
)
def foreign_quotes(track: Track, limits: Limits) -> Iterator[Finding]:
    """Quote with « » in French.

    “ ” are the marks of a quotation inside a quotation; straight ones are no French sign at all. The fix sets the
    no-break spaces too. A title or a foreign word may be meant: look first.
    """
    if language(track, limits) == "fr":
        yield from misprints(
            track,
            _FOREIGN,
            "Line {line} quotes with “{found}”; French quotes with « ».",
            prefer="«\u00a0\\1\u00a0»",
            unless=_inside,
            letters='"“',
        )


def _inside(hit: re.Match[str]) -> bool:
    """Whether it stands in a quotation with « », where “ ” belong."""
    start = max(0, hit.start() - _REACH)
    return hit.string.rfind("«", start, hit.start()) > hit.string.rfind("»", start, hit.start())
