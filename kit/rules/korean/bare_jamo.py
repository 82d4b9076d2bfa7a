"""KOR006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_BARE = lazy.pattern("[ㄱ-ㅎㅏ-ㅣ]{2,}")


@rule(
    "KOR006",
    "bare-jamo",
    source=HOUSE,
    examples=(
        Good(says("ㄱ자 모양의 집"), locale="ko"),
        Good(says("ㄱ, ㄴ, ㄷ 순서"), locale="ko"),
        Good(says("하하하, 진짜?"), locale="ko"),
        Bad(says("ㅋㅋㅋ 진짜?"), locale="ko"),
        Bad(says("미안 ㅠㅠ"), locale="ko"),
    ),
)
def bare_jamo(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write words, not runs of single letters.

    ㅋㅋㅋ and ㅠㅠ belong to chats. A viewer who does not chat cannot read them, and a screen reader spells them out.
    They are right where a message on the screen is shown as it was written.
    """
    if language(track, limits) == "ko":
        yield from misprints(track, _BARE, "Line {line} has “{found}”, letters that make no syllable. Say it in words.")
