"""LAY050."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rawtext import Change, RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view
from kit.subs.track import Kind
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.track import Track

_ENDS = lazy.pattern(r"(?<=[\w,])(?:…|\.{3})$")
#: A line that begins with dots: few tracks have one.
_LINE = lazy.pattern(r"\n(?:…|\.{3})")
_BEGINS = lazy.pattern(r"(?:…|\.{3}) ?(?=\w)")
#: From here on a silence is a pause that the first ellipsis says rightly (Netflix: 2 seconds).
_PAUSE = 2 * PER_SECOND


def _two(first: str, second: str, start: str = "00:00:03,083") -> str:
    return srt(("00:00:01,000 --> 00:00:03,000", first), (f"{start} --> 00:00:08,000", second))


@rule(
    "LAY050",
    "continued-with-dots",
    fix=Fix.UNSAFE,
    source=NETFLIX_GENERAL,
    limits=("ellipsis",),
    examples=(
        Good(_two("I always knew", "that you would.")),
        Good(_two("Had I known…", "I wouldn’t have called.", "00:00:06,000")),
        Good(_two("Go.", "…have signed it.")),
        Bad(_two("I always knew…", "…that you would."), fixed=_two("I always knew", "that you would.")),
        Bad(
            _two("Had I known…", "…I wouldn’t have called.", "00:00:06,000"),
            fixed=_two("Had I known…", "I wouldn’t have called.", "00:00:06,000"),
        ),
        Bad(
            _two("그녀가 내게 와서…", "…다시 오겠다고 했어"),
            locale="ko",
            fixed=_two("그녀가 내게 와서", "다시 오겠다고 했어"),
        ),
    ),
)
def continued_dots(track: Track, limits: Limits) -> Iterator[Finding]:
    """Let a sentence run on into the next cue without dots.

    An ellipsis says that a voice fades or pauses; a sentence that simply goes on needs none, and after a pause only
    the first cue has one. Where a title on the screen comes between the two, dots on both sides are right. The fix
    takes away both, or after two seconds the second; another voice may break in, so look first.
    """
    if not limits.ellipsis or track.kind is Kind.FORCED:
        return
    seen = view(track)
    for number in sorted({seen.place(hit.end() - 1)[0].number for hit in _LINE.finditer(seen.text)} - {1}):
        cue, following = track.cues[number - 2], track.cues[number - 1]
        if not cue.lines or following.start < cue.start:
            continue
        ends, begins = _ENDS.search(cue.lines[-1]), _BEGINS.match(following.lines[0])
        if not ends or not begins:
            continue
        pause = following.start - cue.end >= _PAUSE
        yield Finding(
            _AFTER_PAUSE if pause else _RUNS_ON,
            row=RawText(track, following).row(0),
            cue=following.number,
            values={"before": cue.number},
            edits=_edits(track, (cue, ends), (following, begins), pause=pause),
        )


_RUNS_ON = "The sentence runs on from cue {before} with an ellipsis on both sides. Take both away."
_AFTER_PAUSE = "After a pause only the first cue (cue {before}) has an ellipsis. Take away the one at this cue's start."


def _edits(
    track: Track, before: tuple[Cue, re.Match[str]], after: tuple[Cue, re.Match[str]], *, pause: bool
) -> tuple[Edit, ...]:
    """What takes the ellipses away; nothing if one of them cannot be reached in the file."""
    wanted = [(*after, 0)] if pause else [(*before, len(before[0].lines) - 1), (*after, 0)]
    edits = [RawText(track, cue).mended([Change(line, hit.start(), hit.end(), "")]) for cue, hit, line in wanted]
    return () if None in edits else tuple(edit for edit in edits if edit)
