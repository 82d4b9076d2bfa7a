"""``kit doctor``: which outside parts are there, and how to get the others."""

from __future__ import annotations

from dataclasses import asdict

import click

from kit.cli import show, table
from kit.cli.film import session
from kit.cli.help import examples
from kit.errors import KitError, NothingToDoError
from kit.project import load
from kit.tools import image_sequence, parts

#: A screener's size against its master's, at the most; three of them are usual.
_SHARE = 3
_COLOURS = {"found": "green", "MISSING": "red", "not found": "yellow"}
LACKING = 4


@examples(
    ("kit doctor", "Show what is found, and how to get what is missing."),
    ("kit -C my-film doctor", "The same, with this film's own ffmpeg and disk."),
    ("kit doctor --format json", "The same for another program."),
)
@click.command
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
@click.pass_context
def doctor(ctx: click.Context, form: str) -> None:
    """Show which outside parts are there, and how to get the others.

    Ends with exit code 4 if something is missing that kit cannot work without.
    """
    found = _parts()
    lacking = [part for part in found if part.needed and not part.found]
    if form == "json":
        table.as_json({"ready": not lacking, "parts": [asdict(part) for part in found]})
    else:
        _print(found, lacking)
    ctx.exit(LACKING if lacking else 0)


def _parts() -> tuple[parts.Part, ...]:
    """The parts, with what the film around us adds; without a film, or with a broken one, the parts alone."""
    try:
        project = load.load(load.find_root(session().start))
    except NothingToDoError:
        return parts.examine()
    except KitError as error:
        show.note(f"kit.toml cannot be read ({error.message}), so the film's own ffmpeg is not considered.")
        return parts.examine()
    master = project.master
    room = _SHARE * image_sequence.size(master) if master.is_file() else 0
    return (*parts.examine(project.settings.tools.ffmpeg), parts.folder(project.dist, room))


def _print(found: tuple[parts.Part, ...], lacking: list[parts.Part]) -> None:
    words = [(part, "found" if part.found else "MISSING" if part.needed else "not found") for part in found]
    body = [
        (show.cell(part.name), state, show.cell("yes" if part.needed else "no"), _of_part(part.detail))
        for part, state in words
    ]
    table.rows(("part", "state", "needed", "detail"), body, _COLOURS)
    absent = [part for part in found if not part.found]
    for part in absent:
        click.echo(f"\n{show.named(show.cell(part.name), show.cell(part.purpose))}.\n  {_of_part(part.get)}")
    if not lacking:
        click.echo(f"\n{show.cell('Everything that kit needs is here.')}")
    elif len(lacking) == 1:
        click.echo(f"\n{show.cell('1 of the needed parts is missing.')}")
    else:
        click.echo(f"\n{show.cell(f'{len(lacking)} of the needed parts are missing.')}")


def _of_part(text: str) -> str:
    """What a part says of itself, or the message of the error that looking for it ended with."""
    return show.told(show.cell(text))
