"""LAY044."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_KOREAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_STOPS = lazy.pattern(r"(?<![\w.])(?:[A-Z]\.){2,8}(?![A-Za-z0-9À-ÿ-])")
#: With two letters it may be somebody's initials, so only these count.
_KNOWN = frozenset({"U.S.", "U.N.", "U.K.", "E.U.", "T.V.", "A.I.", "C.D.", "N.K.", "D.C.", "U.E.", "P.M."})
_INITIALS = frozenset({"J.R.R.", "G.R.R.", "J.F.K.", "S.V.P.", "R.S.V.P.", "R.I.P."})
#: Stops from which on it is an acronym and no name.
_SURE = 3


@rule(
    "LAY044",
    "acronym-stops",
    fix=Fix.UNSAFE,
    limits=("acronym_stops",),
    source=NETFLIX_KOREAN,
    examples=(
        Good(says("UN과 USA"), locale="ko"),
        Good(says("호머 J. 심슨과 J.K. 롤링"), locale="ko"),
        Good(says("Made in the U.S.A.")),
        Good(says("En 52 av. J.-C., s.v.p."), locale="fr-CA"),
        Bad(says("U.N. 본부"), locale="ko", fixed=says("UN 본부")),
        Bad(says("C.D.와 D.V.D.를 샀다"), locale="ko", fixed=says("CD와 DVD를 샀다")),
        Bad(says("L’O.N.U. a voté."), locale="fr-FR", fixed=says("L’ONU a voté.")),
    ),
)
def acronym_stops(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write acronyms without full stops.

    Korean and French subtitles write UN and USA; the stops take room and look like the end of a sentence. Initials of
    a person's name keep theirs. Look before you mend: the last stop may end the sentence too.
    """
    if not limits.acronym_stops:
        yield from misprints(
            track,
            _STOPS,
            "Line {line} has “{found}”; this language writes acronyms without full stops.",
            prefer=lambda hit: hit[0].replace(".", ""),
            unless=lambda hit: hit[0] not in _KNOWN and (hit[0].count(".") < _SURE or hit[0] in _INITIALS),
            letters=".",
        )
