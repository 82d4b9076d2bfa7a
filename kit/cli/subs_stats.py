"""``kit subs stats``: what tracks amount to, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli.help import examples


@examples(
    ("kit subs stats", "All tracks of the film, side by side."),
    ("kit subs stats film.ko.srt --profile netflix-ko", "One track, held against the limit of a profile."),
    ("kit subs stats --lang ko --format csv", "The Korean tracks for a spreadsheet."),
)
@click.command
@click.argument("tracks", metavar="[TRACK]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--lang", multiple=True, help="Only the film's tracks of this locale; may be given again.")
@click.option("--profile", default="", help="Count and compare by this profile instead of the film's.")
@click.option("--locale", default="", help="The tracks' language, if their names do not tell it (ko, fr-CA).")
@click.option("--part", default="", help="Of a file with several languages, the one of this class (ENCC).")
@click.option("--fps", default="", help="Frames a second, if no film tells them and a format counts them.")
@click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "json", "csv"]),
    default="full",
    show_default=True,
    help="For people, or for another program.",
)
def stats(form: str, **asked: Any) -> None:
    """Show what tracks amount to: cues, time, words, reading speed, gaps.

    Characters are counted as the track's profile counts them, for Korean with its weights. Without TRACK, all tracks
    of the film stand side by side.
    """
    from kit.cli.counting import run  # noqa: PLC0415 - help answers without formats

    run(form, **asked)
