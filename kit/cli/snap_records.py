"""What ``kit subs snap --format json`` prints; docs/schema/snap.json is made from these shapes.

Times are text as in a map's file (``00:10:00.250``), frames are counted from the film's first. A field never changes
its meaning while ``schema`` stays the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kit import __version__
from kit.retime.records import Time
from kit.retime.snap.reasons import Why
from kit.retime.snap.stand import Mode
from kit.time import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.cli.snap_done import Done
    from kit.retime.snap.reasons import Change

State = Literal["unchanged", "would-change", "changed"]


class ChangeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A time that was moved, and why; ``row`` is where it stands in the file (from 1), ``cut`` null for a gap."""

    cue: int
    row: int
    side: Literal["in", "out"]
    was: Time
    now: Time
    was_frame: int
    now_frame: int
    why: Why
    cut: int | None


class LeftRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that moving could not mend, and why; ``waived`` if waivers.toml lets it stand."""

    cue: int
    rule: str
    why: str
    waived: bool


class SnappedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One track; ``part`` is its language in a file with several, ``locale`` is empty where nothing tells it."""

    path: str
    part: str
    locale: str
    profile: str
    cues: int
    changes: tuple[ChangeRecord, ...]
    left: tuple[LeftRecord, ...]


class SnapRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One run over all tracks."""

    schema: Literal[1]
    kit: str
    mode: Mode
    state: State
    tracks: tuple[SnappedRecord, ...]


def record(done: Sequence[Done], mode: Mode, *, dry_run: bool) -> SnapRecord:
    """The run in the shape that programs read."""
    changes = any(one.snapped.changes for one in done)
    return SnapRecord(
        schema=1,
        kit=__version__,
        mode=mode,
        state="unchanged" if not changes else "would-change" if dry_run else "changed",
        tracks=tuple(_track(one) for one in done),
    )


def _track(one: Done) -> SnappedRecord:
    result = one.snapped
    return SnappedRecord(
        path=result.track.path.as_posix(),
        part=result.track.part,
        locale=result.track.locale,
        profile=one.profile.name,
        cues=len(result.track.cues),
        changes=tuple(_change(one, change) for change in result.changes),
        left=tuple(
            LeftRecord(cue=left.cue, rule=left.code, why=left.why, waived=waived)
            for left, waived in zip(result.left, one.waived, strict=True)
        ),
    )


def _change(one: Done, change: Change) -> ChangeRecord:
    was, now = one.snapped.times(change)
    return ChangeRecord(
        cue=change.cue,
        row=one.snapped.track.cues[change.cue - 1].time_row,
        side=change.side,
        was=exact.write(was),
        now=exact.write(now),
        was_frame=change.was,
        now_frame=change.now,
        why=change.why,
        cut=change.cut,
    )
