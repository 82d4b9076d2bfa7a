"""Options that all ways of retiming share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

_FORCE = "Go on where the evidence is unsure or speaks against it, and leave times that cannot be read."
_OPTIONS = (
    click.argument("tracks", metavar="[TRACK]…", nargs=-1, type=click.Path(path_type=Path)),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here (a file, or a folder)."),
    click.option("--lang", multiple=True, help="Only the film's tracks of this locale; may be given again."),
    click.option("--dry-run", is_flag=True, help="Say what would change, and leave the tracks as they are."),
    click.option(
        "--map", "map_file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
        help="Write the time map as JSON, for `kit subs retime apply`; also with --dry-run.",
    ),
    click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="How the result is told.",
    ),
    click.option("--overwrite", is_flag=True, help="Let -o and --map replace a file that is already there."),
    click.option("--force", is_flag=True, help=_FORCE),
    click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949)."),
)  # fmt: skip


def options(command: F) -> F:
    """Add TRACK and the options of ``retiming.begin``; stands right below the method's own arguments."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class SignedCommand(click.Command):
    """A command whose argument may begin with a minus sign and a digit, which is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give such an argument a real minus sign; ``timecode.parse_offset`` reads both."""
        return super().parse_args(ctx, [re.sub(r"^-(?=[\d.])", "\u2212", arg) for arg in args])
