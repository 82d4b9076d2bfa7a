"""``kit init``: a folder for a new film, from the sample."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kit.cli import show
from kit.cli.help import examples
from kit.project.start import Name, Started, identifier, start


@examples(
    ("kit init my-film", "Copy the sample film into the new folder my-film."),
    ('kit init my-film --title "Winter Sea"', "The same, with this film's title and the id winter-sea."),
    ("kit init . --force", "Add what is missing to a folder that holds something already."),
)
@click.command
@click.argument("folder", metavar="[FOLDER]", type=click.Path(path_type=Path), default=".")
@click.option("--title", default="", help="The film's title; asked for on a terminal.")
@click.option("--id", "film_id", default="", help="Begins the name of every result; made from the title if left out.")
@click.option("--force", is_flag=True, help="Add to a folder that is not empty; nothing there is overwritten.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing.")
def init(folder: Path, title: str, film_id: str, force: bool, yes: bool) -> None:
    """Make a folder for a film, from the sample.

    The sample is complete: it can be checked, burned and printed at once, and then be replaced part by part.
    """
    if not yes and not title and not film_id and _is_asked():
        title = click.prompt("Film title (Enter keeps the sample's)", default="", show_default=False, err=True).strip()
    name = Name(_checked(film_id or identifier(title)), title)
    _print(folder, start(folder, name, force=force))


def _checked(film_id: str) -> str:
    """The id, if it is one; it stands in file names."""
    if film_id and identifier(film_id) != film_id:
        meant = identifier(film_id)
        raise click.BadParameter(
            f"“{film_id}” must be lower-case words with hyphens" + (f", such as {meant}." if meant else "."),
            param_hint="--id",
        )
    return film_id


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _print(folder: Path, started: Started) -> None:
    for file in started.kept:
        show.note(f"{file} was there and stays as it is.")
    place = show.printable(str(folder))
    show.answer(f"{len(started.written)} files written to {folder}.")
    if started.written:
        click.echo(f"\n{show.told('Next:')}")
        if folder.resolve() != Path.cwd():
            click.echo(f"  cd {_quoted(place)}")
        click.echo(f"  kit status             {show.told('what can be made, and what is done')}")
        click.echo(f"  kit build              {show.told('burn the screeners, print the booklets')}")
        show.answer("Then replace the sample by your film: kit.toml, media/, subtitles/, locales/.")


def _quoted(text: str) -> str:
    """A path as a shell takes it."""
    if os.name == "nt":
        return f'"{text}"'
    import shlex  # noqa: PLC0415 - one use

    return shlex.quote(text)
