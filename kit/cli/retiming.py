"""What all ways of retiming share: tracks in, a time map handed over, everything else done here.

A method is one file, ``kit/cli/retime_<method>.py``, and one row in ``COMMANDS`` of ``kit/cli/subs_retime.py``::

    @examples(("kit subs retime sound old.mp4 new.mp4", "…"), …three of them…)
    @click.command
    @click.argument("old", type=click.Path(path_type=Path))
    @click.argument("new", type=click.Path(path_type=Path))
    @retime_options.options
    @click.option("--own", default="", help="What only this method needs.")
    def sound(old: Path, new: Path, own: str, tracks: tuple[Path, ...], **asked: Any) -> None:
        "One opening sentence, word for word as in COMMANDS."
        from kit.retime import sound as method

        job = retiming.begin(tracks, **asked)
        retiming.finish(job, method.find(old, new, job.tracks, job.rate))

``begin`` reads the tracks (``job.tracks``), the film around them (``job.project``, None without one) and its rate, and
refuses what could never be written, before any long work. A method returns a ``TimeMap`` with its verdict, evidence
and reasons and knows nothing of files, forms and exit codes. ``finish`` applies a solid map to all tracks or none;
unsure (exit 6) and refused (exit 7) maps tell their evidence and write nothing, unless ``--force``; a map that changes
nothing leaves the tracks to the byte and says that they are right.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli import film, retime_limits, retime_told, show
from kit.errors import KitError, NothingToDoError, Place, RefusedError, UnsureError, UsageError
from kit.retime import already, apply, mapfile, writing
from kit.retime.cues import none_in
from kit.retime.timemap import Verdict
from kit.subs import formats
from kit.subs.track import Facts, Kind
from kit.time import timecode
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.project.project import Project
    from kit.retime.joins import Fit
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track
    from kit.time.rate import Rate

#: Ways that a person may well ask for twice: each time everything moves by as much.
_REPEATED = frozenset({"shift", "start"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of ``retime_options``, as click names them."""

    output: Path | None = None
    lang: tuple[str, ...] = ()
    dry_run: bool = False
    map_file: Path | None = None
    form: str = "text"
    overwrite: bool = False
    force: bool = False
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Tracks to retime, the files that they go to, and what is known of their film.

    ``programme`` is what the tracks' clock reads at the programme's first frame, in ticks: kit.toml's programme_start.
    """

    tracks: tuple[Track, ...]
    targets: tuple[Path, ...]
    asked: Asked
    project: Project | None = None
    rate: Rate | None = None
    programme: int = 0


@dataclass(frozen=True, slots=True)
class Undo:
    """The opposite map and the command that applies it, without its tracks."""

    timemap: TimeMap
    command: Callable[[], str]


def rate(fps: str, tracks: tuple[Path, ...]) -> Rate | None:
    """Frames a second as asked, else of the film around the first track or the current folder; None if unknown."""
    if fps:
        return parse_rate(fps)
    project = film.around(tracks)
    return parse_rate(project.settings.film.rate) if project else None


def begin(named: tuple[Path, ...], *, known: Rate | None = None, **asked: object) -> Job:
    """Read the tracks that are named, each once, or those of the film; ``known`` is the rate, if a command was told.

    Raises KitError for what cannot be read or could not be written.
    """
    options = Asked(**asked)  # type: ignore[arg-type]  # click has checked the types
    if named and options.lang:
        raise UsageError(
            "--lang chooses among the film's tracks, and you named files.",
            hint="Leave out --lang, or the files.",
            slug="lang-and-tracks",
        )
    project = film.around(named) if named else film.film()
    fps = known or (parse_rate(project.settings.film.rate) if project else None)
    facts = Facts(rate=fps)
    tracks = _named(named, project, options, facts) if named else _of_film(project, options, facts)
    if not any(track.cues or track.faults for track in tracks):
        raise none_in(tracks[0])
    targets = writing.places([track.path for track in tracks], options.output, overwrite=options.overwrite)
    _free(options)
    return Job(tuple(tracks), tuple(targets), options, project, fps, programme(project))


def finish(job: Job, timemap: TimeMap, undo: Undo | None = None) -> None:
    """Judge a map, move the tracks along it, tell what happened, write all or none.

    Raises UnsureError or RefusedError for a map that is not solid, but for ``--force``; other KitErrors before
    anything is written.
    """
    asked = job.asked
    if timemap.verdict is not Verdict.SOLID and not (asked.force and _can_be_forced(timemap)):
        retime_told.stopped(timemap, asked.form)
        raise _stopped(timemap)
    outputs = _outputs(job, timemap)
    reversible = undo is not None and _is_undone(outputs, undo.timemap)
    if reversible:
        outputs = [replace(output, backup=None) for output in outputs]
    to_write = [output for output in outputs if output.retimed.changed or not _is_in_place(output)]
    # Written before it is told: a reader who leaves early (kit … | head) must not keep anything from being written.
    if asked.map_file:
        mapfile.write(asked.map_file, timemap)
    if not asked.dry_run:
        writing.write(to_write)
    retime_told.told(timemap, outputs, asked)
    if not asked.dry_run:
        retime_told.kept(to_write, undo.command if undo and reversible else None)


def _can_be_forced(timemap: TimeMap) -> bool:
    """Whether something was found at all, however unsure: there is no map to apply where nothing was."""
    return bool(timemap.segments or timemap.removed)


def _outputs(job: Job, timemap: TimeMap) -> list[writing.Output]:
    """Each track's result and where it, its removed cues and its old bytes go; nothing is written yet.

    Raises RefusedError for a track that the map was applied to before.
    """
    outputs: list[writing.Output] = []
    fits = [retime_limits.fit(track, job.project, job.rate) for track in job.tracks]
    if timemap.method not in _REPEATED and not job.asked.force:
        _refuse_twice(job, timemap, fits)
    for track, target, fit in zip(job.tracks, job.targets, fits, strict=True):
        result = apply.retime(track, timemap, fit=fit, force=job.asked.force)
        output = writing.Output(result, target)
        in_place = _is_in_place(output)
        keep = writing.backup_of(target) if result.changed and in_place else None
        beside = writing.sidecar_of(target, overwrite=job.asked.overwrite and not in_place)
        outputs.append(replace(output, backup=keep, sidecar=beside if result.removed else None))
    return outputs


def _is_in_place(output: writing.Output) -> bool:
    return output.path.resolve() == output.retimed.track.path.resolve()


def _is_undone(outputs: Sequence[writing.Output], back: TimeMap) -> bool:
    return all(apply.undone_by(output.retimed, back) for output in outputs if output.retimed.changed)


def _refuse_twice(job: Job, timemap: TimeMap, fits: Sequence[Fit]) -> None:
    """Raise RefusedError for a map that was applied before; a run that was killed may have left some tracks to do."""
    kept = [already.applied(track, timemap, fit) for track, fit in zip(job.tracks, fits, strict=True)]
    done = [(track, backup) for track, backup in zip(job.tracks, kept, strict=True) if backup]
    if not done:
        return
    track, backup = done[0]
    rest = [show.short(one.path) for one, before in zip(job.tracks, kept, strict=True) if not before]
    raise RefusedError(
        f"{show.short(track.path)} is what this map made of {show.short(backup)}: it was applied before.",
        hint=f"Name the tracks that still are to move: {shlex.join(rest)}."
        if rest
        else "Nothing is left to do; --force applies it once more.",
        slug="already-applied",
        place=Place(track.path),
    )


def _stopped(timemap: TimeMap) -> KitError:
    # Each in the reader's language by itself: their order is no entry of a catalogue.
    why = " ".join(show.told(reason) for reason in timemap.reasons)
    if timemap.verdict is Verdict.REFUSED:
        return RefusedError(
            f"What was measured speaks against it, and nothing was written. {why}".rstrip(),
            hint="See whether these are the right files; --force does it all the same."
            if _can_be_forced(timemap)
            else "See whether these are the right files, or choose another way: kit subs retime --help.",
            slug="retime-refused",
        )
    return UnsureError(
        f"The evidence is not sure enough, and nothing was written. {why}".rstrip(),
        hint="Try another way of retiming, or look at it with --force --dry-run, and --force if it is right.",
        slug="retime-unsure",
    )


def programme(project: Project | None) -> int:
    """What the clock of a film's tracks reads at its first frame, in ticks."""
    if project is None:
        return 0
    film_settings = project.settings.film
    return timecode.programme_start(film_settings.programme_start, parse_rate(film_settings.rate))


