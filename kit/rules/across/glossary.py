"""ACR010."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.names import wrong_spellings
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE
from kit.subs.track import Facts, GlossaryTerm

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(
    glossary=(
        GlossaryTerm("laos", (("ko", "라오스"), ("en", "Laos")), (("ko", ("라오",)), ("en", ("Lao PDR", "Laoss")))),
    )
)


@rule(
    "ACR010",
    "glossary",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(says("라오스를 지났다"), locale="ko", facts=_FILM),
        Good(says("Laos, Laotian, Laosson."), facts=_FILM),
        Good(says("파라오"), locale="ko", facts=_FILM),
        Good(says("Lao PDR"), locale="fr-CA", facts=_FILM),
        Bad(says("라오를 지났다"), locale="ko", facts=_FILM, fixed=says("라오스를 지났다")),
        Bad(says("We crossed Laoss."), facts=_FILM, fixed=says("We crossed Laos.")),
        Bad(says("We crossed Lao\nPDR."), facts=_FILM),
    ),
)
def glossary(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Spell each name as the film's glossary does.

    The glossary in kit.toml gives a name one spelling in each language and lists those that are known to slip in.
    Readers take two spellings for two people or two places.
    """
    known = wrong_spellings(track.facts.glossary, track.locale)
    if known is not None:
        pattern, right = known
        for finding in misprints(
            track,
            pattern,
            "Line {line} has “{found}”; the glossary spells it “{preferred}”.",
            prefer=lambda hit: right[_one_line(hit)],
            unless=lambda hit: _one_line(hit) not in right,
        ):
            found = " ".join(str(finding.values["found"]).split())
            yield replace(finding, values={**finding.values, "found": found, "preferred": right[found]})


def _one_line(hit: re.Match[str]) -> str:
    return " ".join(hit[0].split())
