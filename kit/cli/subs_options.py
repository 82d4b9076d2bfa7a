"""Options that the commands on tracks share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

_OPTIONS = (
    click.argument("tracks", metavar="[TRACK]…", nargs=-1, type=click.Path(path_type=Path)),
    click.option("--lang", multiple=True, help="Only the film's tracks of this locale; may be given again."),
    click.option("--profile", default="", help="Hold the tracks to this profile instead of the film's."),
    click.option("--locale", default="", help="The tracks' language, if their names do not tell it (ko, fr-CA)."),
    click.option("--part", default="", help="Of a file with several languages, the one of this class (ENCC)."),
    click.option("--fps", default="", help="Frames a second, if no film tells them (24, 23.976, 30000/1001)."),
    click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949)."),
    click.option("--select", multiple=True, help="Only these rules: a code, a name or a group such as TIM."),
    click.option("--ignore", multiple=True, help="Not these rules; protected words are always looked for."),
)


def track_options(command: F) -> F:
    """Add TRACK and the options that say how tracks are read and which rules run."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def listed(values: tuple[str, ...]) -> list[str]:
    """Codes that may also be given with commas: ``--select TIM,LAY001``."""
    return [word for value in values for word in value.replace(",", " ").split()]
