"""What ``kit subs retime --format json`` prints; docs/schema/retime.json is made from these shapes.

Times are text as in a map's file (``00:10:00.250``). A field never changes its meaning while ``schema`` stays the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kit import __version__
from kit.retime import mapfile
from kit.retime.course import course
from kit.retime.joins import Note
from kit.retime.records import MapRecord, SpanRecord
from kit.time import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.apply import Moved, Removed, Retimed
    from kit.retime.timemap import Exact, TimeMap
    from kit.retime.writing import Output

State = Literal["unchanged", "would-change", "changed", "unsure", "refused"]


class CueRecord(msgspec.Struct, frozen=True):
    """A cue that the new cut touches, its times before and after; docs/retiming.md says what ``notes`` mean."""

    cue: int
    row: int
    start: str
    end: str
    new_start: str | None
    new_end: str | None
    notes: tuple[Note, ...]


class TrackRecord(msgspec.Struct, frozen=True):
    """One track: how many of its ``cues`` moved, and each that did not simply move.

    ``removed`` cues stand in ``sidecar`` with their old times; ``backup`` is where the old file is kept.
    """

    path: str
    output: str
    sidecar: str | None
    backup: str | None
    cues: int
    moved: int
    noted: tuple[CueRecord, ...]
    removed: tuple[CueRecord, ...]


class RetimeRecord(msgspec.Struct, frozen=True):
    """One run. ``inserted`` are stretches of the new film that come from nowhere in the old one."""

    schema: Literal[1]
    kit: str
    state: State
    map: MapRecord
    inserted: tuple[SpanRecord, ...]
    tracks: tuple[TrackRecord, ...]


def record(timemap: TimeMap, state: State, outputs: Sequence[Output]) -> RetimeRecord:
    """The run in the shape that programs read."""
    inserted = () if timemap.whole_cues else course(timemap).inserted
    return RetimeRecord(
        schema=1,
        kit=__version__,
        state=state,
        map=mapfile.record(timemap),
        inserted=tuple(SpanRecord(_text(span.begin), _text(span.end)) for span in inserted),
        tracks=tuple(_track(output) for output in outputs),
    )


def _text(ticks: Exact | None) -> str | None:
    return None if ticks is None else exact.write(ticks)


def _track(output: Output) -> TrackRecord:
    result: Retimed = output.retimed
    return TrackRecord(
        path=str(result.track.path),
        output=str(output.path),
        sidecar=str(output.sidecar) if output.sidecar else None,
        backup=str(output.backup) if output.backup else None,
        cues=len(result.track.cues),
        moved=len(result.moved),
        noted=tuple(_moved(one) for one in result.moved if one.notes),
        removed=tuple(_removed(one) for one in result.removed),
    )


def _moved(one: Moved) -> CueRecord:
    cue = one.cue
    return CueRecord(
        cue.number,
        cue.time_row,
        exact.write(cue.start),
        exact.write(cue.end),
        exact.write(one.start),
        exact.write(one.end),
        one.notes,
    )


def _removed(one: Removed) -> CueRecord:
    cue = one.cue
    return CueRecord(cue.number, cue.time_row, exact.write(cue.start), exact.write(cue.end), None, None, (one.note,))
