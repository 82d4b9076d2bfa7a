"""ACC010."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.breaking.tie import words
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import BBC
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

#: Speakers without a name; a name keeps its capital.
_ANYBODY = words(
    "man woman boy girl men women all both crowd narrator reporter officer driver guard soldier doctor child children "
    "homme femme garçon fille tous toutes foule narrateur narratrice journaliste garde soldat médecin enfant enfants "
    "speaker interviewer announcer voice voix interpreter interprète teacher mother father brother sister"
)
_NAMELESS = "|".join(sorted(_ANYBODY, key=len, reverse=True))
_FORMS = {
    "brackets": lazy.pattern(
        rf"^(-? ?)([A-ZÀ-Ý][A-ZÀ-Ý .’'-]{{1,30}}(?<![ .-])|(?i:{_NAMELESS}))\u00a0?:(?= \S)", re.MULTILINE
    ),
    "colon": lazy.pattern(
        rf"^(-? ?)(?:\[([^\[\]\n]{{1,40}})\](?= [^\s\[♪])|(?!(?:{_NAMELESS.upper()}):)((?i:{_NAMELESS})):(?= \S))",
        re.MULTILINE,
    ),
}


@rule(
    "ACC010",
    "speaker-label",
    fix=Fix.UNSAFE,
    limits=("speaker_labels",),
    source=BBC,
    examples=(
        Good(says("[man] Keep close."), kind="sdh"),
        Good(says("12:30, room B: empty."), kind="sdh"),
        Good(says("He said: Keep close."), kind="sdh"),
        Good(says("MAN: Keep close."), kind="sdh", profile="bbc"),
        Bad(says("MAN: Keep close."), kind="sdh", fixed=says("[man] Keep close.")),
        Bad(says("-MIN-HO: Keep close.\n-Yes."), kind="sdh", fixed=says("-[Min-ho] Keep close.\n-Yes.")),
        Bad(says("Man: Keep close."), kind="sdh", fixed=says("[man] Keep close.")),
        Bad(says("Man: Keep close."), kind="sdh", profile="bbc", fixed=says("MAN: Keep close.")),
        Good(says("Remember: keep close."), kind="sdh"),
        Bad(says("[man] Keep close."), kind="sdh", profile="bbc", fixed=says("MAN: Keep close.")),
    ),
)
def speaker_label(track: Track, limits: Limits) -> Iterator[Finding]:
    """Name a speaker in the form that the profile asks for.

    Streaming services put the name in brackets, [man], the BBC in capitals with a colon, MAN:. Capitals with a colon
    may also be a sign on the screen: look first.
    """
    pattern = _FORMS.get(limits.speaker_labels)
    if track.kind is Kind.SDH and pattern is not None:
        message = "Line {line} names its speaker as “{found}”; this profile wants another form."
        yield from misprints(track, pattern, message, prefer=lambda hit: _form(hit, limits), letters=":]")


def _form(hit: re.Match[str], limits: Limits) -> str:
    """The label in the profile's form and letters."""
    said = next(group for group in hit.groups()[1:] if group)
    name = said.upper() if limits.label_case == "upper" else said
    if limits.label_case == "lower":
        name = name.lower() if name.lower() in _ANYBODY else name.capitalize() if name.isupper() else name
    return f"{hit[1]}{name}:" if limits.speaker_labels == "colon" else f"{hit[1]}[{name}]"
