"""The film that a command works on: where ``-C`` points, or the folder around the current one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.project.project import Project


@dataclass(slots=True)
class Session:
    """What the root command was told: ``start`` is where the film is looked for.

    ``noted`` are files that are not used and of which the user heard already.
    """

    start: Path
    noted: set[Path] = field(default_factory=set)


def session() -> Session:
    """The session of the running command; a command run by itself starts in the current folder."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Session) if context else None
    return found or Session(Path.cwd())


def film() -> Project:
    """The film, loaded; says on stderr, once, which files in subtitles/ are not used and why.

    Raises NothingToDoError without a film, UsageError for what is wrong in kit.toml.
    """
    from kit.cli import show  # noqa: PLC0415 - only commands with a film need the loader
    from kit.project import load  # noqa: PLC0415

    asked = session()
    project = load.load(load.find_root(asked.start))
    for file in project.unplaced:
        if file.path not in asked.noted:
            asked.noted.add(file.path)
            show.note(f"{show.short(file.path)} is not used: {file.why}.")
    return project


def around(named: Sequence[Path]) -> Project | None:
    """The film around the first track that is named, else around the current folder; None if there is none.

    A track inside a film always belongs to that film, wherever the command runs: its protected words count. Raises
    UsageError for what is wrong in kit.toml.
    """
    from kit.errors import NothingToDoError, UsageError  # noqa: PLC0415 - see film()
    from kit.project import load  # noqa: PLC0415

    starts = [path.resolve().parent for path in named[:1]]
    for start in (*starts, session().start):
        try:
            return load.load(load.find_root(start))
        except NothingToDoError:
            continue
        except UsageError as error:
            if error.slug != "no-folder":
                raise
    return None


def locales(project: Project, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that ``--lang`` names, each once, in kit.toml's order; all of them if nothing is asked.

    Raises UsageError for a locale that the film does not have.
    """
    from kit.project import locale  # noqa: PLC0415 - see film()

    wanted = {locale.resolve(project, text) for text in asked}
    return tuple(tag for tag in project.settings.locales if not wanted or tag in wanted)
