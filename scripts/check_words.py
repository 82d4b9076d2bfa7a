"""The words of the checker for the catalogue ``check``: what rules say and what reports say around it.

Titles and reasons come from the rules' docstrings. Messages are found where they are written: every argument called
``message`` of a function in kit/check or kit/rules that takes one (``Finding``, ``misprints``, ``reported`` and any
helper of that form), and every ``Word("…")``, a value that is itself a word. A message that is put together from
pieces cannot be translated, and is refused.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from kit.check import registry
from kit.check.own import OWN
from kit.cli.explaining import FIXES
from kit.reports.needs import LACKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("kit/check", "kit/rules")
#: Words that reach ``say`` by way of a value: severities, kinds of tracks, what explain says of mending.
BY_VALUE = ("error", "warning", "info", "off", "full", "sdh", "forced", *LACKING.values(), *FIXES.values())
KEYWORDS = {"say": None, "say_many": (1, 2), "sayMany": (1, 2)}
CHROME = (
    ("kit/reports", "**.py", "python"),
    ("kit/cli", "explaining.py", "python"),
    ("templates/report", "**.html", "jinja2"),
    ("templates/review", "**.html", "jinja2"),
    ("templates/review", "**.js", "javascript"),
)


class Found(NamedTuple):
    """One text and the file that says it; ``texts`` has two where it depends on a number."""

    texts: tuple[str, ...]
    file: str


class NotATemplateError(Exception):
    """A message that is no literal, so that no catalogue can hold it."""


def catalogue() -> Catalog:
    """All words, in the order of the files."""
    made = Catalog(project="kit", header_comment="# The checker's words. Written by scripts/catalogues.py.")
    for found in sorted({*_rules(), *_messages(), *_chrome()}, key=lambda one: (one.file, one.texts)):
        if found.texts[0]:
            made.add(found.texts if len(found.texts) > 1 else found.texts[0], locations=[(found.file, None)])
    return made


def _rules() -> Iterator[Found]:
    for rule in (*registry.rules(), *OWN):
        file = "kit/check/own.py" if rule in OWN else rule.check.__module__.replace(".", "/") + ".py"
        yield Found((rule.title,), file)
        yield Found((rule.why,), file)


def _chrome() -> Iterator[Found]:
    for text in BY_VALUE:
        yield Found((text,), "kit/reports")
    for folder, files, method in CHROME:
        for file, _row, message, _comments, _context in extract_from_dir(
            ROOT / folder, [(files, method)], {files: {"parse_template_string": True}}, KEYWORDS
        ):
            yield Found(message if isinstance(message, tuple) else (message,), f"{folder}/{file}")


def _messages() -> Iterator[Found]:
    trees = {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
    }
    takers = {name: place for tree in trees.values() for name, place in _takers(tree)}
    for file, tree in trees.items():
        yield from (Found((text,), file) for text in in_module(tree, takers, file))
    for path in sorted((ROOT / "kit/subs").rglob("*.py")):
        yield from (Found((text,), path.relative_to(ROOT).as_posix()) for text in _words(ast.parse(path.read_bytes())))


def _takers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """What takes a message, with its place among the arguments: ``Finding`` itself and functions that give findings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == "Finding":
            yield node.name, 0
        elif isinstance(node, ast.FunctionDef) and node.returns and "Finding" in ast.unparse(node.returns):
            names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            if "message" in names:
                yield node.name, names.index("message") - ("self" in names)


def in_module(tree: ast.Module, takers: dict[str, int], file: str) -> Iterator[str]:
    """The messages and words of one module."""
    known = _assigned(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or (name := _name(node.func)) not in takers:
            continue
        given = [word.value for word in node.keywords if word.arg == "message"] or node.args[takers[name] :][:1]
        for argument in given:
            handed_on = ast.unparse(argument) == "message" and "message" not in known
            if not handed_on and ast.unparse(argument) != "finding.message":  # both are found where they come from
                yield from _texts(argument, known, file)
    yield from _words(tree)


def _assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name of a module may stand for."""
    known: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign) and node.value:
            targets, value = [node.target], node.value
        else:
            continue
        for target in targets:
            if isinstance(target, ast.Name):
                known.setdefault(target.id, []).append(value)
    return known


def _words(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "Word" and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _texts(node: ast.expr, known: dict[str, list[ast.expr]], file: str) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one, known, file)
            yield from _texts(other, known, file)
        case ast.Dict(values=values):
            for value in values:
                yield from _texts(value, known, file)
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)) if name in known:
            for value in known[name]:
                yield from _texts(value, known, file)
        case _:
            raise NotATemplateError(
                f"{file}, row {node.lineno}: the message `{ast.unparse(node)}` is no literal, so it cannot be "
                "translated. Write it out with {named} places and give their values."
            )
