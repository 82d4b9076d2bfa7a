"""What snapping tells: each moved time with its reason, each finding that is left with why, or all as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli import show, table
from kit.retime.snap.stand import Mode
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.cli.snap_done import Done
    from kit.cli.snapping import Asked
    from kit.retime.snap.reasons import Change
    from kit.retime.snap.snap import Snapped


def told(done: Sequence[Done], asked: Asked) -> None:
    """Track by track for a person."""
    for one in done:
        _told_track(one, asked)
    if not any(one.snapped.changes for one in done):
        show.note("Nothing to change: no time can be moved to a better place.")


def as_json(done: Sequence[Done], asked: Asked) -> None:
    """The same for another program."""
    import msgspec  # noqa: PLC0415 - text needs none

    from kit.cli.snap_records import record  # noqa: PLC0415

    table.as_json(msgspec.to_builtins(record(done, Mode(asked.mode), dry_run=asked.dry_run)))


def _told_track(one: Done, asked: Asked) -> None:
    result, profile = one.snapped, one.profile.name
    track, changes = result.track, result.changes
    cues = len({change.cue for change in changes})
    name = show.short(track.path) + (f" ({track.part})" if track.part else "")
    if not track.cues:
        show.answer(f"{name}: no cue to move.")
    elif not changes:
        show.answer(f"{name} ({profile}): no time {'would move' if asked.dry_run else 'moved'}.")
    else:
        times = show.told(f"{len(changes)} {'time' if len(changes) == 1 else 'times'}")
        of = show.told(f"{cues} {'cue' if cues == 1 else 'cues'}")
        show.answer(f"{name} ({profile}): {times} of {of} {'would move' if asked.dry_run else 'moved'}.")
    rows = [
        ("  ", show.told(f"cue {each.cue}"), show.cell(each.side), *_times(result, each), show.told(each.words()))
        for each in changes
    ]
    for line in table.lined(rows):
        click.echo(line)
    if result.left:
        show.answer(f"  {len(result.left)} {'finding' if len(result.left) == 1 else 'findings'} left:")
    for line in table.lined([("    ", *row) for row in _left(one)]):
        click.echo(line)


def _left(one: Done) -> Iterator[tuple[str, str, str]]:
    for left, waived in zip(one.snapped.left, one.waived, strict=True):
        why = show.told(left.why)
        yield show.told(f"cue {left.cue}"), left.code, show.told(f"{why} (waived)") if waived else why


def _times(result: Snapped, change: Change) -> tuple[str, str]:
    old, new = result.times(change)
    return f"{clock(old)} → {clock(new)}", show.told(f"frame {change.was} → {change.now}")
