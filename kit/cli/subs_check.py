"""``kit subs check``: hold tracks to their profile and report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli.help import examples
from kit.cli.subs_options import track_options


@examples(
    ("kit subs check", "Check all tracks of the film, each under its profile."),
    ("kit subs check --lang ko --format concise", "One finding a row, for an editor."),
    ("kit subs check film.fr-CA.srt --profile netflix-fr-CA --fps 23.976", "Check a track outside any film."),
)
@click.command
@track_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="How to report: for people, one finding a row, or for programs.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, not three examples of each rule.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="End with exit code 1 from this weight on.",
)
@click.option(
    "--ui-lang", type=click.Choice(["en", "ko", "fr"]), default="en", show_default=True, help="Language of the report."
)
@click.pass_context
def check(
    ctx: click.Context,
    /,
    **asked: Any,
) -> None:
    """Check tracks against the rules of their profile.

    Without TRACK, all tracks of the film are checked. Ends with exit code 1 if something weighs as much as --fail-on.
    """
    from kit.cli.checking import run  # noqa: PLC0415 - help answers without rules and formats

    ctx.exit(run(**asked))
