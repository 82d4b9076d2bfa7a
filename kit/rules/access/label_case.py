"""ACC009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_ENGLISH
from kit.subs.track import Kind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_LABEL = lazy.pattern(r"\[[^\[\]\n]{3,80}\]")
#: Up to so many letters it may be an acronym.
_ACRONYM = 5


@rule(
    "ACC009",
    "label-case",
    fix=Fix.UNSAFE,
    limits=("label_case",),
    source=NETFLIX_ENGLISH,
    examples=(
        Good(says("[wind howling]"), kind="sdh"),
        Good(says("[Ann laughing]\n[BBC]"), kind="sdh"),
        Good(says("[바람 소리]"), locale="ko", kind="sdh"),
        Good(says("[WIND HOWLING]")),
        Bad(says("[WIND HOWLING]"), kind="sdh", fixed=says("[wind howling]")),
        Bad(says("[wind howling]"), kind="sdh", profile="bbc", fixed=says("[WIND HOWLING]")),
    ),
)
def label_case(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write labels in the letters that the profile asks for.

    Streaming services want small letters, so that a label does not shout; the BBC wants capitals. A name keeps its
    capital: look before you let it be replaced.
    """
    if track.kind is Kind.SDH and limits.label_case:
        lower = limits.label_case == "lower"
        yield from misprints(
            track,
            _LABEL,
            "Line {line} has the label “{found}” in letters that this profile does not want.",
            prefer=lambda hit: hit[0].lower() if lower else hit[0].upper(),
            unless=lambda hit: (
                not (_shouts(hit[0]) if lower else any(letter.islower() for letter in hit[0])) or _names(hit, limits)
            ),
            letters="[",
        )


def _shouts(label: str) -> bool:
    return label.isupper() and sum(letter.isalpha() for letter in label) > _ACRONYM


def _names(hit: re.Match[str], limits: Limits) -> bool:
    """Whether it names a speaker who should be named in another form (ACC010)."""
    return limits.speaker_labels == "colon" and hit.string[hit.end() : hit.end() + 1] == " "
