"""Every sentence of the film that a booklet may print, each with the file and key it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.project.project import Project

#: The tables of kit.toml whose words are printed.
PRINTED = (
    "film", "booklet", "people", "credits", "contacts", "ratings", "help_lines", "archive", "music", "funders", "press",
    "social", "dcp",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: ``file`` from the film's folder, ``key`` as in ``questions[2].ask`` (items count from 1)."""

    file: str
    key: str
    text: str


def passages(project: Project, locale: str) -> Iterator[Passage]:
    """All texts of the film in one language, in the order of the files."""
    for table in PRINTED:
        yield from _walk("kit.toml", table, msgspec.to_builtins(getattr(project.settings, table)))
    texts = project.texts[locale]
    yield from _walk(f"locales/{locale}/film.toml", "", msgspec.to_builtins(texts.film))
    yield from _walk(f"locales/{locale}/guide.toml", "", msgspec.to_builtins(texts.guide))


def _walk(file: str, key: str, value: object) -> Iterator[Passage]:
    if isinstance(value, str):
        if value:
            yield Passage(file, key, value)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _walk(file, f"{key}.{name}" if key else str(name), item)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value, start=1):
            yield from _walk(file, f"{key}[{number}]", item)
