"""What ``kit explain`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.check import profile, registry
from kit.check.own import OWN
from kit.check.rule import Bad, Fix, Rule
from kit.cli import table
from kit.reports.excerpt import visible, wrapped
from kit.words import Word, words

if TYPE_CHECKING:
    from kit.words import Words

FIXES = {
    Fix.NONE: "by hand",
    Fix.SAFE: "`kit subs fix` mends it",
    Fix.UNSAFE: "`kit subs fix --unsafe` mends it; look at the result",
}


def tell(code: str, language: str) -> None:
    """Print all about the rule with a code or a name. Raises UsageError for none."""
    spoken = words(language, "check")
    rule = registry.find(code, (*registry.rules(), *OWN))
    title = {"code": rule.code, "name": rule.name, "title": spoken.say(rule.title)}
    click.echo(spoken.say("{code} {name}: {title}", title))
    if rule.why:
        click.echo("\n" + "\n".join(wrapped(spoken.say(rule.why))))
    source = {"name": rule.source.name, "address": rule.source.address}
    click.echo("\n" + spoken.say("Source: {name}, {address}", source))
    click.echo(spoken.say("Mending: {how}", {"how": Word(FIXES[rule.fix])}))
    if rule.protects:
        click.echo(spoken.say("This rule protects people: it cannot be switched off, waived or weakened."))
    if rule.code.startswith("KIT"):
        return
    _show_profiles(rule, spoken)
    _show_examples(rule, spoken)


def _show_profiles(rule: Rule, spoken: Words) -> None:
    known = [profile.load(name) for name in profile.names()]
    body = []
    for one in known:
        limits = [getattr(one.limits, name) for name in rule.limits]
        body.append(
            (one.name, spoken.say(one.severity(rule).name.lower()), *(_value(limit, spoken) for limit in limits))
        )
    click.echo()
    table.rows((spoken.say("profile"), spoken.say("weight"), *rule.limits), body)


def _value(value: object, spoken: Words) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return spoken.say("yes") if value else spoken.say("no")
    return f"{value:.4g}" if isinstance(value, float) else f"“{value}”" if isinstance(value, str) else str(value)


def _show_examples(rule: Rule, spoken: Words) -> None:
    for example in rule.examples:
        word = spoken.say("Not good") if isinstance(example, Bad) else spoken.say("Good")
        click.echo("\n" + spoken.say("{word} ({locale}):", {"word": word, "locale": example.locale}))
        _indented(example.text)
        for name, text in example.others:
            click.echo("  " + spoken.say("beside {name}:", {"name": name}))
            _indented(text)
        if isinstance(example, Bad) and example.fixed is not None:
            click.echo("  " + spoken.say("mended:"))
            _indented(example.fixed)


def _indented(text: str) -> None:
    for row in text.rstrip("\n").split("\n"):
        click.echo(f"    {visible(row)}".rstrip())
