"""ACC014."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_FORCED
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_SMALL = lazy.pattern(r"(?=.*[a-zà-ÿ]{4})[A-ZÀ-Ýa-zà-ÿ0-9’' ,-]+")
#: At most one sign in so many may differ: a track that sets them otherwise throughout has its reasons.
_FEW = 4
_SIGNS = tuple((f"00:00:{at:02},000 --> 00:00:{at + 2:02},000", "BORDER ZONE") for at in range(1, 12, 3))


@rule(
    "ACC014",
    "sign-in-small-letters",
    source=NETFLIX_FORCED,
    examples=(
        Good(srt(*_SIGNS), kind="forced"),
        Good(srt(*_SIGNS, ("00:00:20,000 --> 00:00:22,000", "We were cold.")), kind="forced"),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "Border zone")), kind="forced"),
        Good(srt(*_SIGNS, ("00:00:20,000 --> 00:00:22,000", "Border zone"))),
        Bad(srt(*_SIGNS, ("00:00:20,000 --> 00:00:22,000", "River crossing")), kind="forced"),
    ),
)
def small_sign(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set forced narratives in capitals.

    English and French tracks show by capitals that words are written on the screen; long passages and translated
    speech are set as usual. Looked at are single lines without the marks of speech, in tracks whose other signs are
    in capitals.
    """
    if track.kind is not Kind.FORCED or language(track, limits) not in {"en", "fr"}:
        return
    signs = [cue for cue in track.cues if len(cue.lines) == 1 and any(letter.isalpha() for letter in cue.text)]
    small = [cue for cue in signs if _SMALL.fullmatch(cue.text)]
    if not small or len(small) * _FEW > len(signs):
        return
    for cue in small:
        message = "This sign is in small letters; the other ones of this track are in capitals."
        yield Finding(message, row=cue.text_row, cue=cue.number)
