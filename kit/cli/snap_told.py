"""What snapping tells: each moved time with its reason, each finding that is left with why, or all as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli import show, table
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.cli.snapping import Asked
    from kit.retime.snap.reasons import Change
    from kit.retime.snap.snap import Snapped


def told(snapped: Sequence[Snapped], profiles: Sequence[str], asked: Asked) -> None:
    """Track by track for a person."""
    for result, profile in zip(snapped, profiles, strict=True):
        _told_track(result, profile, asked)
    if not any(result.changes for result in snapped):
        show.note("Nothing to change: no time can be moved to a better place.")


def as_json(snapped: Sequence[Snapped], profiles: Sequence[str], asked: Asked) -> None:
    """The same for another program; times as in a map's file, frames counted from the film's first."""
    changes = any(result.changes for result in snapped)
    state = "unchanged" if not changes else "would-change" if asked.dry_run else "changed"
    tracks = [_record(result, profile) for result, profile in zip(snapped, profiles, strict=True)]
    table.as_json({"schema": 1, "mode": asked.mode, "state": state, "tracks": tracks})


def _told_track(result: Snapped, profile: str, asked: Asked) -> None:
    track, changes = result.track, result.changes
    cues = len({change.cue for change in changes})
    name = show.short(track.path) + (f" ({track.part})" if track.part else "")
    moved = "would move" if asked.dry_run else "moved"
    if not track.cues:
        click.echo(f"{name}: no cue to move.")
    elif not changes:
        click.echo(f"{name} ({profile}): no time {moved}.")
    else:
        click.echo(f"{name} ({profile}): {_many('time', len(changes))} of {_many('cue', cues)} {moved}.")
    rows = [("  ", f"cue {one.cue}", one.side, *_times(result, one), one.words()) for one in changes]
    for line in table.lined(rows):
        click.echo(line)
    if result.left:
        click.echo(f"  {_many('finding', len(result.left))} left:")
    for line in table.lined([("    ", f"cue {one.cue}", one.code, one.why) for one in result.left]):
        click.echo(line)


def _times(result: Snapped, change: Change) -> tuple[str, str]:
    old, new = _clocks(result, change)
    return f"{old} → {new}", f"frame {change.was} → {change.now}"


def _clocks(result: Snapped, change: Change) -> tuple[str, str]:
    old, new = (track.cues[change.cue - 1] for track in (result.before, result.track))
    return (clock(old.start), clock(new.start)) if change.side == "in" else (clock(old.end), clock(new.end))


def _record(result: Snapped, profile: str) -> dict[str, object]:
    changes = []
    for one in result.changes:
        was, now = _clocks(result, one)
        changes.append(
            {
                "cue": one.cue,
                "row": result.track.cues[one.cue - 1].time_row,
                "side": one.side,
                "was": was,
                "now": now,
                "was_frame": one.was,
                "now_frame": one.now,
                "why": one.why.value,
                "cut": one.cut,
            }
        )
    return {
        "path": result.track.path.as_posix(),
        "part": result.track.part,
        "locale": result.track.locale,
        "profile": profile,
        "cues": len(result.track.cues),
        "changes": changes,
        "left": [{"cue": one.cue, "rule": one.code, "why": one.why} for one in result.left],
    }


def _many(word: str, count: int) -> str:
    return f"1 {word}" if count == 1 else f"{count} {word}s"
