"""What ``kit explain`` prints."""

from __future__ import annotations

import click

from kit.check import profile, registry
from kit.check.own import OWN
from kit.check.rule import Bad, Fix, Rule
from kit.cli import table
from kit.reports.excerpt import visible

_FIXES = {
    Fix.NONE: "by hand",
    Fix.SAFE: "`kit subs fix` mends it",
    Fix.UNSAFE: "`kit subs fix --unsafe` mends it; look at the result",
}


def tell(code: str) -> None:
    """Print all about the rule with a code or a name. Raises UsageError for none."""
    rule = registry.find(code, (*registry.rules(), *OWN))
    click.echo(f"{rule.code} {rule.name}: {rule.title}")
    if rule.why:
        click.echo(f"\n{rule.why}")
    click.echo(f"\nSource: {rule.source.name}, {rule.source.address}")
    click.echo(f"Mending: {_FIXES[rule.fix]}")
    if rule.protects:
        click.echo("This rule protects people: it cannot be switched off, waived or weakened.")
    if rule.code.startswith("KIT"):
        return
    _show_profiles(rule)
    _show_examples(rule)


def _show_profiles(rule: Rule) -> None:
    known = [profile.load(name) for name in profile.names()]
    body = []
    for one in known:
        limits = [getattr(one.limits, name) for name in rule.limits]
        body.append((one.name, one.severity(rule).name.lower(), *(_value(limit) for limit in limits)))
    click.echo()
    table.rows(("profile", "weight", *rule.limits), body)


def _value(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.4g}" if isinstance(value, float) else f"“{value}”" if isinstance(value, str) else str(value)


def _show_examples(rule: Rule) -> None:
    for example in rule.examples:
        word = "Not good" if isinstance(example, Bad) else "Good"
        click.echo(f"\n{word} ({example.locale}):")
        _indented(example.text)
        for name, text in example.others:
            click.echo(f"  beside {name}:")
            _indented(text)
        if isinstance(example, Bad) and example.fixed is not None:
            click.echo("  mended:")
            _indented(example.fixed)


def _indented(text: str) -> None:
    for row in text.rstrip("\n").split("\n"):
        click.echo(f"    {visible(row)}".rstrip())
