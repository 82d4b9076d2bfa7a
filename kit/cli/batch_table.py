"""The table of a library: the films of which something was made, or could not be, and all in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.batch.account import NOT_MADE
from kit.batch.job import Ending
from kit.cli import show, table
from kit.errors import each

if TYPE_CHECKING:
    from kit.batch.account import Account, Film

_MINUTE = 60


def write(account: Account, seconds: float, *, dry_run: bool) -> None:
    """Print it. With ``dry_run`` each result that would be made, too, and why."""
    if dry_run:
        _would(account)
    busy = [film for film in account.films.values() if film.rows]
    if busy and not dry_run:
        table.rows(("film", "made", "up to date", "failed", "not made", "seconds", ""), [_row(film) for film in busy])
        click.echo()
    seen = sum(film.seen for film in account.films.values())
    if idle := seen - len(busy):
        click.echo(show.cell(f"Films with nothing to make: {idle}."))
    if unseen := len(account.films) - seen:
        click.echo(show.cell(f"Films not looked at: {unseen}."))
    films, current, failed = len(account.films), account.total(Ending.CURRENT), account.total(Ending.FAILED)
    made, left, lasted = account.total(Ending.MADE), account.total(NOT_MADE), _lasted(seconds)
    if dry_run:
        click.echo(show.cell(f"Films: {films}. To make: {left}, up to date: {current}, failed: {failed} ({lasted})."))
    else:
        click.echo(
            show.cell(
                f"Films: {films}. Made: {made}, up to date: {current}, failed: {failed}, not made: {left} ({lasted})."
            )
        )


def _would(account: Account) -> None:
    for film in account.films.values():
        for row in film.rows.values():
            if not row.failure:
                click.echo(show.printable(f"{film.name}/{row.name} ({show.cell(row.why)})"))
        for text in film.lacking:
            click.echo(show.printable(show.named(film.name, show.told(text))))


def _row(film: Film) -> tuple[str, ...]:
    failures = [problem for row in film.rows.values() for problem in each(row.failure)]
    spent = sum(row.seconds for row in film.rows.values())
    numbers = (
        film.count(Ending.MADE),
        film.current + film.count(Ending.CURRENT),
        film.count(Ending.FAILED),
        film.count(NOT_MADE),
    )
    why = show.told(failures[0].message) if failures else ""
    return (film.name, *map(str, numbers), show.figure(f"{spent:.1f}"), why)


def _lasted(seconds: float) -> str:
    if seconds < _MINUTE:
        return show.told(f"{seconds:.1f} seconds")
    minutes, left = divmod(round(seconds), _MINUTE)
    return show.told(f"{minutes} min {left} s")
