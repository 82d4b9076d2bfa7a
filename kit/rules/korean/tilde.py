"""KOR005."""

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

_WAVES = lazy.pattern("[～〜∼˜]+~*|~[～〜∼˜~]+")


@rule(
    "KOR005",
    "tilde-form",
    fix=Fix.SAFE,
    source=KOREAN_NORM,
    examples=(
        Good(says("10~20명"), locale="ko"),
        Good(says("안녕~ 잘 가~"), locale="ko"),
        Good(says("10～20 people")),
        Bad(says("10～20명"), locale="ko", fixed=says("10~20명")),
        Bad(says("안녕~~"), locale="ko", fixed=says("안녕~")),
    ),
)
def tilde(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the tilde as ~ (U+007E), once.

    The wave dashes ～ 〜 ∼ look like it, but burn fonts draw them differently or not at all, and no search finds
    them.
    """
    if language(track, limits) == "ko":
        message = "Line {line} has “{found}”; write “~”."
        yield from misprints(track, _WAVES, message, prefer="~", letters="～〜∼˜~")
