"""docs/reference/rules.md: every rule with its why, its source, its examples and its fix."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kit.check.registry import rules
from kit.check.rule import Bad, Fix, Rule, Scope
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.rule import Good

FIXES = {
    Fix.NONE: "by hand",
    Fix.SAFE: "`kit subs fix`",
    Fix.UNSAFE: "`kit subs fix --unsafe`",
}
INTRO = """
{count} rules. `kit explain CODE` prints the same on a terminal; how much a rule weighs stands in its
[profile](profiles.md), and where its number comes from in [Sources](sources.md).
""".strip()


def page() -> str:
    """The whole page."""
    every = rules()
    parts = [
        "# Rules",
        INTRO.format(count=len(every)),
        _table(every),
    ]
    for group, members in groupby(sorted(every, key=lambda rule: (rule.group, rule.code)), key=lambda rule: rule.group):
        parts.append(f"## {group.capitalize()}")
        parts += [_rule(rule) for rule in members]
    return "\n\n".join(parts)


def _table(every: tuple[Rule, ...]) -> str:
    rows = ["| code | name | what it asks | mended |", "|---|---|---|---|"]
    rows += [
        f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {_cell(rule.title)} | {FIXES[rule.fix]} |" for rule in every
    ]
    return "\n".join(rows)


def _rule(rule: Rule) -> str:
    parts = [f"### {rule.code} {rule.name}", f"**{rule.title}**"]
    if rule.why:
        parts.append(rule.why)
    scope = "all tracks of the film side by side" if rule.scope is Scope.FILM else "one track"
    parts.append(f"Source: {rule.source.name} ({rule.source.address}). Looks at {scope}. Mended: {FIXES[rule.fix]}.")
    parts += [_example(example) for example in rule.examples[:4]]
    return "\n\n".join(parts)


def _example(example: Good | Bad) -> str:
    label = "Found" if isinstance(example, Bad) else "Fine"
    shown = f"{label} ({', '.join(_setting(example))}):\n\n{_fence(example.text)}"
    for name, text in example.others:
        shown += f"\n\nbeside {name}:\n\n{_fence(text)}"
    if isinstance(example, Bad) and example.fixed is not None:
        shown += f"\n\nAfter the fix:\n\n{_fence(example.fixed)}"
    return shown


def _setting(example: Good | Bad) -> Iterator[str]:
    """Under which circumstances the example is checked: what differs from the usual is named."""
    yield example.format
    yield example.locale
    if example.kind != "full":
        yield example.kind
    if example.profile:
        yield f"profile {example.profile}"
    if example.facts.rate:
        yield f"{example.facts.rate.label()} frames a second"
    if example.facts.end:
        yield f"a film of {clock(example.facts.end)}"
    if example.encoding != "utf-8":
        yield example.encoding


def _fence(text: str) -> str:
    body = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    visible = "".join(char if char.isprintable() or char == "\n" else f"<U+{ord(char):04X}>" for char in body)
    return f"```text\n{visible}\n```"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}".lower()
