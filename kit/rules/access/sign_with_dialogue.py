"""ACC013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_FORCED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: Words without the marks of speech; a single short one may be shouted.
_SIGN = lazy.pattern(r"(?=.{8,})[A-ZÀ-Ý][A-ZÀ-Ý0-9 ,'’:&-]*[A-ZÀ-Ý0-9]")
#: How a spoken line ends: small letters up to a mark, at least two words of them.
_SMALL = lazy.pattern(r"(?<![a-zà-ÿ’' ])[a-zà-ÿ’' ]+[.?!…]$")
_WORDS = lazy.pattern(r"[a-zà-ÿ] [a-zà-ÿ’']")


@rule(
    "ACC013",
    "sign-with-dialogue",
    source=NETFLIX_FORCED,
    examples=(
        Good(says("BORDER ZONE\nNO ENTRY")),
        Good(says("STOP IT NOW!\nI said stop.")),
        Good(says("[WIND HOWLING]\nIt is cold out here.")),
        Good(says("TORONTO\nCanada")),
        Bad(says("BORDER ZONE\nWe were cold that night.")),
        Bad(says("On avait froid cette nuit.\nZONE FRONTALIÈRE"), locale="fr-CA"),
    ),
)
def sign_with_dialogue(track: Track, limits: Limits) -> Iterator[Finding]:
    """Give a sign on the screen and speech a cue each.

    A title in capitals and a spoken line in one cue read as one sentence, and the forced track cannot take the sign
    alone.
    """
    if language(track, limits) not in {"en", "fr"}:
        return
    for cue in track.cues:
        if len(cue.lines) != 2 or cue.lines[0].isupper() == cue.lines[1].isupper():  # noqa: PLR2004 - a sign and speech
            continue
        sign, speech = cue.lines if cue.lines[0].isupper() else reversed(cue.lines)
        if _SIGN.fullmatch(sign) and _is_spoken(speech) and not speech.startswith(("-", "[", "♪")):
            message = "A sign in capitals and speech share this cue. Give each a cue of its own."
            yield Finding(message, row=cue.text_row, cue=cue.number)


def _is_spoken(line: str) -> bool:
    end = _SMALL.search(line)
    return end is not None and _WORDS.search(end[0]) is not None
