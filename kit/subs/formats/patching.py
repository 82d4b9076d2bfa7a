"""Edits applied to the rows of the original text; whatever they do not name stays, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.subs.decode import encode
from kit.subs.formats.base import Change, Changeable, UnchangeableError
from kit.subs.formats.registry import of_track
from kit.subs.formats.splitting import written_twice
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kit.subs.cue import Cue
    from kit.subs.edit import Edit, Split
    from kit.subs.formats.base import Format
    from kit.subs.track import Track


def raw_lines(track: Track, cue: Cue) -> tuple[str, ...]:
    """A cue's text as it stands in the file, markup included: what ``SetLines.was`` must be."""
    return of_track(track).raw_lines(track.source.rows, cue)


def patch(track: Track, edits: Iterable[Edit | Split], *, rest: Callable[[list[str]], None] | None = None) -> bytes:
    """The track's file with the edits made, in its own encoding, line ends and way of writing times.

    Times are rounded half up to the format's precision. Raises UsageError, before anything is written, for a format
    that is read only, a time that it cannot say, an edit of text that is no longer there, text that would end or begin
    a cue, and a character that the file's encoding does not have. What comes out is read again and compared with what
    was asked.
    ``rest`` may change rows that belong to no cue.
    """
    try:
        track, plain = written_twice(track, edits)
    except UnchangeableError as error:
        raise _refused(track, error.cue, error.why, "unchangeable") from error
    changes = _gather(track, plain)
    if not changes and rest is None:
        return encode(track.source, track.source.rows)
    rows = list(track.source.rows)
    fmt = of_track(track)
    if not isinstance(fmt, Changeable):
        raise _read_only(track)
    for change in changes.values():
        _check(track, fmt, change)
    try:
        fmt.apply(rows, list(changes.values()))
    except UnchangeableError as error:
        raise _refused(track, error.cue, error.why, "unchangeable") from error
    if rest is not None:
        rest(rows)
    return _finish(track, rows, changes)


def _finish(track: Track, rows: list[str], changes: Mapping[int, Change]) -> bytes:
    """Encode changed rows, after reading them again: each cue must be what was asked for, and no other changed."""
    fmt = of_track(track)
    again = fmt.split("".join(rows))
    found = iter(fmt.parse(again).cues)
    for cue in track.cues:
        change = changes.get(cue.number)
        if change and change.dropped:
            continue
        now = next(found, None)
        if now is None or not _is_wanted(track, fmt, now, change or Change(cue), fmt.raw_lines(again, now)):
            raise _refused(track, cue, "the change would not read back as it was meant", "patch-not-exact")
    if next(found, None) is not None:
        raise _refused(track, track.cues[-1], "the change would make a cue too many", "patch-not-exact")
    return encode(track.source, rows)


def _gather(track: Track, edits: Iterable[Edit]) -> dict[int, Change]:
    changes: dict[int, Change] = {}
    for edit in edits:
        changes.setdefault(edit.cue, Change(_cue(track, edit))).take(edit)
    return changes


def _check(track: Track, fmt: Changeable, change: Change) -> None:
    """Refuse a change that cannot be made."""
    cue = change.cue
    if change.dropped:
        return
    if change.lines is not None:
        if fmt.raw_lines(track.source.rows, cue) != change.lines.was:
            raise _refused(track, cue, "its text is no longer what the change was made for", "stale-edit")
        if not fmt.fits(change.lines.lines):
            raise _refused(track, cue, "the new text would end the cue or begin another", "bad-edit")
    for ticks in (change.start, change.end):
        if ticks is not None:
            _sayable(track, fmt, cue, ticks)


def _is_wanted(track: Track, fmt: Format, now: Cue, change: Change, lines: tuple[str, ...]) -> bool:
    """Whether a cue that was read again has the times, to the step in which it writes them, and the text asked for."""
    cue = change.cue
    wanted = change.lines.lines if change.lines else fmt.raw_lines(track.source.rows, cue)
    times = ((now.start, cue.start, change.start), (now.end, cue.end, change.end))
    return lines == wanted and all(
        found == old if asked is None else 2 * abs(found - asked) <= fmt.step(cue) for found, old, asked in times
    )


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


def _read_only(track: Track) -> UsageError:
    return UsageError(
        f"{track.path.name} cannot be changed: kit reads this format ({track.format}) and does not write it.",
        hint="Change it in the program that made it, or work on a copy of the track in another format.",
        slug="read-only-format",
        place=Place(track.path),
    )


def _refused(track: Track, cue: Cue, why: str, slug: str) -> UsageError:
    return UsageError(
        f"Cue {cue.number} of {track.path.name} cannot be changed: {why}; nothing was written.",
        hint="Look at that cue in an editor, then run the command again.",
        slug=slug,
        place=Place(track.path, cue.time_row),
    )
