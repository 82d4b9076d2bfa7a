"""ACC010."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
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

_FORMS: dict[str, tuple[re.Pattern[str] | None, str]] = {
    "brackets": (
        lazy.pattern(r"^(-? ?)([A-ZÀ-Ý][A-ZÀ-Ý .’'-]{1,30})(?<![ .-])\u00a0?:(?= \S)", re.MULTILINE),
        r"\1[\2]",
    ),
    "colon": (lazy.pattern(r"^(-? ?)\[([^\[\]\n]{1,40})\](?= [^\s\[♪])", re.MULTILINE), r"\1\2:"),
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
        Bad(says("MAN: Keep close."), kind="sdh", fixed=says("[MAN] Keep close.")),
        Bad(says("[MAN] Keep close."), kind="sdh", profile="bbc", fixed=says("MAN: Keep close.")),
    ),
)
def speaker_label(track: Track, limits: Limits) -> Iterator[Finding]:
    """Name a speaker in the form that the profile asks for.

    Streaming services put the name in brackets, [man], the BBC in capitals with a colon, MAN:. Capitals with a colon
    may also be a sign on the screen: look first.
    """
    pattern, template = _FORMS.get(limits.speaker_labels, (None, ""))
    if track.kind is Kind.SDH and pattern is not None:
        message = "Line {line} names its speaker as “{found}”; this profile wants another form."
        yield from misprints(track, pattern, message, prefer=template, letters=":]")
