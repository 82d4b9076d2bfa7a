"""ACR007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.pairs import languages, pairs, together
from kit.check.rule import Bad, Good, film_rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: The last characters of a cue, past closing marks.
_END = 3
_TIME = "00:00:01,000 --> 00:00:05,000"
_NEXT = "00:00:06,000 --> 00:00:08,000"


def _one(text: str) -> str:
    return srt((_TIME, text))


@film_rule(
    "ACR007",
    "question-lost",
    source=HOUSE,
    examples=(
        Good(_one("Where to?"), others=(("film.ko.srt", _one("어디로?")),)),
        Good(_one("Where to?"), others=(("film.ko.srt", _one("어디로")),)),
        Good(_one("You know."), others=(("film.ko.srt", _one("알지?")), ("film.fr-CA.srt", _one("Tu sais.")))),
        Good(srt((_TIME, "So."), (_NEXT, "Where to?")), others=(("film.ko.srt", _one("어디로?")),)),
        Bad(_one("To the north."), others=(("film.ko.srt", _one("북쪽으로?")),)),
        Bad(_one("북쪽으로"), locale="ko", others=(("film.en.srt", _one("Up?")), ("film.fr-CA.srt", _one("En haut?")))),
    ),
)
def question_lost(track: Track, others: Sequence[Track], limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Let a question be one in every language.

    Only cues that share most of their time are compared, and only where most other languages ask. A language may put
    a question into other words: a note to look at, no more.
    """
    beside = languages(track, others)
    asked: dict[int, list[str]] = {}
    for other in beside:
        if "?" not in view(other).letters:
            continue
        for one, two in pairs(track, other):
            if "?" in two.lines[-1][-_END:] and together(one, two) and not _asks(track, one):
                asked.setdefault(one.number, []).append(other.locale)
    for number, locales in sorted(asked.items()):
        if 2 * len(locales) > len(beside) and (len(beside) == 1 or len(locales) > 1):
            yield Finding(
                "{locales} asks a question here; this cue does not. Look whether it should.",
                row=track.cues[number - 1].text_row,
                cue=number,
                values={"locales": ", ".join(locales)},
            )


def _asks(track: Track, cue: Cue) -> bool:
    """Whether it, or a cue beside it, asks."""
    return any("?" in near.text for near in track.cues[max(0, cue.number - 2) : cue.number + 1])
