"""Edits applied to the rows of the original text; whatever they do not name stays, to the byte."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.subs.decode import encode
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats.registry import of
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.formats.base import Format
    from kit.subs.track import Track


def raw_lines(track: Track, cue: Cue) -> tuple[str, ...]:
    """A cue's text as it stands in the file, markup included: what ``SetLines.was`` must be."""
    return of(track.format).raw_lines(track.source.rows, cue)


def patch(track: Track, edits: Iterable[Edit], *, rest: Callable[[list[str]], None] | None = None) -> bytes:
    """The track's file with the edits made, in its own encoding, line ends and way of writing times.

    Times are rounded half up to the format's precision. Raises UsageError, before anything is written, for a time
    that the format cannot say, an edit of text that is no longer there, text that would end or begin a cue, and a
    character that the file's encoding does not have. What comes out is read again and compared with what was asked.
    ``rest`` may change rows that belong to no cue.
    """
    changes = _gather(track, edits)
    if not changes and rest is None:
        return encode(track.source, track.source.rows)
    rows = list(track.source.rows)
    fmt = of(track.format)
    for change in changes.values():
        _apply(track, fmt, rows, change)
    if rest is not None:
        rest(rows)
    return _finish(track, rows, changes)


def _finish(track: Track, rows: list[str], changes: Mapping[int, Change]) -> bytes:
    """Encode changed rows, after reading them again: each cue must be what was asked for, and no other changed."""
    fmt = of(track.format)
    again = tuple(io.StringIO("".join(rows), newline=""))
    found = iter(fmt.parse(again).cues)
    for cue in track.cues:
        change = changes.get(cue.number)
        if change and change.dropped:
            continue
        now = next(found, None)
        start, end, lines = _wanted(track, fmt, cue, change)
        if now is None or (now.start, now.end) != (start, end) or fmt.raw_lines(again, now) != lines:
            raise _refused(track, cue, "the change would not read back as it was meant", "patch-not-exact")
    if next(found, None) is not None:
        raise _refused(track, track.cues[-1], "the change would make a cue too many", "patch-not-exact")
    return encode(track.source, rows)


@dataclass(slots=True)
class Change:
    """All edits of one cue together."""

    cue: Cue
    start: int | None = None
    end: int | None = None
    lines: SetLines | None = None
    dropped: bool = False


def _gather(track: Track, edits: Iterable[Edit]) -> dict[int, Change]:
    changes: dict[int, Change] = {}
    for edit in edits:
        change = changes.setdefault(edit.cue, Change(_cue(track, edit)))
        match edit:
            case SetStart(ticks=ticks):
                change.start = ticks
            case SetEnd(ticks=ticks):
                change.end = ticks
            case SetLines():
                change.lines = edit
            case Drop():
                change.dropped = True
    return changes


def _apply(track: Track, fmt: Format, rows: list[str], change: Change) -> None:
    cue = change.cue
    if change.dropped:
        fmt.drop(rows, cue)
        return
    if change.lines is not None:
        if fmt.raw_lines(track.source.rows, cue) != change.lines.was:
            raise _refused(track, cue, "its text is no longer what the change was made for", "stale-edit")
        if not fmt.fits(change.lines.lines):
            raise _refused(track, cue, "the new text would end the cue or begin another", "bad-edit")
    for ticks in (change.start, change.end):
        if ticks is not None:
            _sayable(track, fmt, cue, ticks)
    # Text first: where it begins in its row holds until a time gets longer.
    if change.lines is not None:
        fmt.with_lines(rows, cue, change.lines.lines)
    if change.start is not None or change.end is not None:
        rows[cue.time_row - 1] = fmt.time_row(rows[cue.time_row - 1], cue, change.start, change.end)


def _wanted(track: Track, fmt: Format, cue: Cue, change: Change | None) -> tuple[int, int, tuple[str, ...]]:
    lines = fmt.raw_lines(track.source.rows, cue)
    if change is None:
        return cue.start, cue.end, lines
    start = cue.start if change.start is None else _rounded(change.start, fmt.precision)
    end = cue.end if change.end is None else _rounded(change.end, fmt.precision)
    return start, end, change.lines.lines if change.lines else lines


def _rounded(ticks: int, step: int) -> int:
    return (2 * ticks + step) // (2 * step) * step


def _cue(track: Track, edit: Edit) -> Cue:
    if not 1 <= edit.cue <= len(track.cues):
        raise UsageError(
            f"{track.path.name} has no cue {edit.cue}.",
            hint="The file changed after it was checked; run the command again.",
            slug="stale-edit",
            place=Place(track.path),
        )
    return track.cues[edit.cue - 1]


def _sayable(track: Track, fmt: Format, cue: Cue, ticks: int) -> None:
    if ticks < 0:
        raise _refused(track, cue, f"its time would be {clock(ticks)}, before the film begins", "negative-time")
    if fmt.latest is not None and ticks > fmt.latest:
        raise _refused(
            track,
            cue,
            f"its time would be {clock(ticks)}, past {clock(fmt.latest)}, the last that it can say",
            "late-time",
        )


def _refused(track: Track, cue: Cue, why: str, slug: str) -> UsageError:
    return UsageError(
        f"Cue {cue.number} of {track.path.name} cannot be changed: {why}; nothing was written.",
        hint="Look at that cue in an editor, then run the command again.",
        slug=slug,
        place=Place(track.path, cue.time_row),
    )
