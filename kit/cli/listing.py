"""What ``kit subs rules`` and ``kit subs profiles`` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.check import profile, registry
from kit.check.sources import HOUSE
from kit.cli import show, table
from kit.cli.film import session
from kit.cli.ui_language import ui_language
from kit.errors import KitError
from kit.project import load
from kit.words import words

if TYPE_CHECKING:
    from pathlib import Path


def list_rules(group: str, form: str) -> None:
    """The rules whose codes begin with ``group``. Raises UsageError if there are none."""
    found = [rule for rule in registry.rules() if rule.code.startswith(group.upper())]
    if not found:
        registry.find(group, registry.rules())
    if form == "json":
        table.as_json(
            [{"code": rule.code, "name": rule.name, "fix": str(rule.fix), "title": rule.title} for rule in found]
        )
        return
    spoken = words(ui_language(""), "check")
    table.rows(
        ("code", "name", "fix", "what"),
        [(rule.code, rule.name, str(rule.fix), spoken.say(rule.title)) for rule in found],
    )


def list_profiles(name: str) -> None:
    """All profiles, or the limits of one. Raises UsageError if there is none of that name."""
    folders = _folders()
    if name:
        _show(profile.load(name, folders))
        return
    known = [profile.load(each, folders) for each in profile.names(folders)]
    body = [(one.name, one.extends[0] if one.extends else "", show.told(one.description)) for one in known]
    table.rows(("profile", "extends", "what"), body)


def _folders() -> list[Path]:
    """The film's own profiles; outside a film the shipped ones do."""
    try:
        return [load.find_root(session().start) / "profiles"]
    except KitError:
        return []


def _show(one: profile.Profile) -> None:
    click.echo(show.named(one.name, show.told(one.description)))
    if one.extends:
        click.echo(show.cell(f"extends {' → '.join(one.extends)}"))
    click.echo()
    table.rows(
        ("limit", "value", "known", "set in", "source"),
        [
            (
                key,
                _value(limit.value),
                _known(limit),
                limit.profile,
                f"{limit.source.name}, {limit.source.address}",
            )
            for key, limit in sorted(one.sourced.items())
        ],
    )
    reasons = [(key, limit) for key, limit in sorted(one.sourced.items()) if limit.reason]
    for key, limit in reasons:
        show.answer(f"\n{key} = {_value(limit.value)} in {limit.profile}: {limit.reason}.")


def _known(limit: profile.Sourced) -> str:
    if limit.source is HOUSE:
        return show.cell("our choice")
    if limit.known == "V":
        return show.cell("read in the source")
    return show.cell("second hand") if limit.known == "S" else show.cell("not confirmed")


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:.4g}" if isinstance(value, float) else f"{value}"
