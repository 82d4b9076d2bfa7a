"""Every regular expression that stands in a module of kit, and how it is used there."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import kit
from kit import lazy

#: Methods that begin at one place of the text, and whether they must reach its end.
_FROM_ONE_PLACE = {"match": False, "fullmatch": True}
_FUNCTIONS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}


class Use(NamedTuple):
    """A pattern, where it stands (``kit.subs.markup._TAG``), and by which methods it is used (none: by any)."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    @property
    def searches(self) -> bool:
        """Whether it is looked for from every place of a text."""
        return not self.methods or not self.methods <= _FROM_ONE_PLACE.keys()

    @property
    def whole(self) -> bool:
        """Whether it may have to reach the text's end."""
        return "fullmatch" in self.methods


@functools.cache
def constants() -> tuple[Use, ...]:
    """The patterns that modules keep in their names, in tuples and in tables."""
    found: dict[tuple[str, int, frozenset[str]], Use] = {}
    for name in _modules():
        module = importlib.import_module(name)
        used = _methods(_tree(name))
        for key, value in vars(module).items():
            if key.startswith("__"):
                continue
            for pattern in _patterns(value):
                use = Use(f"{name}.{key}", pattern, used.get(key, frozenset()))
                found.setdefault((pattern.pattern, pattern.flags, use.methods), use)
    return tuple(found.values())


@functools.cache
def inline() -> tuple[Use, ...]:
    """The patterns that are written where they are used: ``re.sub(r"…", …)``."""
    found = []
    for where, call, methods in _calls():
        text = _text(call)
        if text is not None:
            flags = re.MULTILINE if "MULTILINE" in ast.unparse(call) else 0
            found.append(Use(f"{where}:{call.lineno}", re.compile(text, flags), methods))
    return tuple(found)


@functools.cache
def built() -> tuple[str, ...]:
    """Where functions build patterns at run time: ``kit/check/names.py wrong_spellings``."""
    found = []
    for name in _modules():
        for function in ast.walk(_tree(name)):
            if isinstance(function, ast.FunctionDef):
                calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and _function(node))
                found += [f"{name}.{function.name}" for call in calls if _text(call) is None]
    return tuple(dict.fromkeys(found))


@functools.cache
def _modules() -> tuple[str, ...]:
    names = [info.name for info in pkgutil.walk_packages(kit.__path__, "kit.")]
    return tuple(name for name in names if not name.endswith("__main__"))


@functools.cache
def _tree(name: str) -> ast.Module:
    return ast.parse(Path(importlib.import_module(name).__file__ or "").read_text("utf-8"))


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, lazy.Pattern):
        yield re.compile(value.pattern, value.flags & ~re.UNICODE if isinstance(value.pattern, str) else value.flags)
    elif isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _patterns(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _patterns(one)


def _methods(tree: ast.Module) -> dict[str, frozenset[str]]:
    """For each name that is only used by methods from one place of a text, these methods."""
    used: dict[str, set[str]] = {}
    owners = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.setdefault(node.id, set()).add(owners.get(id(node), "handed on"))
    return {name: frozenset(methods) for name, methods in used.items() if methods <= _FROM_ONE_PLACE.keys()}


def _calls() -> Iterator[tuple[str, ast.Call, frozenset[str]]]:
    for name in _modules():
        for node in ast.walk(_tree(name)):
            if isinstance(node, ast.Call) and (method := _function(node)) and method in _FUNCTIONS:
                yield name, node, frozenset({method})


def _function(call: ast.Call) -> str:
    """``sub`` of ``re.sub(…)``; empty for a call of something else."""
    function = call.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return ""
    known = {"re": {"compile", *_FUNCTIONS}, "lazy": {"pattern"}}
    return function.attr if function.attr in known.get(function.value.id, ()) else ""


def _text(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
