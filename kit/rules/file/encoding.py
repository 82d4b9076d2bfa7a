"""FILE020."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: What an encoding's detection was based on, and so how sure it is.
_SURE = {
    "bom": Word("told by its byte-order mark"),
    "asked": Word("as asked for"),
    "declared": Word("as the file itself says"),
    "guess": Word("guessed from its letters: look at one line with accents or Hangul"),
}


@rule(
    "FILE020",
    "encoding",
    source=NETFLIX_GENERAL,
    examples=(
        Good(says("Déjà\u00a0vu"), locale="fr-CA"),
        Bad(says("Déjà vu, là-bas, à côté"), locale="fr-CA", encoding="cp1252"),
        Bad(says("우리는 밤새 걸었고 아무도 말이 없었다"), locale="ko", encoding="cp949"),
    ),
)
def encoding(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Save tracks as UTF-8.

    Older encodings do not say what they are: the next program guesses, and one wrong guess turns every accent and
    every syllable into something else.
    """
    used = track.source.encoding
    if used.how == "binary":
        return
    if used.name.replace("_", "-").lower() in ("utf-8", "utf-8-sig", "ascii"):
        return
    yield Finding(
        "The file was read as {encoding} ({sure}). Save it as UTF-8, so that nobody has to guess.",
        row=1,
        values={"encoding": used.name, "sure": _SURE.get(used.how, Word(used.how))},
    )
