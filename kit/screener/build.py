"""Screeners as results: where one goes, what it is made from, and making it."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit import __version__, receipt
from kit.errors import FaultyError, KitError, NothingToDoError, Place, ToolError, UsageError
from kit.screener import faces, looks, marking, marks, material, soft, targets
from kit.screener import options as choices
from kit.screener.segments.key import Origins
from kit.time import ticks
from kit.tools import ffmpeg, files, fonts, image_sequence, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kit.project.project import Project, TrackFile
    from kit.receipt import Fingerprints, Receipt
    from kit.screener.job import Job
    from kit.screener.options import Options
    from kit.screener.segments.together import Planned
    from kit.tools.probe import Media

#: Raised whenever the same inputs would give another picture: layout, filters or encoding changed.
SCHEMA = 2


def output(project: Project, locale: str, options: Options | None = None) -> Path:
    """``dist/<film>.<locale>.screener.mp4``; a copy with its own mark or track has that in its name."""
    options = options or choices.resolve(project)
    ending = targets.resolve(project, options).suffix
    return project.dist / f"{project.settings.film.id}.{locale}{choices.suffix(project, options)}.screener{ending}"


def inputs(project: Project, locale: str, options: Options | None, fingerprints: Fingerprints) -> dict[str, str]:
    """A fingerprint of everything that goes into the screener; no program is run and no media opened.

    Raises NothingToDoError without a track, StorageError if the track or the master cannot be read.
    """
    options = options or choices.resolve(project)
    target, film = targets.resolve(project, options), project.settings.film
    soft.refuse(options, target)
    tracks = material.choose_all(project, locale, options) if target.burned else soft.chosen(project, locale, options)
    return {
        film.master: fingerprints.of(project.master),
        **{track.path.relative_to(project.root).as_posix(): fingerprints.of(track.path) for track in tracks},
        **({"languages": " over ".join(material.from_above(project, tracks))} if options.second else {}),
        "mark": " · ".join(marks.parts(project, locale, options)) or "none",
        "style": _digest(asdict(looks.style(project, options))),
        **marking.inputs(project, options, fingerprints),
        "target": ", ".join(f"{name} {value}" for name, value in asdict(target).items() if value),
        "rate": f"{film.rate}, from {film.programme_start}",
        "sound": ", ".join(film.spoken) or film.original_language,
        **({"channels": ", ".join(film.channels)} if film.channels else {}),
        **({"scan": film.scan} if film.scan != "as-file" else {}),
        "protected words": _digest([[word.id, *word.spellings] for word in project.settings.protected]),
        "font": _font(project, tracks, fingerprints),
        "ffmpeg": _ffmpeg(project, fingerprints),
        "burn": str(SCHEMA),
    }


def build(
    project: Project,
    locale: str,
    options: Options | None,
    progress: Callable[[float], None],
    fingerprints: Fingerprints,
    *,
    warn: Callable[[str], None] = lambda _: None,
    to: Path | None = None,
    jobs: int | None = None,
    following: Sequence[str] = (),
) -> Receipt:
    """Burn, verify and record one screener; ``progress`` hears the share that is done.

    ``warn`` hears, before the burn starts, what is not lost but ought to be known; the receipt keeps it too. ``to`` is
    another place for the result, ``jobs`` how many segments are encoded side by side (None: one for each processor).
    ``following`` are locales that are built next with the same options: what they lack is encoded on the way. On any
    failure the old screener stays as it was. Raises KitError.
    """
    from kit.screener import job  # noqa: PLC0415 - media libraries, which a look for news need not load

    options = options or choices.resolve(project)
    usual = output(project, locale, options)
    made_from = inputs(project, locale, options, fingerprints)
    _refuse_source(project, to or usual, usual.suffix)
    fingerprints.save()  # a build that is killed need not read the master for its hash again
    planned = job.prepare(project, locale, options)
    others = _planned(project, following, options, fingerprints)
    return make(
        project, locale, options, planned, to or usual, made_from, progress, warn=warn, jobs=jobs, others=others
    )


def _planned(project: Project, locales: Sequence[str], options: Options, fingerprints: Fingerprints) -> list[Planned]:
    """The screeners of further locales; one that cannot be made is left to its own build, which says why."""
    from kit.screener import job  # noqa: PLC0415 - media libraries, which a look for news need not load
    from kit.screener.segments.together import MOST, Planned  # noqa: PLC0415

    found = []
    for locale in locales[: MOST - 1]:
        with contextlib.suppress(KitError):
            made_from = inputs(project, locale, options, fingerprints)
            found.append(Planned(job.prepare(project, locale, options), origins(project, made_from)))
    return found


def make(
    project: Project,
    locale: str,
    options: Options,
    planned: Job,
    target: Path,
    made_from: Mapping[str, str],
    progress: Callable[[float], None],
    *,
    warn: Callable[[str], None],
    jobs: int | None,
    also: Mapping[str, str] | None = None,
    others: Sequence[Planned] = (),
) -> Receipt:
    """Burn a planned screener to ``target``, verify and record it; ``also`` is what else the receipt says.

    ``others`` are made next from the same master. The other parameters are those of ``build``. Raises KitError.
    """
    from kit.screener import burn, making, verify  # noqa: PLC0415 - media libraries, which a look for news need not load

    tracks = () if planned.target.burned else soft.read(project, locale, options, planned.media, planned.target)
    warnings = (*planned.warnings, *soft.warnings(tracks), *burn.check_room(planned, target))
    for warning in warnings:
        warn(warning)
    behind = _stamped(project, made_from)
    with files.part_file(target) as part:
        try:
            how = making.make(project, planned, tracks, part, target, progress, behind, jobs, others)
            made = verify.result(part, planned)
        except KitError:
            behind.refuse_changed()  # then this is why
            raise
        behind.refuse_changed()
    facts = _facts(planned, made, warnings) | how | _beside(planned, target, tracks) | dict(also or {})
    return receipt.write(target, inputs=made_from, tools=_tools(planned), facts=facts)


def origins(project: Project, made_from: Mapping[str, str]) -> Origins:
    """The fingerprints behind every segment, out of those of the whole (``inputs``), which were saved."""
    master = project.master
    each = () if isinstance(master, Path) else receipt.Fingerprints(project.dist / "receipts").each(master)
    return Origins(made_from[project.settings.film.master], made_from["ffmpeg"], made_from["font"], tuple(each))


def _stamped(project: Project, made_from: Mapping[str, str]) -> Origins:
    """The same, with what tells whether the master changes. Raises StorageError if it did since it was hashed."""
    saved = receipt.Fingerprints(project.dist / "receipts")
    if saved.of(project.master) != made_from[project.settings.film.master]:
        raise unchanged.changed(image_sequence.files_of(project.master)[0])
    return replace(origins(project, made_from), stamps=saved.stamps(project.master))


def _beside(planned: Job, output: Path, tracks: Sequence[soft.Soft]) -> dict[str, str]:
    """Write the files beside a screener, and say for the receipt which tracks can be switched."""
    if planned.target.subtitles == "sidecar":
        for path, data in soft.beside(output, tracks).items():
            files.write_bytes(path, data)
    names = ", ".join(one.name for one in tracks)
    return {planned.target.subtitles: names} if tracks else {}


def complete(output: Path) -> bool:
    """Whether the files that belong beside a screener are all there."""
    known = receipt.read(output)
    names = known.facts.get("sidecar", "") if known else ""
    return all(soft.name_beside(output, name).is_file() for name in names.split(", ") if name)


def _refuse_source(project: Project, target: Path, ending: str) -> None:
    """A result never takes the place of what it is made from, nor of another kind of file."""
    sources = {
        *(path.resolve() for path in image_sequence.files_of(project.master)),
        *(file.path.resolve() for file in project.tracks),
    }
    if target.resolve() in sources or target.suffix.lower() != ending:
        why = "is a source of this film" if target.resolve() in sources else f"does not end in {ending}"
        raise UsageError(
            f"The screener cannot be written to {target}: it {why}.",
            hint=f"Choose another name that ends in {ending}.",
            slug="output-refused",
            place=Place(target),
        )


def _facts(planned: Job, made: Media, warnings: tuple[str, ...]) -> dict[str, str]:
    facts = {
        "frames": str(made.frames),
        "duration": ticks.clock(made.duration),
        "width": str(made.width),
        "height": str(made.height),
        "rate": made.rate.label(),
        "sound tracks": str(len(made.audio)),
        "cues": str(sum(len(track.cues) for track in planned.tracks)),
        "mark": " / ".join(planned.mark) or "none",
    }
    return facts | ({"warnings": "\n".join(warnings)} if warnings else {})


def _tools(planned: Job) -> dict[str, str]:
    return {
        "kit": __version__,
        "ffmpeg": planned.program.version,
        "font": ", ".join(f"{one.font.family} sha256:{files.sha256(one.font.path)[:16]}" for one in planned.fonts),
    }


def _font(project: Project, tracks: Sequence[TrackFile], fingerprints: Fingerprints) -> str:
    """Every font that is drawn with."""
    try:
        found = dict.fromkeys([fonts.sans(), *(faces.font(project, track.locale) for track in tracks)])
    except ToolError:
        return "not found"
    return ", ".join(f"{font.family} {fingerprints.of(font.path)}" for font in found)


def _ffmpeg(project: Project, fingerprints: Fingerprints) -> str:
    try:
        path, _ = ffmpeg.locate(project.settings.tools.ffmpeg)
    except ToolError:
        return "not found"
    return fingerprints.of(path)


def _digest(data: object) -> str:
    return "sha256:" + hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def check(made: Path) -> Receipt:
    """Hold a screener against its receipt: the same bytes, as many frames.

    Raises NothingToDoError if there is none, FaultyError if it differs, KitError if it cannot be opened.
    """
    from kit.tools import probe  # noqa: PLC0415 - PyAV, which a look for news need not load

    known = receipt.read(made)
    if known is None or not made.is_file():
        raise NothingToDoError(
            f"{made.name} was not made here.",
            hint="`kit screener build` makes it.",
            slug="no-screener",
            place=Place(made),
        )
    if files.sha256(made) != known.sha256 or str(probe.probe(made).frames) != known.facts.get("frames"):
        raise FaultyError(
            f"{made.name} is not the file that its receipt records.",
            hint="It was changed or damaged; `kit screener build` makes it again.",
            slug="screener-changed",
            place=Place(made),
        )
    return known
