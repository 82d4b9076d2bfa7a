"""What ``kit subs shots`` does: look or read, compare with the list that is there, write, tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kit.cli import film, shots_records, show, table
from kit.cli.meter import meter
from kit.errors import NothingToDoError, Place, RefusedError, StorageError, UsageError
from kit.project import toml
from kit.project.load import FILE
from kit.receipt import Fingerprints
from kit.retime.shots import importing, listing, spotcheck
from kit.retime.shots.cuts import THRESHOLD
from kit.retime.shots.detect import find
from kit.time.rate import parse_rate
from kit.time.ticks import clock
from kit.tools import files, probe

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.retime.shots.listing import Found
    from kit.time.rate import Rate
    from kit.tools.probe import Media


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    source: Path | None
    output: Path | None
    overwrite: bool
    threshold: float | None
    sharp: bool
    force: bool
    dry_run: bool


def run(asked: Asked, form: str) -> None:
    """Find or read the shots and write the list. Raises KitError before anything is written."""
    if asked.source and asked.threshold is not None:
        raise UsageError(
            "--threshold is for finding shots, and --import takes them from a list.",
            hint="Leave out one of them.",
            slug="import-and-threshold",
        )
    project = film.film()
    target = _target(project, asked)
    media = probe.probe(project.master)
    rate = _rate(project, media)
    found = (
        _imported(project, media, rate, asked.source, force=asked.force)
        if asked.source
        else _found(project, media, rate, asked)
    )
    if asked.sharp:
        found = found.sharp()
    if not found.cuts:
        raise _one_shot(project)
    before = listing.known_cuts(target, project.settings.film.rate)
    same = before == found.cuts
    if not same and not asked.dry_run:
        _refuse_foreign(target, asked)
        files.write_bytes(target, listing.as_json(found))
    if form == "json":
        written = not same and not asked.dry_run
        table.as_json(msgspec.to_builtins(shots_records.record(found, target.as_posix(), written=written)))
    else:
        _tell(found, rate)
        _tell_file(target, found, before, asked)
    _tell_row(project, target)


def _target(project: Project, asked: Asked) -> Path:
    if asked.output:
        return asked.output
    named = project.settings.film.shots
    path = project.root / named if named else project.master.with_name(f"{project.settings.film.id}.shots.json")
    return Path(show.short(path))


def _rate(project: Project, media: Media) -> Rate:
    """The film's rate; the master must run at it, or vary. Raises UsageError."""
    rate = parse_rate(project.settings.film.rate)
    if not media.constant_rate:
        show.note(f"The master's frame rate varies; its frames are counted at {rate.label()}, as kit.toml says.")
        return rate
    from kit.screener.material import refuse_other_rate  # noqa: PLC0415 - only this of the screeners

    refuse_other_rate(project, media)
    return rate


def _found(project: Project, media: Media, rate: Rate, asked: Asked) -> Found:
    """What is remembered of the master, else what is found in it now."""
    threshold = THRESHOLD if asked.threshold is None else asked.threshold
    fingerprints = Fingerprints(project.dist / "receipts")
    with meter(f"reading {project.master.name}"):
        master = fingerprints.of(project.master)
    folder = project.dist / "shots"
    known = listing.remembered(folder, master, str(rate.fps), threshold)
    if known:
        show.note("The master is the one that was looked through before; kit remembers its shots.")
        return known
    with meter(f"looking through {project.master.name}") as progress:
        found = find(media, rate, master, progress, threshold)
    if not asked.dry_run:
        _keep(project, fingerprints, folder, found)
    return found


def _keep(project: Project, fingerprints: Fingerprints, folder: Path, found: Found) -> None:
    try:
        fingerprints.save()
        kept = listing.remember(folder, found)
    except StorageError:
        kept = False
    if not kept:
        show.note(f"{show.short(project.dist)} cannot be written, so the next run will look through the master again.")


