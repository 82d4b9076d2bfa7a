"""What all ways of retiming do with tracks: read, move, show, write."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli import film, show
from kit.errors import KitError, NothingToDoError, UsageError
from kit.project import load
from kit.retime import apply, writing
from kit.subs import formats
from kit.subs.track import Facts
from kit.time.rate import parse_rate
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.retime.apply import Retimed
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track
    from kit.time.rate import Rate


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that all ways of retiming share."""

    output: Path | None
    lang: tuple[str, ...]
    dry_run: bool
    overwrite: bool
    force: bool
    encoding: str
    rate: Rate | None = None


def rate(fps: str, tracks: tuple[Path, ...]) -> Rate | None:
    """Frames a second as asked, else of the film around the first track or the current folder; None if unknown."""
    if fps:
        return parse_rate(fps)
    start = tracks[0].resolve().parent if tracks else film.session().start
    try:
        return parse_rate(load.load(load.find_root(start)).settings.film.rate)
    except KitError:
        return None


def run(
    timemap: TimeMap, back: TimeMap | None, undo: Callable[[], str] | None, named: tuple[Path, ...], asked: Asked
) -> None:
    """Move tracks along a map; ``back`` and ``undo`` are the opposite map and its command, if there is one.

    Raises KitError before anything is written.
    """
    tracks = _tracks(named, asked)
    targets = writing.places([track.path for track in tracks], asked.output, overwrite=asked.overwrite)
    if not timemap.moves:
        show.note("Nothing to change: every time stays as it is.")
        if asked.output is None:
            return
    results = [apply.retime(track, timemap, force=asked.force) for track in tracks]
    reversible = back is not None and all(apply.undone_by(result, back) for result in results if result.moved)
    outputs = []
    for result, target in zip(results, targets, strict=True):
        _tell(result, target, asked)
        in_place = target.resolve() == result.track.path.resolve()
        if result.moved or not in_place:
            backup = writing.backup_of(target) if in_place and not reversible else None
            outputs.append(writing.Output(result, target, backup))
    if asked.dry_run or not outputs:
        return
    writing.write(outputs)
    _tell_undo(outputs, undo if reversible else None)


def _tracks(named: tuple[Path, ...], asked: Asked) -> list[Track]:
    """The tracks that are named, each once, or those of the film."""
    encoding = asked.encoding or None
    facts = Facts(rate=asked.rate or rate("", named))
    if named and asked.lang:
        raise UsageError(
            "--lang chooses among the film's tracks, and you named files.",
            hint="Leave out --lang, or the files.",
            slug="lang-and-tracks",
        )
    if named:
        once = {path.resolve(): path for path in reversed(named)}
        return [
            formats.whole(formats.read(path, encoding=encoding, facts=facts))
            for path in named
            if once[path.resolve()] is path
        ]
    project = film.film()
    wanted = film.locales(project, asked.lang)
    files = [file for file in project.tracks if file.locale in wanted]
    if not files:
        raise NothingToDoError(
            "The film has no subtitle track to retime.",
            hint=f"Put one into subtitles/, named {project.settings.film.id}.<locale>.srt, or name a file.",
            slug="no-tracks",
        )
    return [
        formats.whole(
            formats.read(
                Path(show.short(file.path)), encoding=encoding, locale=file.locale, kind=file.kind, facts=facts
            )
        )
        for file in files
    ]


def _tell(result: Retimed, target: Path, asked: Asked) -> None:
    track, moved = result.track, result.moved
    where = f" → {show.short(target)}" if asked.output else ""
    name = f"{show.short(track.path)}{where}"
    if not moved:
        click.echo(f"{name}: no cue to move.")
        return
    of_all = f" of {len(track.cues)}" if len(moved) != len(track.cues) else ""
    click.echo(f"{name}: {len(moved)}{of_all} {'cue' if len(moved) == 1 else 'cues'} {_verb(asked)}.")
    for which, one in dict.fromkeys((("first", moved[0]), ("last", moved[-1]))):
        before = f"{clock(one.cue.start)} → {clock(one.cue.end)}"
        click.echo(f"  {which:5} cue {one.cue.number}: {before}  becomes  {clock(one.start)} → {clock(one.end)}")


def _verb(asked: Asked) -> str:
    return "would move" if asked.dry_run else "moved"


def _tell_undo(outputs: list[writing.Output], undo: Callable[[], str] | None) -> None:
    kept = [output.backup for output in outputs if output.backup]
    for backup in kept:
        show.note(f"The old file is kept as {show.short(backup)}.")
    in_place = [output.path for output in outputs if output.path.resolve() == output.retimed.track.path.resolve()]
    if undo and in_place:
        show.note(f"To undo: {undo()} {shlex.join(show.short(path) for path in in_place)}")
