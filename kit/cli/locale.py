"""``kit locale``: a film's own labels, in its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from kit.catalogue.update import Updated
    from kit.errors import KitError


@examples(
    ("kit locale update --lang ja", "Get a catalogue of all labels, for a language that kit does not speak."),
    ("kit locale update --lang ko --all", "List kit's labels too, so that you can say some of them otherwise."),
    ("kit locale check", "Find what is missing, fuzzy or does not fit, with file and row."),
)
@click.group(cls=LazyGroup)
def locale() -> None:
    """Translate the labels of a film's own templates, or say kit's labels otherwise."""


@examples(
    ("kit locale extract", "Write locales/film.pot, for a translator's tool."),
    ("kit -C my-film locale extract", "The same for the film in another folder."),
    ("kit --ui-lang ko locale extract", "With notes in Korean."),
)
@locale.command()
def extract() -> None:
    """Collect the labels of kit's booklets and of the film's own templates into locales/film.pot."""
    from kit.catalogue import update as catalogues  # noqa: PLC0415 - help answers without it
    from kit.cli import film, show  # noqa: PLC0415

    done = catalogues.extract(film.film().root)
    show.answer(f"{show.short(done.path)}: {done.texts} labels, {show.cell(_state(done))}")


@examples(
    ("kit locale update", "Bring the film's catalogues up to date, in every language."),
    ("kit locale update --lang ja", "Begin or continue a Japanese one."),
    ("kit locale update --lang fr-CA --all", "List kit's labels too; leave empty what shall stay kit's."),
)
@locale.command()
@click.option("--lang", "languages", metavar="LOCALE", multiple=True, help="Only this language; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="List the labels that kit has words for, too.")
def update(languages: tuple[str, ...], everything: bool) -> None:
    """Bring locales/LOCALE/LC_MESSAGES/film.po up to date: translations stay, changed texts are marked fuzzy.

    It lists what only the film can say: the labels of its own templates, and all labels in a language that kit has no
    words for. What is no longer used is kept at the end of the file.
    """
    from kit.catalogue import update as catalogues  # noqa: PLC0415 - help answers without it
    from kit.cli import film, show  # noqa: PLC0415

    project = film.film()
    for tag in film.locales(project, languages):
        done = catalogues.update(project.root, tag, everything=everything)
        if done is None:
            show.answer(f"{tag}: nothing to translate, kit has words for every label")
            continue
        more = show.told(f", {done.fuzzy} fuzzy") if done.fuzzy else ""
        more += show.told(f", {done.obsolete} obsolete") if done.obsolete else ""
        state = show.cell(_state(done))
        show.answer(f"{show.short(done.path)}: {done.translated} of {done.texts} translated{more}, {state}")


@examples(
    ("kit locale check", "Look at every language of the film."),
    ("kit locale check --lang ja", "At one."),
    ("kit -C my-film locale check", "At the film in another folder."),
)
@locale.command()
@click.option("--lang", "languages", metavar="LOCALE", multiple=True, help="Only this language; may be repeated.")
@click.pass_context
def check(ctx: click.Context, languages: tuple[str, ...]) -> None:
    """Find labels that are missing, fuzzy or do not fit, and words that stand in a template as they are (exit 1)."""
    from kit.catalogue import check as checking  # noqa: PLC0415 - help answers without it
    from kit.cli import film, show  # noqa: PLC0415

    project = film.film()
    found = checking.of_film(project.root)
    _tell(found)
    count = len(found)
    for tag in film.locales(project, languages):
        wrong = checking.faults(project.root, tag)
        _tell(wrong)
        if not wrong:
            show.answer(f"{tag}: every label can be said")
        count += len(wrong)
    ctx.exit(1 if count else 0)


def _tell(found: list[KitError]) -> None:
    """Findings are results: file and row, what is wrong, what to do."""
    from kit.cli import show  # noqa: PLC0415 - see check()

    for fault in found:
        place = f"{show.where(fault.place)}: " if fault.place else ""
        click.echo(f"{place}{show.printable(show.told(fault.message))}")
        click.echo(f"    {show.told(fault.hint)}")


def _state(done: Updated) -> str:
    return "written" if done.written else "unchanged"
