"""Find the rules: every module below a package that holds a Rule adds it."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from kit.check.rule import Rule
from kit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

#: The package that is walked; named by a string, since checking knows nothing of any single rule.
RULES = "kit.rules"


@cache
def rules(package: str = RULES) -> tuple[Rule, ...]:
    """All rules below a package, by code.

    Two rules with one code are a programming error and raise ValueError.
    """
    found: dict[str, Rule] = {}
    for module in _modules(package):
        for value in vars(module).values():
            if not isinstance(value, Rule) or value.check.__module__ != module.__name__:
                continue
            if value.code in found:
                raise ValueError(f"{value.code} is both {found[value.code].name} and {value.name}")
            found[value.code] = value
    return tuple(found[code] for code in sorted(found))


def find(code: str, among: Sequence[Rule]) -> Rule:
    """The rule with a code or a name, in any case. Raises UsageError with the nearest ones."""
    wanted = code.strip().casefold()
    for rule in among:
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    raise UsageError(
        f"There is no rule “{code}”.",
        hint=f"{_nearest(code, among)}`kit subs rules` lists them all.",
        slug="unknown-rule",
    )


def chosen(among: Sequence[Rule], select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that ``--select`` and ``--ignore`` leave: each a code, a name, or the beginning of codes (``TIM``).

    Rules that protect people always stay. Raises UsageError if a word fits no rule.
    """
    kept = [_fitting(word, among) for word in select]
    dropped = [_fitting(word, among) for word in ignore]
    wanted = set().union(*kept) if kept else {rule.code for rule in among}
    wanted -= set().union(*dropped)
    return tuple(rule for rule in among if rule.code in wanted or rule.protects)


def _fitting(word: str, among: Sequence[Rule]) -> set[str]:
    prefix = word.strip().upper()
    fitting = {rule.code for rule in among if prefix and (rule.code.startswith(prefix) or rule.name == prefix.lower())}
    if not fitting:
        find(word, among)
    return fitting


def _nearest(code: str, among: Sequence[Rule]) -> str:
    words = [rule.code for rule in among] + [rule.name for rule in among]
    wanted = code.upper()
    close = difflib.get_close_matches(wanted, words, 12) or difflib.get_close_matches(code.lower(), words, 3)
    # Of codes that are equally near, one with a single wrong letter is meant before one with two that are swapped.
    close = sorted(close, key=lambda word: sum(one != two for one, two in zip(word, wanted, strict=False)))[:3]
    return f"Did you mean {' or '.join(close)}? " if close else ""


def _modules(package: str) -> Iterable[ModuleType]:
    root = importlib.import_module(package)
    for info in sorted(pkgutil.walk_packages(root.__path__, f"{package}."), key=lambda info: info.name):
        yield importlib.import_module(info.name)
