"""What ``kit subs convert`` does: read, plan, convert, tell, write."""

from __future__ import annotations

import codecs
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kit.cli import show
from kit.cli.copies import Asked, Plan, plans
from kit.errors import FaultyError, KitError, NothingToDoError, UsageError
from kit.project import load
from kit.subs.writers import base
from kit.subs.writers.convert import Converted, convert, recode
from kit.time import timecode
from kit.time.rate import parse_rate
from kit.time.ticks import to_seconds
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.subs.writers.base import Options, Writer
    from kit.subs.writers.convert import Copy

__all__ = ["Asked", "run"]


@dataclass(frozen=True, slots=True)
class Result:
    """A planned file with what it would hold; ``converted`` is None for the same format in another encoding."""

    plan: Plan
    data: bytes | None
    converted: Converted | None = None

    @property
    def copies(self) -> tuple[Copy, ...]:
        """What becomes of each of its tracks."""
        return self.converted.copies if self.converted else ()

    @property
    def refused(self) -> bool:
        """Whether words or times would go."""
        return self.data is None

    @property
    def lossy(self) -> bool:
        """Whether something else would go."""
        return any(copy.losses for copy in self.copies)


def run(asked: Asked) -> int:
    """Convert; returns the exit code. Raises KitError before anything is written."""
    film = _film(asked.tracks[0])
    planned = plans(asked, film)
    results = [_result(plan, asked, film) for plan in planned]
    for result in results:
        _tell(result, asked)
    if any(result.refused for result in results):
        raise FaultyError(
            "Words or times would be lost; nothing was written.",
            hint="Mend what is listed, or choose a format that can hold it.",
            slug="cannot-hold",
        )
    if asked.dry_run:
        return 1 if any(result.lossy for result in results) else 0
    if not asked.lossy and any(result.lossy for result in results):
        raise FaultyError(
            "The format cannot hold all of it; nothing was written.",
            hint="Add --lossy to write without what is listed, or choose another format.",
            slug="lossy",
        )
    _write(results)
    return 0


def _film(path: Path) -> Project | None:
    """The film around a track, for its rate and title; none is needed."""
    try:
        return load.load(load.find_root(path.resolve().parent))
    except NothingToDoError:
        return None
    except KitError as error:
        show.note(f"The film around {show.short(path)} is not used: {error.message}")
        return None


def _result(plan: Plan, asked: Asked, film: Project | None) -> Result:
    options = _options(plan.writer, asked, film)
    track = plan.tracks[0]
    same = len(plan.tracks) == 1 and track.format == plan.writer.format and plan.target.suffix == track.path.suffix
    if same and len(track.parts) < 2:  # noqa: PLR2004 - several
        if not asked.to_encoding:
            raise UsageError(
                f"{track.path.name} is already {plan.writer.title}.",
                hint="Name another format, or another encoding with --to-encoding.",
                slug="same-format",
            )
        return Result(plan, recode(track, options.encoding))
    converted = convert(plan.tracks, plan.writer, options)
    return Result(plan, converted.data, converted)


def _options(writer: Writer, asked: Asked, film: Project | None) -> Options:
    settings = film.settings.film if film else None
    rate = parse_rate(asked.fps) if asked.fps else parse_rate(settings.rate) if settings else None
    start = timecode.programme_start(settings.programme_start, rate) if settings and rate else 0
    return base.Options(rate, _encoding(writer, asked.to_encoding), settings.title if settings else "", start)


def _encoding(writer: Writer, name: str) -> str:
    """The encoding to write, one that the format is written in. Raises UsageError for any other."""
    known = writer.holds.encodings
    if not name:
        return known[0] if known else ""
    try:
        wanted = codecs.lookup(name).name
    except LookupError:
        wanted = name
    if wanted in {codecs.lookup(one).name for one in known}:
        return wanted
    raise UsageError(
        f"kit does not write {writer.title} in “{name}”.",
        hint=f"It writes {', '.join(known)}." if known else f"{writer.title} is no text; leave --to-encoding out.",
        slug="bad-encoding",
    )


def _tell(result: Result, asked: Asked) -> None:
    plan = result.plan
    for track in plan.tracks:
        part = f" ({track.part})" if len(track.parts) > 1 else ""
        copied = sum(bool(cue.text.strip()) for cue in track.cues)
        encoding = _encoding_of(result, asked)
        name = f"{show.short(track.path)}{part} → {show.short(plan.target)}"
        text = (
            f"{name}: {'1 cue' if copied == 1 else f'{copied} cues'}, "
            f"{plan.writer.title}{f' in {encoding}' if encoding else ''}."
        )
        click.echo(show.printable(show.told(text)))
        copy = next((copy for copy in result.copies if copy.track is track), None)
        if copy is None:
            continue
        for refusal in copy.refusals:
            click.echo(show.printable(show.told(f"  cannot be: {show.told(str(refusal))}")))
        for loss in copy.losses:
            click.echo(show.printable(show.told(f"  lost: {show.told(str(loss))}")))
        _tell_rounding(copy)
    remark = plan.writer.remark(result.data or b"")
    if remark:
        show.note(f"{show.short(plan.target)}: {remark}")


def _encoding_of(result: Result, asked: Asked) -> str:
    known = result.plan.writer.holds.encodings
    return asked.to_encoding or known[0] if known else ""


def _tell_rounding(copy: Copy) -> None:
    if copy.rounding.cues:
        most = float(to_seconds(copy.rounding.most)) * 1000
        text = (
            f"  rounded: {'1 cue moves' if copy.rounding.cues == 1 else f'{copy.rounding.cues} cues move'} "
            f"to the nearest time that the format can say, at most {most:.1f} ms"
        )
        click.echo(show.told(text))


def _write(results: Sequence[Result]) -> None:
    """All files or none: each is complete on the disk before the first gets its name."""
    with ExitStack() as stack:
        for result in results:
            part = stack.enter_context(files.part_file(result.plan.target))
            part.write_bytes(result.data or b"")
