"""FRE014."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import VIDEOMENTHE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_ACCENTED = lazy.pattern("[ÀÂÄÉÈÊËÎÏÔÖÙÛÜ]")


@rule(
    "FRE014",
    "accented-capital",
    fix=Fix.UNSAFE,
    limits=("accented_capitals",),
    source=VIDEOMENTHE,
    examples=(
        Good(says("À bientôt. L’État."), locale="fr-FR"),
        Good(says("A bientôt. L’Etat."), locale="fr-FR", profile="arte-fr-sdh"),
        Good(says("Ça va, élève\u00a0?"), locale="fr-FR", profile="arte-fr-sdh"),
        Bad(says("À bientôt. L’État."), locale="fr-FR", profile="arte-fr-sdh", fixed=says("A bientôt. L’Etat.")),
    ),
)
def accented_capital(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set no accents on capitals where the norm forbids them.

    Teletext decoders cannot show every accented capital, so some broadcasters ask for bare ones in tracks for deaf
    and hard-of-hearing viewers. Everywhere else the accent belongs there.
    """
    if limits.accented_capitals is False and language(track, limits) == "fr":
        message = "Line {line} has “{found}”, an accented capital, which this profile does not allow."
        yield from misprints(track, _ACCENTED, message, prefer=_bare)


def _bare(hit: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", hit[0])[0]
