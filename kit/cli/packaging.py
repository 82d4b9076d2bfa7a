"""What ``kit package`` does: build one, or prove one."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli import film, meter, show
from kit.errors import NothingToDoError, Place
from kit.package import build as maker
from kit.package import choice as choosing

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.package.faults import Fault
    from kit.project.project import Project


def run(festival: str, languages: tuple[str, ...], folder: Path | None, *, zipped: bool) -> None:
    """Build the package and say where it is."""
    from kit.receipt import Fingerprints  # noqa: PLC0415 - only here

    project = film.film()
    wanted = film.locales(project, languages)
    if not languages:
        wanted = tuple(tag for tag in wanted if any(file.locale == tag for file in project.tracks))
    choice = choosing.choose(project, festival, wanted)
    with ExitStack() as stack:
        bars: dict[str, object] = {}

        def progress(name: str, share: float) -> None:
            if name not in bars:
                stack.close()
                bars[name] = told = stack.enter_context(meter.meter(name))
                told(share)
            bars[name](share)  # type: ignore[operator]

        words_shown = choice.demands.report_words
        asked = maker.Asked(
            lambda language, reader: report(project, language, reader, redact=not words_shown),
            folder, zipped, progress, show.note,
        )  # fmt: skip
        built = maker.build(project, choice, asked, Fingerprints(project.dist / "receipts"))
    total = sum(entry.bytes for entry in built.manifest.files)
    if built.fresh:
        show.answer(f"{show.short(built.folder)}: {len(built.manifest.files)} files, {total / 1e6:.1f} MB")
    else:
        show.answer(f"{show.short(built.folder)}: up to date")
    if built.zip:
        show.answer(f"{show.short(built.zip)}: {built.zip.stat().st_size / 1e6:.1f} MB")


def report(project: Project, language: str, reader: str, *, redact: bool) -> str:
    """The QC page of one language: its tracks held to their profiles, without a path of this computer."""
    from kit.check import engine, registry  # noqa: PLC0415 - the rules
    from kit.cli.tracks import Asked, read  # noqa: PLC0415
    from kit.reports import html  # noqa: PLC0415
    from kit.reports import redact as redacting  # noqa: PLC0415
    from kit.words import words  # noqa: PLC0415

    rules = registry.rules()
    loaded = read(Asked(lang=(language,)), {need for rule in rules for need in rule.needs})
    if loaded.failures:
        raise loaded.failures[0]
    named = [replace(track, path=Path(track.path.name)) for track in loaded.tracks]
    profiles = {track.key: loaded.profile_of(old) for track, old in zip(named, loaded.tracks, strict=True)}
    beside = [replace(track, path=Path(track.path.name)) for track in loaded.beside]
    found: Report = engine.check(
        named, lambda track: profiles[track.key], rules=rules, beside=beside, waivers=loaded.waivers
    )
    shown = redacting.redact(found) if redact else found
    return html.write(shown, words(reader, "check"), today=project.settings.booklet.date)


def verify(path: Path) -> int:
    """Look at a folder or zip and print what is wrong; returns the exit code."""
    from kit.package import unpack  # noqa: PLC0415
    from kit.package import verify as proving  # noqa: PLC0415

    if not path.exists():
        raise NothingToDoError(
            f"There is no “{path}”.", hint="Name the package’s folder or zip.", slug="no-package", place=Place(path)
        )
    faults: list[Fault] = []
    with tempfile.TemporaryDirectory(prefix="kit-package-") as work:
        folder = path
        if path.is_file():
            folder = Path(work)
            faults += unpack.unpack(path, folder)
        if not any(not fault.where for fault in faults):
            told = {fault.where for fault in faults}
            faults += [fault for fault in proving.verify(folder) if fault.where not in told]
        for fault in faults:
            what = show.told(fault.what)
            click.echo(show.printable(show.named(fault.where, what) if fault.where else what))
        if not faults:
            manifest = proving.read(folder)
            langs = ", ".join(manifest.languages)
            show.answer(
                f"“{manifest.film.title}” for {manifest.festival.name}, {langs}: "
                f"{len(manifest.files)} files, all whole, playable and in their language."
            )
    if faults:
        show.note(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}: ask the sender for the package again.")
    return 1 if faults else 0
