"""KOR007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import KOREAN_NORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TIGHT = lazy.pattern(r"(?<=[다요까죠니군네])[.?!](?=[가-힣])(?!라|하|고|는|란|며|면|던|할|한)")


@rule(
    "KOR007",
    "space-after-mark",
    fix=Fix.UNSAFE,
    source=KOREAN_NORM,
    examples=(
        Good(says("갔다. 비가 왔다"), locale="ko"),
        Good(says("가요?라고 물었다"), locale="ko"),
        Good(says("3.1운동과 6.25전쟁"), locale="ko"),
        Good(says("훌륭한(?) 집"), locale="ko"),
        Bad(says("갔다.비가 왔다"), locale="ko", fixed=says("갔다. 비가 왔다")),
        Bad(says("어디예요?북쪽이요"), locale="ko", fixed=says("어디예요? 북쪽이요")),
    ),
)
def space_after_mark(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set a space between two sentences.

    After the mark that ends a sentence the next one begins with a space. Quoted speech goes on with 라고 or 하고,
    without one.
    """
    if language(track, limits) == "ko":
        message = "Line {line} has no space after “{found}”, where a sentence ends."
        yield from misprints(track, _TIGHT, message, prefer=r"\g<0> ", letters=".?!")
