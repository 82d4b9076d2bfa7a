"""ENG006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_BARE = lazy.pattern(
    r"(?<![\w'’-])(?:(?:[Dd]id|[Dd]oes|[Ii]s|[Ww]as|[Ww]ere|[Cc]ould|[Ss]hould|[Ww]ould|[Hh]ave|[Hh]as|[Hh]ad|[Aa]re)nt"
    r"|[Dd]ont|[Yy]oure|[Tt]heyre|[Ww]eve|[Tt]heyve|[Yy]ouve|[Yy]oull|[Tt]heyll|[Tt]hats|[Ww]hats|[Tt]heres|Ive|Im)(?![\w'’-])"
)
_ENDINGS = ("nt", "re", "ve", "ll", "s", "m")


@rule(
    "ENG006",
    "missing-apostrophe",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("I didn't. Its wings, as was his wont.")),
        Good(says("I don’t cant, well, ill or shed.")),
        Good(says("Arent Dont, architect"), locale="fr-CA"),
        Good(says("The IM and the whats-it.")),
        Bad(says("I didnt know youre here."), fixed=says("I didn't know you're here.")),
        Bad(says("It’s true. Thats what Ive said."), fixed=says("It’s true. That’s what I’ve said.")),
    ),
)
def missing_apostrophe(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the apostrophe of a contraction.

    Only forms that are no other word are looked for: “didnt”, “youre”, but not “its” or “wont”.
    """
    if language(track, limits) == "en":
        text = view(track).text
        sign = "’" if text.count("’") > text.count("'") else "'"
        message = "Line {line} has “{found}” without its apostrophe."
        yield from misprints(track, _BARE, message, prefer=lambda hit: _with(hit[0], sign))


def _with(word: str, sign: str) -> str:
    ending = next(ending for ending in _ENDINGS if word.endswith(ending))
    at = len(word) - (1 if ending == "nt" else len(ending))
    return word[:at] + sign + word[at:]
