"""ACC002."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_BRACKETS = {
    "[": lazy.pattern(r"^((?:- ?)?)[(（]([^()（）\n]+)[)）](?=$| )", re.MULTILINE),
    "(": lazy.pattern(r"^((?:- ?)?)\[([^\[\]\n]+)\](?=$| )", re.MULTILINE),
}


@rule(
    "ACC002",
    "other-brackets",
    fix=Fix.UNSAFE,
    source=NETFLIX_GENERAL,
    limits=("label_open", "label_close"),
    examples=(
        Good(says("[wind howling]\nKeep close."), kind="sdh"),
        Bad(says("(wind howling)\nKeep close."), kind="sdh", fixed=says("[wind howling]\nKeep close.")),
        Bad(says("- (여자) 어디로?\n- 북쪽"), locale="ko", kind="sdh", fixed=says("- [여자] 어디로?\n- 북쪽")),
        Good(says("(whispering) Keep close.")),
    ),
)
def other_brackets(track: Track, limits: Limits) -> Iterator[Finding]:
    """Put labels of sounds and speakers in one kind of brackets.

    Viewers learn the sign within a minute; another one reads like words in brackets. Barrier-free screenings in Korea
    use (이름) where streaming services want [이름], so the profile decides. A bracket may also belong to the speech
    itself: look before you let it be replaced.
    """
    pattern = _BRACKETS.get(limits.label_open)
    if track.kind is not Kind.SDH or pattern is None:
        return
    yield from misprints(
        track,
        pattern,
        "Line {line} labels with “{found}”; this profile sets labels in {open}…{close}.",
        prefer=lambda hit: f"{hit[1]}{limits.label_open}{hit[2]}{limits.label_close}",
        values={"open": limits.label_open, "close": limits.label_close},
    )
