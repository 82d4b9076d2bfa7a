"""KOR003."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import KOREAN_NORM

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_LETTERS = "。、，．！？：；（）［］％０１２３４５６７８９"
_WIDE = lazy.pattern(f"[{_LETTERS}]+")


@rule(
    "KOR003",
    "wide-mark",
    fix=Fix.SAFE,
    source=KOREAN_NORM,
    examples=(
        Good(says("정말? 3·1운동, 100주년!"), locale="ko"),
        Good(says("ＡＢＣ방송"), locale="ko"),
        Good(says("「가족」과 《바다》"), locale="ko"),
        Bad(says("정말？ １００명！"), locale="ko", fixed=says("정말? 100명!")),
        Bad(says("그래、가자。"), locale="ko", profile="base", fixed=says("그래, 가자.")),
    ),
)
def wide_mark(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write Korean marks and digits in normal width.

    Korean sets . , ? ! like Latin script. Full-width marks and 。 、 come from a Japanese or Chinese keyboard, count
    as a whole character of the line and leave a hole.
    """
    if language(track, limits) == "ko":
        message = "Line {line} has “{found}”; Korean writes it in normal width."
        ends = limits.line_end_punctuation
        yield from misprints(track, _WIDE, message, prefer=lambda hit: _narrow(hit, ends=ends), letters=_LETTERS)


def _narrow(hit: re.Match[str], *, ends: bool) -> str:
    """The normal form; the wide one brought its own space, and a line may have to end without mark."""
    text = unicodedata.normalize("NFKC", hit[0].replace("。", ".").replace("、", ","))
    after = hit.string[hit.end()]
    if text[-1] in ".," and after == "\n" and not ends:
        return text.rstrip(".,")
    return f"{text} " if text[-1] in ".,?!;:" and after.isalnum() else text
