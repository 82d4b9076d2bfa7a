"""ENG008."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_HEARD = lazy.pattern(r"(?<!\w)([CcWw]ould|[Ss]hould|[Mm]ight)(?:n['’]t)? of(?= (?:been|had|done|gone|known|said)\b)")


@rule(
    "ENG008",
    "of-for-have",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(says("He could have gone. He could of course stay.")),
        Good(says("Would of all people he be left?")),
        Good(says("What we could of it we kept.")),
        Bad(says("He could of gone."), fixed=says("He could have gone.")),
    ),
)
def of_for_have(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write “could have”, not “could of”.

    The two sound alike in speech, and only one is English.
    """
    if language(track, limits) == "en":
        message = "Line {line} has “{found}”; what is said is “have”."
        yield from misprints(track, _HEARD, message, prefer=r"\1 have")
