"""FILE054."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import sami
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SAMI
from kit.subs.parts import WHOLE, contradicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_ONE = (1000, "KRCC", "강을 건넜다")
_CLEAR = (5000, "KRCC", "&nbsp;<P Class=ENCC>&nbsp;")


@rule(
    "FILE054",
    "other-languages",
    source=SAMI,
    examples=(
        Good(sami(_ONE, _CLEAR), locale="ko", format="sami"),
        Bad(sami(_ONE, (2000, "ENCC", "We crossed it"), _CLEAR), locale="ko", format="sami"),
        Bad(sami(_ONE, _CLEAR), locale="fr-CA", format="sami"),
    ),
)
def other_languages(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """A track's file holds its own language and no other.

    Of a file with several languages each track is one. The others are neither checked, burned nor counted with it, so
    that nobody takes them for done; without a film and a language in its name, a file is checked in all of them.
    """
    if track.part == WHOLE:
        return
    others = [part for part in track.parts if part.name != track.part]
    if others:
        yield Finding(
            "The file also holds {others}; this track is {own}. Give each language a file of its own, or check them "
            "with --locale.",
            row=1,
            values={
                "own": next((part.label() for part in track.parts if part.name == track.part), track.part),
                "others": ", ".join(f"{part.label()} × {part.cues}" for part in others),
            },
        )
    for part in track.parts:
        if part.name == track.part and contradicts(part, track.locale):
            yield Finding(
                "The file calls its language {said}, and the track is {locale}. Correct the class or the file's name.",
                row=1,
                values={"said": part.label(), "locale": track.locale},
            )
