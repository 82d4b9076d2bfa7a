"""``kit booklet``: print the screening kit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.booklet.editions import EDITIONS
from kit.cli.help import examples
from kit.cli.lazy import LazyGroup
from kit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.booklet.checklist import Lacking
    from kit.project.dossier import Absent, Festival
    from kit.project.project import Project


@examples(
    ("kit booklet build", "Print what is missing or old, in every language."),
    ("kit booklet build --lang ko", "Print the Korean one."),
    ("kit booklet build --lang en --paper letter -o kit-letter.pdf", "A copy on US Letter paper."),
)
@click.group(cls=LazyGroup)
def booklet() -> None:
    """Print the screening kit: one accessible PDF for each language."""


@examples(
    ("kit booklet build", "Print what is missing or old, in every language."),
    ("kit booklet build --lang ko --edition large-print --edition html", "Two more editions in Korean."),
    ("kit booklet build --for example-festival --strict", "A festival’s copies, complete and judged by veraPDF too."),
    ("kit booklet build --lang en --paper letter -o kit-letter.pdf", "A copy on US Letter paper."),
)
@booklet.command()
@click.option("--lang", "languages", metavar="LOCALE", multiple=True, help="Only this language; may be repeated.")
@click.option(
    "--edition", "editions", metavar="EDITION", multiple=True, type=click.Choice([*EDITIONS, "all"]),
    help=f"{'; '.join(f'{form.name}: {form.purpose}' for form in EDITIONS.values())}; or all. May be repeated.  "
    "[default: standard]",
)  # fmt: skip
@click.option("--for", "festival", metavar="FESTIVAL", default="", help="A festival's copy: its limits, order, logo.")
@click.option("--strict", is_flag=True, help="Refuse what is not complete, and ask veraPDF too.")
@click.option("--pseudo", is_flag=True, help="Say labels longer, accented, in brackets: what has none is no label.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper size, instead of kit.toml's.")
@click.option(
    "-o", "--output", "file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help="Write this file instead of dist/<film>.<locale>.booklet.pdf; needs one --lang.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Print even if the booklet is up to date.")
@click.option("--dry-run", is_flag=True, help="Say what would be printed and why; write nothing.")
@click.pass_context
def build(
    ctx: click.Context,
    languages: tuple[str, ...],
    editions: tuple[str, ...],
    festival: str,
    strict: bool,
    pseudo: bool,
    paper: str | None,
    file: Path | None,
    force: bool,
    dry_run: bool,
) -> None:
    """Print the booklets that are missing or old, check each as a PDF/UA-1 and PDF/A-2a file, and say where it is."""
    from kit.booklet.options import Options  # noqa: PLC0415 - help answers without it
    from kit.cli import film, printing  # noqa: PLC0415

    project = film.film()
    wanted = film.locales(project, languages)
    forms = list(EDITIONS) if "all" in editions else list(dict.fromkeys(editions)) or ["standard"]
    if file is not None:
        _one_file(file, [f"{locale} {form}" for locale in wanted for form in forms], EDITIONS[forms[0]].medium)
    for_whom = _festival(project, festival) if festival else None
    orders = [
        (locale, Options(paper or "", file, EDITIONS[form], for_whom, strict, pseudo))
        for locale in wanted
        for form in forms
    ]
    ctx.exit(printing.print_all(project, orders, force=force, dry_run=dry_run))


def _one_file(file: Path, results: list[str], medium: str) -> None:
    """Raises UsageError if one file cannot hold what is asked for."""
    if len(results) != 1:
        raise UsageError(
            f"One file cannot hold {len(results)} results.",
            hint="Add --lang with one language, and one --edition at most, to -o; or leave -o out.",
            slug="one-file",
        )
    if file.suffix.lower() != f".{medium}":
        what = {"pdf": "a PDF", "html": "a web page", "epub": "an EPUB", "txt": "a text", "brf": "a braille file"}
        raise UsageError(
            f"“{file.name}” is no name for {what[medium]}.",
            hint=f"Give -o a name that ends in .{medium}; nothing else is ever overwritten.",
            slug="not-pdf" if medium == "pdf" else "wrong-ending",
        )


def _festival(project: Project, name: str) -> Festival:
    """The festival of an id. Raises UsageError for one that kit.toml does not have."""
    from kit.project.plain import nearest  # noqa: PLC0415 - help answers without it

    known = {festival.id: festival for festival in project.settings.festivals}
    if name not in known:
        meant = nearest(name, known)
        listed = f"Known festivals: {', '.join(known)}." if known else "Add a [[festivals]] table to kit.toml."
        raise UsageError(
            f"kit.toml has no festival “{name}”.",
            hint=f"Did you mean “{meant}”? {listed}" if meant else listed,
            slug="unknown-festival",
        )
    return known[name]


@examples(
    ("kit booklet check", "What a programmer or a moderator would look for in vain."),
    ("kit booklet check --lang fr-CA", "In one language."),
    ("kit booklet check --all", "What is optional too."),
)
@booklet.command()
@click.option("--lang", "languages", metavar="LOCALE", multiple=True, help="Only this language; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="List optional things too.")
@click.pass_context
def check(ctx: click.Context, languages: tuple[str, ...], everything: bool) -> None:
    """List what a booklet lacks: required, needed for an accessible kit, and with --all what is optional.

    Exit code 1 says that something required is missing. What several languages lack alike stands there once. What a
    film has not, such as archive material, is named with its reason in [[absent]] of kit.toml; --all lists that too.
    """
    from kit.booklet.checklist import lacking  # noqa: PLC0415 - help answers without it
    from kit.booklet.wanted.piece import Need, Section  # noqa: PLC0415 - help answers without it
    from kit.cli import film, show  # noqa: PLC0415

    project = film.film()
    locales = film.locales(project, languages)
    wanted: dict[Lacking, list[str]] = {}
    for locale in locales:
        for item in lacking(project, locale):
            where = item.where.replace(f"locales/{locale}/", "locales/<locale>/", 1)
            wanted.setdefault(replace(item, where=where), []).append(locale)
    shown = [item for item in wanted if everything or item.need is not Need.OPTIONAL]
    orders = [*Need], [*Section]
    rows: dict[str, list[str]] = {}
    for item in sorted(shown, key=lambda item: (orders[0].index(item.need), orders[1].index(item.section))):
        rows.setdefault(show.named(show.cell(item.need), show.cell(item.section)), []).append(_row(item, wanted[item]))
    if everything:
        _excused(project, locales, rows)
    for heading, under in rows.items():
        click.echo(heading)
        click.echo("".join(f"  {show.printable(row)}\n" for row in under))
    for locale in locales:
        if not any(locale in wanted[item] for item in shown):
            show.answer(f"{locale}: nothing is missing")
    hidden = len(wanted) - len(shown)
    if hidden:
        show.note(f"{hidden} optional things are not listed; --all lists them")
    ctx.exit(1 if any(item.need is Need.REQUIRED for item in wanted) else 0)


def _row(item: Lacking, locales: list[str]) -> str:
    """One thing that is missing, in the languages that lack it, and where it is written."""
    from kit.cli import show  # noqa: PLC0415 - help answers without it

    named = locales[0] if len(locales) == 1 else f"{{{','.join(locales)}}}"
    place = f"({item.piece}: {item.where.replace('<locale>', named)})"
    return f"{show.named(', '.join(locales), show.told(item.what))} {place}"


def _excused(project: Project, locales: Sequence[str], rows: dict[str, list[str]]) -> None:
    """Add what is not in the kit for a reason to what is told of each section."""
    from kit.booklet.checklist import reasons, section  # noqa: PLC0415 - help answers without it
    from kit.cli import show  # noqa: PLC0415

    told: dict[Absent, list[str]] = {}
    for locale in locales:
        for row in reasons(project, locale):
            told.setdefault(row, []).append(locale)
    for row, where in told.items():
        under = rows.setdefault(show.named(show.cell("Left out"), show.cell(section(row))), [])
        under.append(show.named(", ".join(where), f"{row.piece} ({row.reason})"))