def _named(named: Sequence[Path], project: Project | None, asked: Asked, facts: Facts) -> list[Track]:
    known = {file.path.resolve(): file for file in project.tracks} if project else {}
    tracks = []
    for path in {path.resolve(): path for path in reversed(named)}.values():
        file = known.get(path.resolve())
        tracks.append(_read(path, asked, facts, file.locale if file else "", file.kind if file else Kind.FULL))
    return tracks[::-1]


def _of_film(project: Project | None, asked: Asked, facts: Facts) -> list[Track]:
    wanted = film.locales(project, asked.lang) if project else ()
    tracks = [
        _read(Path(show.short(file.path)), asked, facts, file.locale, file.kind)
        for file in (project.tracks if project else ())
        if file.locale in wanted
    ]
    if not tracks:
        name = project.settings.film.id if project else "film"
        raise NothingToDoError(
            "The film has no subtitle track to retime.",
            hint=f"Put one into subtitles/, named {name}.<locale>.srt, or name a file.",
            slug="no-tracks",
        )
    return tracks


def _read(path: Path, asked: Asked, facts: Facts, locale: str, kind: Kind) -> Track:
    return formats.whole(formats.read(path, encoding=asked.encoding or None, locale=locale, kind=kind, facts=facts))


def _free(asked: Asked) -> None:
    """Refuse to write a map over a file that is already there."""
    if asked.map_file and asked.map_file.exists() and not asked.overwrite:
        raise UsageError(
            f"{asked.map_file} is already there.",
            hint="Choose another name for --map, or add --overwrite.",
            slug="output-exists",
            place=Place(asked.map_file),
        )
