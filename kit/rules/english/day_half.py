"""ENG010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_ENGLISH

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_HALF = lazy.pattern(r"(\d)[ \u00a0]?(?:([aApP])\.?[mM]\b(?:\.(?=[ \n]?[a-z]|[,?!;:]))?|([aApP])\.[mM]\.)")


@rule(
    "ENG010",
    "half-of-the-day",
    fix=Fix.SAFE,
    source=NETFLIX_ENGLISH,
    limits=("day_half",),
    examples=(
        Good(says("It was 2:15 a.m. there."), profile="netflix-en"),
        Good(says("It was 2:15 AM there."), profile="bbc"),
        Good(says("I am 40. I am old. At 9 Amy left."), profile="netflix-en"),
        Good(says("DINNER, 9 PM"), profile="netflix-en", kind="forced"),
        Bad(says("It was 2:15 AM there."), profile="netflix-en", fixed=says("It was 2:15 a.m. there.")),
        Bad(says("It was 2:15am there."), profile="netflix-en", fixed=says("It was 2:15 a.m. there.")),
        Bad(says("Come at 9 P.M., please."), profile="netflix-en", fixed=says("Come at 9 p.m., please.")),
        Bad(says("Come at 9 PM."), profile="netflix-en", fixed=says("Come at 9 p.m.")),
    ),
)
def day_half(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the halves of the day as a.m. and p.m. in American English.

    Small letters with stops, after a space. British tracks write am and pm; their profiles do not ask.
    """
    if language(track, limits) == "en" and limits.day_half == "a.m.":
        yield from misprints(
            track,
            _HALF,
            "Line {line} has “{found}”; write “{preferred}”.",
            prefer=_form,
            unless=lambda hit: hit[0] == _form(hit) or hit.string[: hit.start()].rpartition("\n")[2].isupper(),
            values={"preferred": "a.m., p.m."},
        )


def _form(hit: re.Match[str]) -> str:
    """The right form; a full stop after it may end the sentence, and one is enough."""
    letter = (hit[2] or hit[3]).lower()
    return f"{hit[1]} {letter}.m" if hit.string[hit.end() : hit.end() + 1] == "." else f"{hit[1]} {letter}.m."
