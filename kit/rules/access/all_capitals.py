"""ACC015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_LETTERS = lazy.pattern(r"[^\W\d_]{2}")
#: Fewer cues may all be signs; and more than this part of them cannot be.
_ENOUGH = 12
_MOST = 0.8
_TRACK = tuple((f"00:00:{at:02},000 --> 00:00:{at + 1:02},000", "WE WERE COLD.") for at in range(1, 40, 3))


@rule(
    "ACC015",
    "all-capitals",
    source=HOUSE,
    examples=(
        Good(srt(*_TRACK[:5])),
        Good(srt(*_TRACK), kind="forced"),
        Good(srt(*[(times, "We were COLD.") for times, _ in _TRACK])),
        Bad(srt(*_TRACK)),
        Bad(srt(*[(times, "NOUS AVIONS FROID.") for times, _ in _TRACK]), locale="fr-CA"),
    ),
)
def all_capitals(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set speech in small letters.

    Words in capitals have no shape: they are read more slowly, and a sign on the screen cannot be told from speech.
    """
    if track.kind is Kind.FORCED or language(track, limits) not in {"en", "fr"}:
        return
    cased = [cue for cue in track.cues if " " in cue.text and _LETTERS.search(cue.text)]
    capital = sum(cue.text.isupper() for cue in cased)
    if len(cased) >= _ENOUGH and capital > _MOST * len(cased):
        yield Finding(
            "{capital} of {all} cues are in capitals. Set speech in small letters.",
            values={"capital": capital, "all": len(cased)},
        )
