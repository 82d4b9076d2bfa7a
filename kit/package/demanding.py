"""A festival's demands held against the real files; each refusal points at the line of kit.toml that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import RefusedError
from kit.project import toml
from kit.project.load import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.errors import Place
    from kit.package.choice import Choice
    from kit.package.manifest import Entry
    from kit.project.project import Project


def place(project: Project, choice: Choice, key: str) -> Place | None:
    """The line of kit.toml that says it; that of the festival where the default holds."""
    return toml.place(project.root / FILE, ("festivals", choice.number, "package", key))


def refuse(project: Project, choice: Choice, entries: Sequence[Entry]) -> None:
    """Raises RefusedError for the first file that breaks a demand."""
    for key, what in _broken(choice, entries):
        raise RefusedError(
            f"{choice.festival.name} would not take this package: {what}.",
            hint=f"Make it fit, or correct {key} in [festivals.package] if the festival asks for something else.",
            slug="demand-broken",
            place=place(project, choice, key),
        )


def _broken(choice: Choice, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    asked = choice.demands
    for entry in entries:
        media = entry.media
        if media is None:
            continue
        kbps = round(entry.bytes * 8 / 1000 / max(media.seconds, 0.001))
        if asked.container and not entry.path.endswith(f".{asked.container}"):
            yield "container", f"{entry.path} is no {asked.container}"
        if asked.video and media.video not in asked.video:
            yield "video", f"the picture of {entry.path} is {media.video}, not {' / '.join(asked.video)}"
        if asked.sound and (media.sound or "none") not in asked.sound:
            yield "sound", f"the sound of {entry.path} is {media.sound or 'none'}, not {' / '.join(asked.sound)}"
        if asked.max_bytes and entry.bytes > asked.max_bytes:
            yield "max_bytes", f"{entry.path} has {entry.bytes} bytes, more than {asked.max_bytes}"
        if asked.max_kbps and kbps > asked.max_kbps:
            yield "max_kbps", f"{entry.path} has {kbps} kbit/s, more than {asked.max_kbps}"
        if asked.max_height and media.height > asked.max_height:
            yield "max_height", f"{entry.path} is {media.height} pixels high, more than {asked.max_height}"
    total = sum(entry.bytes for entry in entries)
    if asked.max_total_bytes and total > asked.max_total_bytes:
        yield "max_total_bytes", f"all files together have {total} bytes, more than {asked.max_total_bytes}"
