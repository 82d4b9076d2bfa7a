"""``kit status``: what is done, stale or missing, language by language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kit.cli import show, table
from kit.cli.film import film, locales
from kit.cli.help import examples
from kit.errors import each

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.deliverables.survey import Deliverable

_COLOURS = {"done": "green", "stale": "yellow", "missing": "yellow", "blocked": "red"}


@examples(
    ("kit status", "Every language of the film, and the command that makes what is missing."),
    ("kit status --lang fr", "French alone."),
    ("kit -C my-film status --format json", "The same for another program, from any folder."),
)
@click.command
@click.option("--lang", "asked", multiple=True, metavar="LOCALE", help="Only this locale; may be given several times.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def status(asked: tuple[str, ...], form: str) -> None:
    """Show what is done, stale or missing, language by language.

    The exit code is 0 whatever stands in the table.
    """
    from kit.deliverables.survey import remembered, survey  # noqa: PLC0415 - help needs no film

    project = film()
    with remembered(project) as fingerprints:
        found = survey(project, fingerprints, locales=locales(project, asked))
    if form == "json":
        table.as_json(_data(project.settings.film.id, project.root, found))
    else:
        _print(found, project.root, project.settings.film.id)


def _data(film_id: str, root: Path, found: Sequence[Deliverable]) -> dict[str, Any]:
    return {
        "film": film_id,
        "folder": str(root),
        "deliverables": [
            {
                "what": item.what,
                "locale": item.locale,
                "state": item.standing,
                "file": item.output.relative_to(root).as_posix(),
                "command": item.command,
                "why": list(item.why),
                "problems": [
                    {
                        "error": problem.message,
                        "hint": problem.hint,
                        "slug": problem.slug,
                        "place": show.where(problem.place) if problem.place else "",
                    }
                    for problem in each(item.problem)
                ],
            }
            for item in found
        ],
    }


def _print(found: Sequence[Deliverable], root: Path, film_id: str) -> None:
    kinds = list(dict.fromkeys(item.what for item in found))
    by_locale: dict[str, list[str]] = {}
    for item in found:
        by_locale.setdefault(item.locale, []).append(_word(item))
    table.rows(("locale", *kinds, ""), [(locale, *words, "") for locale, words in by_locale.items()], _COLOURS)
    for item in found:
        if item.due:
            click.echo(show.printable(f"\n{_due(item, _name(item, root))}\n  {item.command}"))
    _print_absent(found, film_id)
    _print_problems(found, root)


def _print_absent(found: Sequence[Deliverable], film_id: str) -> None:
    """Where to put what a result is made of, once for all languages that lack it."""
    lacking: dict[tuple[str, str], list[str]] = {}
    for item in found:
        if item.standing == "absent":
            lacking.setdefault((item.what, item.why[0]), []).append(item.locale)
    for (what, why), tags in lacking.items():
        where = (
            f"Put a track into subtitles/, named {film_id}.{tags[0]}.srt."
            if what == "screener"
            else f"Write locales/{tags[0]}/film.toml and guide.toml."
        )
        click.echo(f"\n{show.named(show.cell(why), ', '.join(tags))}\n  {show.told(where)}")


def _due(item: Deliverable, name: str) -> str:
    if item.standing == "missing":
        return show.cell(f"{name} is missing.")
    changes = ", ".join(map(show.cell, item.why))
    return show.cell(f"{name} is stale (changed: {changes}).")


def _word(item: Deliverable) -> str:
    return show.cell(item.why[0]) if item.standing == "absent" else str(item.standing)


def _name(item: Deliverable, root: Path) -> str:
    return item.output.relative_to(root).as_posix()


def _print_problems(found: Sequence[Deliverable], root: Path) -> None:
    """Each thing that blocks something once, with all that it blocks."""
    blocked: dict[tuple[str, str], list[str]] = {}
    for item in found:
        for problem in each(item.problem):
            place = f"{show.where(problem.place)}: " if problem.place else ""
            blocked.setdefault((place + show.told(problem.message), show.told(problem.hint)), []).append(
                _name(item, root)
            )
    for (message, hint), names in blocked.items():
        blocks = show.cell(f"blocked: {', '.join(names)}")
        click.echo(show.printable(f"\n{blocks}\n  {message}\n  {hint}"))
