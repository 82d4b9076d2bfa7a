"""ACR002."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import NETFLIX_FORCED
from kit.subs.track import Kind
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track

_SIGN = srt(("00:00:05,000 --> 00:00:07,000", "BORDER ZONE"))
_WITH = srt(("00:00:01,000 --> 00:00:03,000", "One."), ("00:00:05,000 --> 00:00:07,000", "BORDER  ZONE"))
_WITHOUT = srt(("00:00:01,000 --> 00:00:03,000", "One."))


@film_rule(
    "ACR002",
    "forced-narrative-missing",
    source=NETFLIX_FORCED,
    examples=(
        Good(_SIGN, kind="forced", others=(("film.en.srt", _WITH),)),
        Bad(_SIGN, kind="forced", others=(("film.en.srt", _WITHOUT),)),
        Bad(_SIGN, kind="forced", others=(("film.en.srt", _WITH), ("film.en.sdh.srt", _WITHOUT))),
        Good(_SIGN, kind="forced", others=(("film.ko.srt", _WITHOUT),)),
    ),
)
def forced_missing(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001
    """Repeat every forced narrative in the full and the SDH track of its language.

    The forced track shows only while subtitles are off. Whoever turns them on would lose the sign.
    """
    if track.kind is not Kind.FORCED:
        return
    for other in others:
        if other.kind is Kind.FORCED or other.locale != track.locale:
            continue
        known: dict[str, list[Cue]] = {}
        for cue in other.cues:
            known.setdefault(_words(cue), []).append(cue)
        for cue in track.cues:
            if not any(twin.start < cue.end and cue.start < twin.end for twin in known.get(_words(cue), ())):
                yield Finding(
                    "This forced narrative ({start}) is not in {track} with the same words. Add it there.",
                    row=cue.time_row,
                    cue=cue.number,
                    values={"start": clock(cue.start), "track": other.path.name},
                )


def _words(cue: Cue) -> str:
    return " ".join(unicodedata.normalize("NFC", cue.text).casefold().split())
