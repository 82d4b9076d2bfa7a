"""``kit subs check``: hold tracks to their profile and report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli.help import examples
from kit.cli.subs_options import track_options
from kit.words import LANGUAGES

#: The names of ``kit.reports.forms``, which help does not load; a test holds them together.
FORMS = ("full", "concise", "json", "jsonl", "sarif", "junit", "github", "csv", "html")


@examples(
    ("kit subs check", "Check all tracks of the film, each under its profile."),
    ("kit subs check --lang ko --format concise", "One finding a row, for an editor."),
    ("kit subs check --lang ko -o report.html", "A page for the Korean translator, in Korean."),
    ("kit subs check --lang ko --watch", "Check again whenever a track is saved."),
    ("kit subs check film.fr-CA.srt --profile netflix-fr-CA --fps 23.976", "Check a track outside any film."),
)
@click.command
@track_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="How to report: for people (full, html), one finding a row (concise, csv), or for programs.  "
    "[default: what the name of -o says, github in GitHub Actions, else full]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, not three examples of each rule.")
@click.option("--redact", is_flag=True, help="Leave the words of the tracks out of the report.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="End with exit code 1 from this weight on.",
)
@click.option(
    "--ui-lang",
    type=click.Choice(LANGUAGES),
    help="Language of the report.  [default: the environment's; for html that of the tracks, if they have one]",
)
@click.option("--watch", is_flag=True, help="Check again whenever a track or kit.toml changes, until Ctrl-C.")
@click.pass_context
def check(
    ctx: click.Context,
    /,
    watch: bool,
    **asked: Any,
) -> None:
    """Check tracks against the rules of their profile.

    Without TRACK, all tracks of the film are checked. Ends with exit code 1 if something weighs as much as --fail-on.
    """
    if watch:
        from kit.cli.watching import keep_checking  # noqa: PLC0415 - help answers without rules and formats

        ctx.exit(keep_checking(asked))
    from kit.cli.checking import run  # noqa: PLC0415 - the same

    ctx.exit(run(**asked))