def _imported(project: Project, media: Media, rate: Rate, source: Path, *, force: bool) -> Found:
    frames = rate.nearest(media.duration)
    cuts = importing.read(source, rate, project.settings.film.programme_start, frames)
    with meter(f"looking for the cuts of {source.name} in {project.master.name}"):
        checked = spotcheck.look(media, rate, cuts)
    if checked.is_foreign and not force:
        raise RefusedError(
            f"{source.name} looks like the list of another film or cut: of {checked.asked} of its changes of shot "
            f"{checked.seen} are in the picture of {project.master.name}, and any list would have as many by chance.",
            hint="Export the list of the cut that the master was made from, or add --force if it is.",
            slug="shots-of-another-film",
            place=Place(source),
        )
    if checked.is_doubtful:
        show.note(
            f"Of {checked.asked} changes of shot of {source.name} {checked.seen} are in the picture of "
            f"{project.master.name}; usually most are. Compare the list with what kit subs shots finds."
        )
    return listing.Found(rate=str(rate.fps), frames=frames, cuts=cuts, made_by=f"import of {source.name}")


def _one_shot(project: Project) -> NothingToDoError:
    """What is said of a picture that never changes, or never at once: a list would hold nothing."""
    return NothingToDoError(
        f"No change of shot was found in {project.master.name}; nothing was written.",
        hint="A film of one shot needs no list. Else look whether this is the right master, or find more with a lower "
        "--threshold.",
        slug="no-shots",
        place=Place(project.root / project.settings.film.master),
    )


def _refuse_foreign(target: Path, asked: Asked) -> None:
    """Raise UsageError if a list would be lost that kit did not write: it may hold more than frames."""
    if asked.overwrite or not target.exists() or listing.is_ours(target):
        return
    raise UsageError(
        f"{show.short(target)} is already there, and kit did not write it.",
        hint="Choose another name with -o, or add --overwrite.",
        slug="output-exists",
        place=Place(target),
    )


def _tell(found: Found, rate: Rate) -> None:
    kinds = [one.kind for one in found.gradual]
    cuts = len(found.cuts) - len(kinds)
    parts = [show.told(f"{cuts} {'cut' if cuts == 1 else 'cuts'}")]
    parts += [show.cell(_many(kind, kinds.count(kind))) for kind in dict.fromkeys(kinds)]
    length = clock(rate.start_of(found.frames))
    frames = show.number(found.frames)
    show.answer(f"{frames} frames ({length} at {rate.label()}): {', '.join(parts)}.")
    edges = (0, *found.cuts, found.frames)
    shortest = min(range(len(edges) - 1), key=lambda at: edges[at + 1] - edges[at])
    count = edges[shortest + 1] - edges[shortest]
    show.answer(f"The shortest shot has {count} {'frame' if count == 1 else 'frames'}, from frame {edges[shortest]}.")
    for one in found.gradual:
        kind = show.cell(one.kind)
        show.answer(f"{kind} between frames {one.first} and {one.last}, counted from {one.frame}.")


def _tell_file(target: Path, found: Found, before: tuple[int, ...] | None, asked: Asked) -> None:
    name = show.short(target)
    if before == found.cuts:
        show.answer(f"{name} has these frames already.")
        return
    if before is not None:
        new, gone = sorted({*found.cuts} - {*before}), sorted({*before} - {*found.cuts})
        show.answer(f"New in {name}: {_few(new)}; no longer there: {_few(gone)}.")
    show.answer(f"{'It would be written to' if asked.dry_run else 'Written to'} {name}.")


def _tell_row(project: Project, target: Path) -> None:
    """The row of kit.toml that makes the other commands use the list, unless it is there."""
    named = project.settings.film.shots
    if named and (project.root / named).resolve() == target.resolve():
        return
    try:
        path = target.resolve().relative_to(project.root.resolve()).as_posix()
    except ValueError:
        show.note(f"The list is outside of the film's folder, so kit.toml cannot name it. Copy it into {project.root}.")
        return
    place = show.where(toml.place(project.root / FILE, ("film",)))
    if named:
        show.note(f'kit.toml names {named}. To use this list, write under [film] ({place}): shots = "{path}"')
    else:
        show.note(f'Write in kit.toml under [film] ({place}): shots = "{path}"')


def _few(frames: list[int]) -> str:
    if not frames:
        return show.cell("none")
    listed = ", ".join(str(frame) for frame in frames[:8])
    return listed + (show.told(f" and {len(frames) - 8} more") if len(frames) > 8 else "")  # noqa: PLR2004 - the eight listed


def _many(word: str, count: int) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
