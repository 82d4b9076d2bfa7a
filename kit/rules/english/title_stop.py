"""ENG009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language, tag
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_ENGLISH
from kit.check.view import view

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_BARE = lazy.pattern(r"(?:Mrs?|Ms|Dr)(?= [A-Z])")
_STOPPED = lazy.pattern(r"(Mrs?|Ms|Dr)\.(?= [A-Z])")


@rule(
    "ENG009",
    "title-stop",
    fix=Fix.SAFE,
    source=NETFLIX_ENGLISH,
    examples=(
        Good(says("Mr. Kim and Mrs. Lee")),
        Good(says("Mr Kim and Mrs Lee")),
        Good(says("Mr Kim"), locale="en-GB", profile="festival-en"),
        Bad(says("Mr. Kim and Mrs Lee\nmet Dr. Park"), fixed=says("Mr. Kim and Mrs. Lee\nmet Dr. Park")),
        Bad(says("Mr Kim and Mrs. Lee\nmet Dr Park"), fixed=says("Mr Kim and Mrs Lee\nmet Dr Park")),
        Bad(says("Mr Kim"), locale="en-US", profile="festival-en", fixed=says("Mr. Kim")),
    ),
)
def title_stop(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write Mr., Mrs., Ms. and Dr. in one way: with the stop in American English, without in British.

    Where a track does not say which English it is in, the form that stands more often in it counts.
    """
    if language(track, limits) != "en":
        return
    text = view(track).text
    with_stop = {"US": True, "GB": False, "UK": False}.get(tag(track, limits).rpartition("-")[2])
    if with_stop is None:
        with_stop = len(_STOPPED.findall(text)) >= len(_BARE.findall(text))
    if with_stop:
        message = "Line {line} has “{found}” without its full stop; this track writes “{found}.”."
        yield from misprints(track, _BARE, message, prefer=r"\g<0>.", unless=_inside)
    else:
        message = "Line {line} has “{found}” with a full stop; this track writes these titles without."
        yield from misprints(track, _STOPPED, message, prefer=r"\1", unless=_inside)


def _inside(hit: re.Match[str]) -> bool:
    """Whether it is the end of a longer word."""
    before = hit.string[hit.start() - 1] if hit.start() else ""
    return before.isalnum() or before == "-"
