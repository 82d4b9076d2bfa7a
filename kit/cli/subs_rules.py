"""``kit subs rules`` and ``kit subs profiles``: what is checked, and by which numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.check import profile, registry
from kit.check.sources import HOUSE
from kit.cli import table
from kit.cli.film import session
from kit.cli.help import examples
from kit.errors import KitError
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path


@examples(
    ("kit subs rules", "All rules."),
    ("kit subs rules TIM", "The rules on timing."),
    ("kit subs rules --format json", "The same for another program."),
)
@click.command
@click.argument("group", required=False, default="")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def rules(group: str, form: str) -> None:
    """List all rules.

    GROUP is the beginning of codes, such as TIM or LAY00.
    """
    found = [rule for rule in registry.rules() if rule.code.startswith(group.upper())]
    if not found:
        registry.find(group, registry.rules())
    if form == "json":
        table.as_json(
            [{"code": rule.code, "name": rule.name, "fix": str(rule.fix), "title": rule.title} for rule in found]
        )
        return
    table.rows(("code", "name", "fix", "what"), [(rule.code, rule.name, str(rule.fix), rule.title) for rule in found])


@examples(
    ("kit subs profiles", "All profiles, the film's own too."),
    ("kit subs profiles netflix-ko", "The limits of one profile, each with its source."),
    ("kit subs profiles festival-fr-CA", "What the house profile changes, and why."),
)
@click.command
@click.argument("name", required=False, default="")
def profiles(name: str) -> None:
    """List the profiles, or the limits of one with their sources."""
    folders = _folders()
    if name:
        _show(profile.load(name, folders))
        return
    known = [profile.load(each, folders) for each in profile.names(folders)]
    body = [(one.name, one.extends[0] if one.extends else "", one.description) for one in known]
    table.rows(("profile", "extends", "what"), body)


def _folders() -> list[Path]:
    """The film's own profiles; outside a film the shipped ones do."""
    try:
        return [load.find_root(session().start) / "profiles"]
    except KitError:
        return []


def _show(one: profile.Profile) -> None:
    click.echo(f"{one.name}: {one.description}")
    if one.extends:
        click.echo(f"extends {' → '.join(one.extends)}")
    words = {"V": "read in the source", "S": "second hand", "U": "not confirmed"}
    click.echo()
    table.rows(
        ("limit", "value", "known", "set in", "source"),
        [
            (
                key,
                _value(limit.value),
                "our choice" if limit.source is HOUSE else words[limit.known],
                limit.profile,
                f"{limit.source.name}, {limit.source.address}",
            )
            for key, limit in sorted(one.sourced.items())
        ],
    )
    reasons = [(key, limit) for key, limit in sorted(one.sourced.items()) if limit.reason]
    for key, limit in reasons:
        click.echo(f"\n{key} = {_value(limit.value)} in {limit.profile}: {limit.reason}.")


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:.4g}" if isinstance(value, float) else f"{value}"
