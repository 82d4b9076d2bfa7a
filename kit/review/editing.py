"""What a decision on a cue changes in its track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.review.decisions import Accept, Edit, Join, Split
from kit.subs import edit as subs
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats.patching import raw_lines
from kit.time.ticks import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.subs.cue import Cue
    from kit.subs.track import Track

TrackEdit = subs.Edit | subs.Split


def edits(track: Track, one: Accept | Edit | Split | Join) -> Iterator[TrackEdit]:
    """What a decision changes; a time that was only rounded to be shown stays as it is.

    Raises UsageError for a cue that would end before it begins.
    """
    cue = track.cues[one.cue - 1]
    match one:
        case Accept(drop=True):
            yield Drop(one.cue)
        case Accept() | Edit():
            yield from _edited(track, cue, one.lines, one.start, one.end)
            if (one.start, one.end) != (None, None):
                _forward(track, one, one.start, one.end)
        case Split():
            yield from _split(track, cue, one)
        case Join():
            yield from _joined(track, cue, one)


def _edited(
    track: Track, cue: Cue, lines: tuple[str, ...] | None, start: int | None, end: int | None
) -> Iterator[TrackEdit]:
    was = raw_lines(track, cue)
    if lines is not None and lines != was:
        yield SetLines(cue.number, was, lines)
    if start is not None and start != to_ms(cue.start):
        yield SetStart(cue.number, from_ms(start))
    if end is not None and end != to_ms(cue.end):
        yield SetEnd(cue.number, from_ms(end))


def _split(track: Track, cue: Cue, one: Split) -> Iterator[TrackEdit]:
    for half in (one.first, one.second):
        _forward(track, one, half.start, half.end)
    if one.second.start < one.first.start:
        raise _backwards(track, one)
    yield from _edited(track, cue, one.first.lines, one.first.start, one.first.end)
    end = cue.end if one.second.end == to_ms(cue.end) else from_ms(one.second.end)
    yield subs.Split(cue.number, from_ms(one.second.start), end, one.second.lines)


def _joined(track: Track, cue: Cue, one: Join) -> Iterator[TrackEdit]:
    """The first takes the words and the time of all; the others go."""
    following = track.cues[cue.number : cue.number + len(one.following)]
    together = tuple(line for each in (cue, *following) for line in raw_lines(track, each))
    latest = max(each.end for each in (cue, *following))
    yield from _edited(track, cue, together if one.lines is None else one.lines, one.start, None)
    end = latest if one.end is None or one.end == to_ms(latest) else from_ms(one.end)
    if end != cue.end:
        yield SetEnd(cue.number, end)
    _forward(track, one, one.start, to_ms(end))
    yield from (Drop(each.number) for each in following)


def _forward(track: Track, one: Edit | Accept | Split | Join, start: int | None, end: int | None) -> None:
    """Raise UsageError unless a cue's times, in milliseconds or as they are, go forward."""
    cue = track.cues[one.cue - 1]
    if (to_ms(cue.end) if end is None else end) <= (to_ms(cue.start) if start is None else start):
        raise _backwards(track, one)


def _backwards(track: Track, one: Edit | Accept | Split | Join) -> UsageError:
    return UsageError(
        f"Cue {one.cue} of {one.track} would end before it begins.",
        hint="Correct its times on the review page, and save the decisions again.",
        slug="decision-backwards",
        place=Place(track.path),
    )
