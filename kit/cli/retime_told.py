"""What retiming tells: the map's evidence, then track by track what happens, as text or as JSON."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from kit.cli import show, table
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kit.cli.retiming import Asked
    from kit.retime.apply import Retimed
    from kit.retime.timemap import TimeMap
    from kit.retime.writing import Output


def stopped(timemap: TimeMap, form: str) -> None:
    """The evidence of a map that is not applied; the reasons stand in the error that follows."""
    if form == "json":
        _json(timemap, timemap.verdict.value, [], [])
        return
    _evidence(timemap)


def told(timemap: TimeMap, results: Sequence[Retimed], targets: Sequence[Path], asked: Asked) -> None:
    """The evidence, and what moved or would move."""
    if asked.form == "json":
        _json(timemap, _state(timemap, asked), results, targets)
        return
    _evidence(timemap)
    if not timemap.changes:
        show.note("Nothing to change: every time stays as it is.")
    for result, target in zip(results, targets, strict=False):
        _track(result, target, asked)


def kept(outputs: Sequence[Output], undo: Callable[[], str] | None) -> None:
    """Where the old files are, or the command that gives them again."""
    for output in outputs:
        if output.backup:
            show.note(f"The old file is kept as {show.short(output.backup)}.")
    in_place = [output.path for output in outputs if output.path.resolve() == output.retimed.track.path.resolve()]
    if undo and in_place:
        show.note(f"To undo: {undo()} {shlex.join(show.short(path) for path in in_place)}")


def _state(timemap: TimeMap, asked: Asked) -> str:
    if not timemap.changes:
        return "unchanged"
    return "would-change" if asked.dry_run else "changed"


def _evidence(timemap: TimeMap) -> None:
    if not timemap.evidence and not timemap.reasons:
        return
    click.echo(f"{timemap.method}: {timemap.verdict} (confidence {timemap.confidence:.2f})")
    table.rows(
        ("  measured", "found", "needed"), [(f"  {one.what}", one.value, one.needed) for one in timemap.evidence]
    )


def _track(result: Retimed, target: Path, asked: Asked) -> None:
    track, moved = result.track, result.moved
    where = f" → {show.short(target)}" if asked.output else ""
    name = f"{show.short(track.path)}{where}"
    if not moved:
        click.echo(f"{name}: no cue to move.")
        return
    of_all = f" of {len(track.cues)}" if len(moved) != len(track.cues) else ""
    verb = "would move" if asked.dry_run else "moved"
    click.echo(f"{name}: {len(moved)}{of_all} {'cue' if len(moved) == 1 else 'cues'} {verb}.")
    for which, one in dict.fromkeys((("first", moved[0]), ("last", moved[-1]))):
        before = f"{clock(one.cue.start)} → {clock(one.cue.end)}"
        click.echo(f"  {which:5} cue {one.cue.number}: {before}  becomes  {clock(one.start)} → {clock(one.end)}")


def _json(timemap: TimeMap, state: str, results: Sequence[Retimed], targets: Sequence[Path]) -> None:
    import msgspec  # noqa: PLC0415 - text needs none

    from kit.retime import mapfile  # noqa: PLC0415

    tracks = [
        {"path": str(result.track.path), "output": str(target), "cues": len(result.track.cues)}
        | {"moved": len(result.moved)}
        for result, target in zip(results, targets, strict=False)
    ]
    table.as_json({"schema": 1, "state": state, "map": msgspec.to_builtins(mapfile.record(timemap)), "tracks": tracks})
