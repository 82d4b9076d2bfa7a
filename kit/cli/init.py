"""``kit init``: a folder for a new film, from the sample or bare."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from kit.cli import show
from kit.cli.help import examples
from kit.project.bare import USUAL, languages
from kit.project.load import load
from kit.project.start import Name, Started, identifier, start

#: The id of a bare film whose title has no Latin letter.
_NAMELESS = "film"


@examples(
    ("kit init my-film", "Copy the sample film into the new folder my-film."),
    ('kit init my-film --title "Winter Sea"', "The same, with this film's title and the id winter-sea."),
    ('kit init my-film --bare --title "Winter Sea"', "Without the sample: empty texts to write, for your own film."),
    ("kit init . --force", "Add what is missing to a folder that holds something already."),
)
@click.command
@click.argument("folder", metavar="[FOLDER]", type=click.Path(path_type=Path), default=".")
@click.option("--title", default="", help="The film's title; asked for on a terminal.")
@click.option("--id", "film_id", default="", help="Begins the name of every result; made from the title if left out.")
@click.option("--bare", is_flag=True, help="Without the sample: your film's facts, and texts that wait to be written.")
@click.option(
    "--lang",
    "asked",
    multiple=True,
    metavar="LOCALE",
    help=f"A language of the bare film; may be given several times.  [default: {', '.join(USUAL)}]",
)
@click.option("--force", is_flag=True, help="Add to a folder that is not empty; nothing there is overwritten.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing.")
def init(folder: Path, title: str, film_id: str, bare: bool, asked: tuple[str, ...], force: bool, yes: bool) -> None:
    """Make a folder for a film, from the sample or bare.

    The sample is complete: it can be checked, burned and printed at once, and then be replaced part by part. A bare
    film takes the one film file that lies in the folder or in its media/ for its master, if there is one.
    """
    title = " ".join(title.split())
    if bare:
        _begin(folder, title, film_id, languages(asked), force=force, asks=not yes)
        return
    if asked:
        raise click.UsageError("--lang belongs to --bare: the sample has its own languages.")
    if not yes and not title and not film_id and _is_asked():
        title = _title("Film title (Enter keeps the sample's)", default="", show_default=False)
    name = Name(_checked(film_id or identifier(title)), title)
    if _told(folder, start(folder, name, force=force)):
        click.echo(f"  kit status             {show.told('what can be made, and what is done')}")
        click.echo(f"  kit build              {show.told('burn the screeners, print the booklets')}")
        show.answer("Then replace the sample by your film: kit.toml, media/, subtitles/, locales/.")


def _title(question: str, **how: Any) -> str:
    return " ".join(click.prompt(question, err=True, **how).split())


def _begin(folder: Path, title: str, film_id: str, locales: tuple[str, ...], *, force: bool, asks: bool) -> None:
    """A bare film; it has a title from the beginning, as everything that is made of it does."""
    if not title and asks and _is_asked():
        title = _title("Film title")
    if not title:
        raise click.UsageError('A bare film needs its title: add --title "…".')
    name = Name(_checked(film_id or identifier(title)) or _NAMELESS, title)
    if not _told(folder, start(folder, name, locales=locales, force=force)):
        return
    project = load(folder)
    film = project.settings.film
    click.echo(f"  kit booklet check      {show.told('what the printed kit still lacks, text by text')}")
    click.echo(f"  kit subs check         {show.told('what is wrong in the tracks')}")
    click.echo(f"  kit status             {show.told('what can be made, and what is done')}")
    if isinstance(project.master, Path) and project.master.is_file():
        show.answer(f"The master is {film.master}, at {film.rate} frames a second.")
    else:
        show.answer(f"Put the master at {film.master}, and its rate into kit.toml.")
    show.answer(f"Put the tracks into subtitles/, named {film.id}.{locales[0]}.srt.")


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


def _told(folder: Path, started: Started) -> bool:
    """Say what was written, and where to go; whether anything was."""
    for file in started.kept:
        show.note(f"{file} was there and stays as it is.")
    place = show.printable(str(folder))
    show.answer(f"{len(started.written)} files written to {folder}.")
    if started.written:
        click.echo(f"\n{show.told('Next:')}")
        if folder.resolve() != Path.cwd():
            click.echo(f"  cd {_quoted(place)}")
    return bool(started.written)


def _quoted(text: str) -> str:
    """A path as a shell takes it."""
    if os.name == "nt":
        return f'"{text}"'
    import shlex  # noqa: PLC0415 - one use

    return shlex.quote(text)
