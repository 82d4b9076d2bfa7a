"""What ``kit subs snap`` does: read the tracks and the cuts, choose new times, tell, write all or none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.check.finding import Severity
from kit.check.waiver import Waivers
from kit.cli import film, retime_told, show, snap_told, tracks
from kit.cli.snap_done import done
from kit.errors import FaultyError, ManyProblemsError, NothingToDoError, Place, UsageError
from kit.project import load, shots
from kit.retime import writing
from kit.retime.apply import Moved, Retimed
from kit.retime.shots import importing
from kit.retime.snap.snap import snap
from kit.retime.snap.stand import Mode
from kit.subs import faults, formats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.cli.tracks import Loaded
    from kit.retime.snap.snap import Snapped
    from kit.subs.track import Track


@dataclass(frozen=True, slots=True)
class Asked:
    """The options, as click names them; ``tracks`` are the files that are named."""

    tracks: tuple[Path, ...]
    mode: str
    output: Path | None
    lang: tuple[str, ...]
    profile: str
    shots: Path | None
    dry_run: bool
    overwrite: bool
    locale: str
    fps: str
    encoding: str
    fail_on: str
    form: str


def run(asked: Asked) -> int:
    """Snap the tracks that are named, or those of the film; returns the exit code.

    Raises KitError before anything is written.
    """
    loaded = _loaded(asked)
    snapped = _snapped(loaded, _with_cuts(loaded, asked), Mode(asked.mode))
    outputs = _outputs(snapped, asked)
    waivers = Waivers(loaded.waivers, dt.datetime.now(tz=dt.UTC).date())
    results = [
        done(result, loaded.profile_of(track), waivers) for result, track in zip(snapped, loaded.tracks, strict=True)
    ]
    if asked.form == "json":
        snap_told.as_json(results, asked)
    else:
        snap_told.told(results, asked)
    if not asked.dry_run:
        writing.write(outputs)
        retime_told.kept(outputs, None)
    return FaultyError.exit_code if any(one.fails(Severity[asked.fail_on.upper()]) for one in results) else 0


def _loaded(asked: Asked) -> Loaded:
    """The tracks with their profiles, all of them or none."""
    if asked.tracks and asked.lang:
        raise UsageError(
            "--lang chooses among the film's tracks, and you named files.",
            hint="Leave out --lang, or the files.",
            slug="lang-and-tracks",
        )
    once = {path.resolve(): path for path in reversed(asked.tracks)}
    named = tuple(path for path in asked.tracks if once[path.resolve()] is path)
    loaded = tracks.read(
        tracks.Asked(named, asked.lang, asked.profile, asked.locale, asked.fps, asked.encoding), {"end"}
    )
    if loaded.failures:
        raise ManyProblemsError(loaded.failures) if len(loaded.failures) > 1 else loaded.failures[0]
    if "end" in loaded.lacking:
        show.note(f"Where the film ends is not known: {loaded.lacking['end']}.")
    for track in loaded.tracks:
        lost = faults.of_lost_rows(track)
        if lost:
            rows = "1 place" if len(lost) == 1 else f"{len(lost)} places"
            show.note(f"{show.short(track.path)} could not be read in {rows}; what stands there is left as it is.")
    return loaded


def _with_cuts(loaded: Loaded, asked: Asked) -> list[Track]:
    """The tracks with the film's cuts, where their profiles ask for them."""
    if any(track.facts.rate is None for track in loaded.tracks):
        raise UsageError(
            "How many frames a second the film has is not known.", hint="Say it with --fps.", slug="no-rate"
        )
    if not any(loaded.profile_of(track).limits.shot_changes for track in loaded.tracks):
        return list(loaded.tracks)
    first = loaded.tracks[0]
    path = asked.shots or _list_of_the_film(asked)
    rate = first.facts.rate
    cuts = shots.read(path, str(rate.fps)) if rate else ()
    if rate and first.facts.end is not None:
        importing.refuse_other_film(cuts, rate.nearest(first.facts.end - (first.facts.start or 0)), path.name)
    if not cuts:
        raise NothingToDoError(
            f"{path.name} names no change of shot.",
            hint="If the film is one shot, choose a profile that does not ask for cuts; else: kit subs shots",
            slug="no-shots",
            place=Place(path),
        )
    return [replace(track, facts=replace(track.facts, cuts=cuts)) for track in loaded.tracks]


def _list_of_the_film(asked: Asked) -> Path:
    """The list that the film's kit.toml names. Raises NothingToDoError if there is none."""
    project = load.load(load.find_root(asked.tracks[0].resolve().parent)) if asked.tracks else film.film()
    if not project.settings.film.shots:
        raise NothingToDoError(
            "The film has no list of its shots, which times are moved to.",
            hint="Find them with `kit subs shots`, then name the list in kit.toml, or with --shots.",
            slug="no-shots",
        )
    return project.root / project.settings.film.shots


def _snapped(loaded: Loaded, chosen: Sequence[Track], mode: Mode) -> list[Snapped]:
    """Each track snapped; of a file with several languages, each on what the one before has left."""
    latest: dict[Path, Track] = {}
    done = []
    for read, track in zip(loaded.tracks, chosen, strict=True):
        now = formats.again(track, latest[track.path].source) if track.path in latest else track
        result = snap(now, loaded.profile_of(read), mode)
        latest[track.path] = result.track
        done.append(result)
    for result in done:
        _refuse_undone(result, latest[result.track.path])
    return done


def _refuse_undone(result: Snapped, last: Track) -> None:
    """Raise UsageError if another language of the same file took a track's times along."""
    times = [(cue.start, cue.end) for cue in formats.again(result.track, last.source).cues]
    if times != [(cue.start, cue.end) for cue in result.track.cues]:
        raise UsageError(
            f"{result.track.path} holds several languages that share their times, so one cannot be moved by itself.",
            hint="Write each language into a file of its own with `kit subs convert`, then snap these.",
            slug="shared-times",
            place=Place(result.track.path),
        )


def _outputs(snapped: Sequence[Snapped], asked: Asked) -> list[writing.Output]:
    """Each file's result and where it and its old bytes go; files that nothing changes in are not written in place."""
    files = {result.track.path: result for result in snapped}
    first = {result.track.path: result.before for result in reversed(snapped)}
    targets = writing.places(list(files), asked.output, overwrite=asked.overwrite)
    outputs = []
    for (path, last), target in zip(files.items(), targets, strict=True):
        in_place = target.resolve() == path.resolve()
        changes = any(result.changes for result in snapped if result.track.path == path)
        if in_place and not changes:
            continue
        moved = tuple(Moved(cue, cue.start, cue.end) for cue in last.track.cues) if changes else ()
        backup = writing.backup_of(target) if in_place else None
        outputs.append(writing.Output(Retimed(first[path], last.data, moved), target, backup))
    return outputs
