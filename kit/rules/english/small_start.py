"""ENG005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_SMALL = lazy.pattern(r"(?<=[a-z]{3}[.] )[a-z]+(?![\w.@/])")
_SHORT = ("etc", "approx", "dept", "est", "inc", "ltd", "max", "min", "misc", "gen", "col", "capt", "corp", "apt")
#: As many letters as the longest of them.
_LONGEST = 6


@rule(
    "ENG005",
    "small-letter-after-stop",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(says("We left. They stayed, etc. and so on.")),
        Good(says("He said no... and left. iPhone ringing.")),
        Good(says("What? no. Go to www.example.com")),
        Good(says("…and left. …so did we.")),
        Good(says("e.g. this, approx. five.")),
        Bad(says("We left. they stayed."), fixed=says("We left. They stayed.")),
    ),
)
def small_start(track: Track, limits: Limits) -> Iterator[Finding]:
    """Begin a sentence with a capital.

    After a full stop a small letter means that one of the two is wrong. Abbreviations and words such as iPhone are
    left alone.
    """
    if language(track, limits) == "en":
        message = "Line {line} goes on with a small letter after a full stop, “{found}”."
        yield from misprints(track, _SMALL, message, prefer=lambda hit: hit[0].capitalize(), unless=_abbreviated)


def _abbreviated(hit: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation, or the cue goes on with another one's words."""
    before = hit.string[max(0, hit.start() - _LONGEST - 2) : hit.start() - 2].lower()
    return before.endswith(_SHORT)
