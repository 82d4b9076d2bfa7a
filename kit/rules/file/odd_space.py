"""FILE065."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_LETTERS = "".join(map(chr, (0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x205F, 0x3000)))
_ODD = lazy.pattern(f"[{_LETTERS}]+")
#: Where full-width forms are not allowed, the rule on those mends the ideographic space.
_ODD_LATIN = lazy.pattern(f"[{_LETTERS[:-1]}]+")


@rule(
    "FILE065",
    "odd-space",
    fix=Fix.SAFE,
    limits=("fullwidth_forms",),
    source=UNICODE,
    examples=(
        Good(says("We went on.")),
        Good(says("Quoi\u00a0?"), locale="fr-FR"),
        Good(says("우리는 갔다"), locale="ko"),
        Bad(says("We\u2009went on."), fixed=says("We went on.")),
        Bad(says("Quoi\u2009?"), locale="fr-FR", fixed=says("Quoi\u00a0?")),
        Bad(says("우리는\u3000갔다"), locale="ko", fixed=says("우리는 갔다")),
    ),
)
def odd_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write spaces as spaces.

    Thin, wide and ideographic spaces come from a word processor or another keyboard. Players draw them as boxes or
    not at all, lines are not broken there, and no search finds the words.
    """
    pattern = _ODD if limits.fullwidth_forms else _ODD_LATIN
    yield from misprints(
        track, pattern, "Line {line} has an unusual space; write a plain one.", prefer=_usual, letters=_LETTERS
    )


def _usual(hit: re.Match[str]) -> str:
    """A space, without break where French typesetting has a thin one."""
    before, after = hit.string[max(0, hit.start() - 1) : hit.start()], hit.string[hit.end()]
    return "\u00a0" if after in ";:!?»%" or before == "«" else " "
