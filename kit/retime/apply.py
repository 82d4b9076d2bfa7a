"""A time map applied to a track: the edits, what they change, and what keeps them from being made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import KitError, Place, UsageError
from kit.subs import decode, faults, formats
from kit.subs.edit import SetEnd, SetLines, SetStart
from kit.subs.formats import patching
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.timemap import TimeMap
    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.track import Track

#: Rows that have times which nobody could read: they would stay where they are while the rest moves.
_TIMED = frozenset(
    {faults.BAD_TIME_LINE, faults.BAD_ROW, faults.BROKEN_FILE, faults.NO_TIMES, faults.IMAGE, faults.NOT_KEPT}
)
#: What kit does not keep but has no times of its own.
_UNTIMED = frozenset({"ruby"})
_NAMED_ROWS = 5


@dataclass(frozen=True, slots=True)
class Moved:
    """A cue that moved, with its times in ticks before and after, as the file will hold them."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Retimed:
    """A track's new bytes and the cues that moved."""

    track: Track
    data: bytes
    moved: tuple[Moved, ...]


def retime(track: Track, timemap: TimeMap, *, force: bool = False) -> Retimed:
    """Move a track's cues, the time stamps inside their text, and what else of its format has times.

    Raises UsageError, with nothing changed, for a time before zero or past what the format can say, for a stretch of
    a format that counts frames, and, but for ``force``, for rows that would stay behind because their times cannot be
    read or moved.
    """
    if not force:
        _refuse_left_behind(track, timemap)
    fmt = formats.of_track(track)
    if fmt.counts_frames and timemap.stretches:
        raise _same_frames(track)
    edits: list[Edit] = []
    moved: list[Moved] = []
    for cue in track.cues:
        segment = timemap.of(cue.start)
        if not segment.moves:
            continue
        start, end = segment.at(cue.start), segment.at(cue.end)
        if cue.held:
            end = start + cue.duration
        if min(start, end) < 0:
            raise _too_early(track, cue, min(start, end))
        edits += (SetStart(cue.number, start), SetEnd(cue.number, end))
        raw = patching.raw_lines(track, cue)
        lines = fmt.move_text(raw, segment.at)
        if lines != raw:
            edits.append(SetLines(cue.number, raw, lines))
        moved.append(Moved(cue, _rounded(start, fmt.step(cue)), _rounded(end, fmt.step(cue))))
    data = formats.patch(track, edits, rest=lambda rows: fmt.move_rest(rows, lambda start: timemap.of(start).at))
    return Retimed(track, data, tuple(moved))


def undone_by(retimed: Retimed, inverse: TimeMap) -> bool:
    """Whether ``inverse`` gives the old file again, to the byte.

    It is tried and not reasoned: rounding, or the hours that a time gained, can stand in the way.
    """
    old = retimed.track
    source = decode.decode(retimed.data, old.path, old.source.encoding.name)
    try:
        again = retime(formats.again(old, source), inverse, force=True)
    except KitError:
        return False
    return again.data == decode.encode(old.source, old.source.rows)


def _rounded(ticks: int, step: int) -> int:
    return (2 * ticks + step) // (2 * step) * step


def _refuse_left_behind(track: Track, timemap: TimeMap) -> None:
    unread = [
        fault.row
        for fault in track.faults
        if (fault.kind in _TIMED and fault.values.get("what") not in _UNTIMED) or _is_stray_event(track, fault.kind)
    ]
    if unread:
        raise _left_behind(track, unread, "has times that cannot be read", "have times that cannot be read")
    fmt = formats.of_track(track)
    stuck = [
        cue.text_row for cue in track.cues if fmt.stuck(patching.raw_lines(track, cue), stretched=timemap.stretches)
    ]
    if stuck:
        one, many = "holds karaoke or animation times", "hold karaoke or animation times"
        raise _left_behind(track, stuck, one, many)


def _is_stray_event(track: Track, kind: str) -> bool:
    """In ASS, text outside of a cue is an event outside of its section, which has times."""
    return track.format == "ass" and kind == faults.ORPHAN_TEXT


def _left_behind(track: Track, rows: Sequence[int], one: str, many: str) -> UsageError:
    named = ", ".join(map(str, rows[:_NAMED_ROWS]))
    more = f" and {len(rows) - _NAMED_ROWS} more" if len(rows) > _NAMED_ROWS else ""
    which = f"row {named} {one}" if len(rows) == 1 else f"rows {named}{more} {many}"
    return UsageError(
        f"{track.path.name}: {which} and would stay at the old time; nothing was written.",
        hint="Mend them first (kit subs check shows them), or leave them as they are with --force.",
        slug="left-behind",
        place=Place(track.path, rows[0]),
    )


def _same_frames(track: Track) -> UsageError:
    return UsageError(
        f"{track.path.name} counts frames, and the same frames keep their numbers at another rate; "
        "nothing was written.",
        hint="Use it as it is with the new rate (in kit.toml, or --fps), or retime a copy from `kit subs convert`.",
        slug="frames-stay",
        place=Place(track.path),
    )


def _too_early(track: Track, cue: Cue, ticks: int) -> UsageError:
    earliest = min(min(one.start, one.end) for one in track.cues)
    return UsageError(
        f"Cue {cue.number} of {track.path.name} would be at {clock(ticks)}, before the film; nothing was written.",
        hint=f"The track's first time is {clock(earliest)}: take off no more than that, or remove the cue first.",
        slug="negative-time",
        place=Place(track.path, cue.time_row),
    )
