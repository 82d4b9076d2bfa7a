"""ACR011."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.names import nearly
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.subs.track import Facts, GlossaryTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_CAPITALISED = lazy.pattern(r"[A-ZÀ-Ý][^\W\d_]{4,}")
_LONG = 6
_FILM = Facts(glossary=(GlossaryTerm("toronto", (("en", "Toronto"), ("fr", "Toronto"), ("ko", "토론토"))),))


@rule(
    "ACR011",
    "nearly-a-name",
    source=HOUSE,
    examples=(
        Good(says("Toronto, Torontonian, Torontos, TORONTO"), facts=_FILM),
        Good(says("Tonto, Trento, Taranto"), facts=_FILM),
        Good(says("토론또"), locale="ko", facts=_FILM),
        Good(says("toronta")),
        Bad(says("The film came out of Tornoto."), facts=_FILM),
        Bad(says("Le film vient de Torronto."), locale="fr-CA", facts=_FILM),
    ),
)
def nearly_name(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Look at words that are nearly a name of the glossary.

    A capitalised word that differs from a name of six letters or more by one letter is usually that name, misspelt.
    It may be another name: this is a note.
    """
    names = {
        name
        for term in track.facts.glossary
        if (name := term.spelling(track.locale)) and len(name) >= _LONG and name.isalpha()
    }
    if not names:
        return
    found = set(_CAPITALISED.findall(view(track).text)) - names
    near = {word: name for word in sorted(found) for name in sorted(names) if _is_near(word, name)}
    if near:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, near)) + r")(?!\w)")
        for finding in misprints(track, pattern, "Line {line} has “{found}”. Is “{name}” meant?"):
            yield replace(finding, values={**finding.values, "name": near[str(finding.values["found"])]})


def _is_near(word: str, name: str) -> bool:
    """A plural and other endings are no misspelling, and neither are capitals throughout."""
    return not word.startswith(name) and not name.startswith(word) and not word.isupper() and nearly(word, name)
