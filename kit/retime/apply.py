"""A time map applied to a track: the edits, what they change, and what keeps them from being made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import KitError, Place, RefusedError, UsageError
from kit.retime import joins, neighbours
from kit.retime.course import course
from kit.retime.timemap import Segment
from kit.subs import decode, faults, formats
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats import patching
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.retime.course import Course
    from kit.retime.joins import Fit, Note, Placed
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
_ANY = joins.Fit()


@dataclass(frozen=True, slots=True)
class Moved:
    """A cue with the times, in ticks, that the file will hold, and what a person should know of it."""

    cue: Cue
    start: int
    end: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A cue that the new film has no room for; ``left`` is the length of what was kept of it, in ticks."""

    cue: Cue
    left: int
    note: Note


@dataclass(frozen=True, slots=True)
class Retimed:
    """A track's new bytes, the cues that moved, and those that went, whose rows ``sidecar`` holds as they were.

    ``left`` are rows with times that nobody could read or move: forced, they stay where they are.
    """

    track: Track
    data: bytes
    moved: tuple[Moved, ...]
    removed: tuple[Removed, ...] = ()
    sidecar: bytes | None = None
    left: tuple[int, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether any cue moved or went."""
        return bool(self.moved or self.removed)


def retime(track: Track, timemap: TimeMap, *, fit: Fit = _ANY, force: bool = False) -> Retimed:
    """Move a track's cues, the time stamps inside their text, and what else of its format has times.

    ``fit`` says what the track's profile asks of cues that are trimmed. Raises UsageError, with nothing changed, for a
    time before zero or past what the format can say, for a stretch of a format that counts frames, and, but for
    ``force``, for rows that would stay behind because their times cannot be read or moved, and for a track of which
    nothing would be left.
    """
    if not force:
        _refuse_left_behind(track, timemap)
    fmt = formats.of_track(track)
    if fmt.counts_frames and timemap.stretches:
        raise _same_frames(track)
    laid = course(timemap)
    whole = timemap.whole_cues
    placed = [joins.place(cue, laid, fit, fmt.step(cue), whole=whole) for cue in track.cues]
    placed = neighbours.settle(placed, fit, whole=whole)
    gone = [one for one in placed if one.is_gone]
    if gone and len(gone) == len(placed) and not force:
        raise _nothing_left(track)
    edits: list[Edit] = [Drop(one.cue.number) for one in gone]
    for one in placed:
        if not one.is_gone:
            edits += _edits(track, one)
    data = formats.patch(track, edits, rest=lambda rows: fmt.move_rest(rows, lambda start: _clock(laid, start)))
    left = (*_unread(track), *_stuck(track, timemap)) if timemap.changes else ()
    return Retimed(track, data, _moved(track, placed), _removed(gone), _sidecar(track, gone), left)


def _edits(track: Track, one: Placed) -> list[Edit]:
    """The edits that put a cue in its new place; none for one that stays as it is."""
    cue = one.cue
    if min(one.start, one.end) < 0:
        raise _too_early(track, cue, min(one.start, one.end))
    edits: list[Edit] = [SetStart(cue.number, one.start), SetEnd(cue.number, one.end)] if one.moves else []
    raw = patching.raw_lines(track, cue)
    lines = formats.of_track(track).move_text(raw, one.clock) if one.moves else raw
    return edits if lines == raw else [*edits, SetLines(cue.number, raw, lines)]


def _clock(laid: Course, start: int) -> Callable[[int], int]:
    """The clock of what is no cue (a comment) by its in-time; out of a removed stretch it goes to the join."""
    segment = laid.at(start).segment
    if segment is not None:
        return segment.at
    before = laid.before(start)
    join = None if before is None else before.new_end
    return int if join is None else Segment(offset=int(join) - start).at


def _moved(track: Track, placed: Sequence[Placed]) -> tuple[Moved, ...]:
    step = formats.of_track(track).step
    return tuple(
        Moved(one.cue, _rounded(one.start, step(one.cue)), _rounded(one.end, step(one.cue)), one.notes)
        for one in placed
        if not one.is_gone and (one.moves or one.notes)
    )


def _removed(gone: Sequence[Placed]) -> tuple[Removed, ...]:
    return tuple(Removed(one.cue, one.end - one.start, one.notes[0]) for one in gone)


def _sidecar(track: Track, gone: Sequence[Placed]) -> bytes | None:
    """The removed cues alone, in the file's own format, with the rows and the times that they had."""
    if not gone:
        return None
    numbers = {one.cue.number for one in gone}
    return formats.patch(track, [Drop(cue.number) for cue in track.cues if cue.number not in numbers])


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
    if unread := _unread(track):
        raise _left_behind(track, unread, "has times that cannot be read", "have times that cannot be read")
    if stuck := _stuck(track, timemap):
        one, many = "holds karaoke or animation times", "hold karaoke or animation times"
        raise _left_behind(track, stuck, one, many)


def _unread(track: Track) -> list[int]:
    """Rows that have times which nobody could read."""
    return [
        faults.row_of(track, fault)
        for fault in track.faults
        if (fault.kind in _TIMED and fault.values.get("what") not in _UNTIMED) or _is_stray_event(track, fault.kind)
    ]


def _stuck(track: Track, timemap: TimeMap) -> list[int]:
    """Rows with times inside of the text that cannot be moved along."""
    fmt = formats.of_track(track)
    stretched = timemap.stretches
    return [cue.text_row for cue in track.cues if fmt.stuck(patching.raw_lines(track, cue), stretched=stretched)]


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


def _nothing_left(track: Track) -> RefusedError:
    return RefusedError(
        f"Nothing of {track.path.name} would be left: all its cues lie in removed material; nothing was written.",
        hint="See whether the map is of this film; --force moves all cues out of the track all the same.",
        slug="nothing-left",
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
