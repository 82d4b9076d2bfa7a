"""Which tracks ``kit subs convert`` puts into which files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli import show
from kit.errors import Place, UsageError
from kit.subs import formats
from kit.subs.formats import naming
from kit.subs.track import Facts, Kind
from kit.subs.writers import registry
from kit.subs.writers.base import Multilingual
from kit.time.rate import parse_rate
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.project.project import Project
    from kit.subs.track import Track
    from kit.subs.writers.base import Writer


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command; empty texts were not given."""

    tracks: tuple[Path, ...]
    output: Path | None
    target: str | None
    lossy: bool
    dry_run: bool
    overwrite: bool
    fps: str
    locale: str
    part: str
    encoding: str
    to_encoding: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One file to be written, and the tracks that it will hold."""

    tracks: tuple[Track, ...]
    writer: Writer
    target: Path


def plans(asked: Asked, film: Project | None) -> list[Plan]:
    """What is to be written. Raises UsageError where it is not clear or would replace something."""
    writer = _writer(asked)
    once = list({path.resolve(): path for path in asked.tracks}.values())
    tracks = [_read(path, asked, film) for path in once]
    into_one = asked.output is not None and not files.is_folder(asked.output)
    found = _one_file(tracks, writer, asked) if into_one else list(_files(tracks, writer, asked))
    _check(found, asked, film)
    return found


def _writer(asked: Asked) -> Writer:
    named = registry.named(asked.target) if asked.target else None
    if asked.output is None or files.is_folder(asked.output):
        if named is None:
            raise UsageError(
                "Nothing says which format to write.",
                hint=f"Give a file name with -o, or --to with one of {', '.join(registry.NAMES)}.",
                slug="no-format",
            )
        return named
    if named is None:
        return registry.for_path(asked.output)
    others = [one for one in registry.WRITERS if one.name != named.name]
    suffix = asked.output.suffix.lower()
    if suffix not in named.extensions and any(suffix in one.extensions for one in others):
        raise UsageError(
            f"{asked.output} would hold {named.title} under the name of another format.",
            hint=f"Let the name end in {named.extensions[0]}.",
            slug="other-format",
        )
    return named


def _read(path: Path, asked: Asked, film: Project | None) -> Track:
    name = naming.parse_name(path)
    locale = asked.locale or (name.locale if name else "")
    rate = parse_rate(asked.fps) if asked.fps else parse_rate(film.settings.film.rate) if film else None
    kind = name.kind if name else Kind.FULL
    encoding = asked.encoding or None
    return formats.read(path, encoding=encoding, locale=locale, kind=kind, facts=Facts(rate=rate), part=asked.part)


def _one_file(tracks: Sequence[Track], writer: Writer, asked: Asked) -> list[Plan]:
    target = asked.output or Path()
    if isinstance(writer, Multilingual):
        parts = [part for track in tracks for part in formats.each_part(track)]
        return [Plan(tuple(parts), writer, target)]
    if len(tracks) > 1:
        raise UsageError(
            f"{writer.title} holds one language; {len(tracks)} tracks do not fit into {target.name}.",
            hint="Give a folder with -o and the format with --to, or convert them one by one.",
            slug="several-tracks",
        )
    (track,) = tracks
    if len(track.parts) > 1:
        others = ", ".join(part.label() for part in track.parts if part.name != track.part)
        if not track.locale:
            raise UsageError(
                f"{track.path.name} holds several languages: {', '.join(part.label() for part in track.parts)}.",
                hint="Choose one with --locale or --part, or give a folder with -o and --to: then each gets a file.",
                slug="several-languages",
            )
        show.note(f"Only {track.part} of {track.path.name} is converted, not {others}.")
    return [Plan((track,), writer, target)]


def _files(tracks: Sequence[Track], writer: Writer, asked: Asked) -> Iterator[Plan]:
    folder = asked.output or Path()
    for track in tracks:
        stem = track.path.name.removesuffix(track.path.suffix)
        if len(track.parts) < 2 or asked.part:  # noqa: PLR2004 - several
            yield Plan((track,), writer, folder / (stem + writer.extensions[0]))
            continue
        name = naming.parse_name(track.path)
        for part in formats.each_part(track):
            own = f"{name.film if name else stem}.{part.locale or part.part}{writer.extensions[0]}"
            yield Plan((replace(part, locale=part.locale or track.locale),), writer, folder / own)


def _check(found: Sequence[Plan], asked: Asked, film: Project | None) -> None:
    """Refuse two files of one name, an input, a file that is there, and a second track for one task of a film."""
    inputs = {path.resolve() for path in asked.tracks}
    taken: set[Path] = set()
    for plan in found:
        target = plan.target.resolve()
        if target in taken:
            raise UsageError(
                f"Two tracks would both be written to {plan.target}.",
                hint="Convert them one by one, each with its own -o.",
                slug="same-output",
            )
        taken.add(target)
        if target in inputs:
            raise UsageError(
                f"{plan.target} is the track itself; a conversion never writes over its input.",
                hint="Choose another name or folder with -o.",
                slug="output-is-input",
                place=Place(plan.target),
            )
        if target.is_file() and not asked.overwrite:
            raise UsageError(
                f"{plan.target} is already there.",
                hint="Choose another name for -o, or add --overwrite.",
                slug="output-exists",
                place=Place(plan.target),
            )
        _no_second(target, film)


def _no_second(target: Path, film: Project | None) -> None:
    name = naming.parse_name(target)
    if film is None or name is None or target.parent != (film.root / "subtitles").resolve():
        return
    for file in film.tracks:
        if (file.locale, file.kind) == (name.locale, name.kind) and file.path.resolve() != target:
            raise UsageError(
                f"{target.name} would be a second track for {name.locale} beside {file.path.name}.",
                hint="Write it to another folder with -o: of two tracks nobody could say which one is burned.",
                slug="two-tracks",
            )
