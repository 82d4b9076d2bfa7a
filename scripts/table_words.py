"""The words of tables and of other answers on stdout for the catalogue ``table``.

Found where they are written: the heads of ``table.rows``, what ``show.cell`` says, the standings of results, and what
``kit doctor`` says of an outside part.
"""

from __future__ import annotations

import ast
import tomllib
from typing import TYPE_CHECKING

import tool_words
from babel.messages.catalog import Catalog

from kit import resources
from kit.batch.job import Ending
from kit.booklet.wanted.piece import Need, Section
from kit.deliverables.maker import What
from kit.deliverables.survey import Standing
from kit.receipt import State
from kit.retime.compare.meaning import Pattern
from kit.retime.shots.kind import Kind
from kit.retime.timemap import Verdict
from kit.subs.statistics import GAPS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Named by values that the code counts with, and names of parts and inputs that are words.
VALUES = (
    *What, *Standing, *Ending, *Need, *Section, *State, *Verdict, *Pattern, *GAPS, "Sans font", "Serif font", "Results",
    "kit’s own program", "written", "unchanged", "old list", "new list", "Left out",
    *("first", "last", "look at", "trimmed", "joined", "in", "out", "none"),
    *(word.format(count="{count}") for kind in Kind for word in (kind, f"{{count}} {kind}", f"{{count}} {kind}s")),
)  # fmt: skip
_SURVEY = "kit/deliverables/survey.py"
#: What answers here says why a result is as it is.
_REASONS = ("_lacking", "changes")
_PARTS = "kit/tools/parts.py"
_ROOMS = ("cli", "deliverables", "retime", "tools")
#: What of a part is said.
_SAID = {"purpose", "detail", "get"}


def catalogue() -> Catalog:
    """All words, file by file."""
    made = Catalog(project="kit", header_comment="# The words of tables. Written by scripts/catalogues.py.")
    for text in map(str, VALUES):
        made.add(text, locations=[("kit", None)])
    for need in tomllib.loads(resources.system_packages().read_text("utf-8"))["need"]:
        if need["group"] == "run":
            made.add(need["why"], locations=[("scripts/system-packages.toml", None)])
    house = tool_words.House(*(tool_words.ROOT / "kit" / room for room in _ROOMS))
    for text, file in sorted(_found(house), key=lambda one: (one[1], one[0])):
        if text not in made and any(letter.isalpha() for letter in text):
            made.add(text, locations=[(file, None)])
    return made


def _found(house: tool_words.House) -> Iterator[tuple[str, str]]:
    for calls in house.calls.values():
        for scope, call in calls:
            name = ast.unparse(call.func)
            if name == "table.rows":
                yield from ((text, scope.file) for text in _of_table(call, house.trees[scope.file]))
            elif name == "show.cell":
                yield from ((text, scope.file) for text in house.texts(call.args[0], scope, 0))
            elif name == "Part" and scope.file == _PARTS:
                for one in (call.args[1], *(word.value for word in call.keywords if word.arg in _SAID)):
                    house.add(one, scope)
    for scope, call in house.calls["Evidence"]:
        yield from ((text, scope.file) for text in _constant(call.args[0]))
    yield from ((text, file) for text, file in house.found if file == _PARTS)
    reasons = [one for name in _REASONS for one in house.functions[name]]
    yield from ((text, _SURVEY) for scope, one in reasons if scope.file == _SURVEY for text in _answers(one))


def _of_table(call: ast.Call, tree: ast.Module) -> Iterator[str]:
    """The head of a table, and the words of its cells that have a colour."""
    head = call.args[0]
    yield from (text for one in getattr(head, "elts", ()) for text in _constant(one))
    coloured = {ast.unparse(one) for one in call.args[2:]}
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Dict)
            and ast.unparse(node.targets[0]) in coloured
        ):
            yield from (text for key in node.value.keys for text in _constant(key))


def _answers(function: ast.FunctionDef) -> Iterator[str]:
    for answer in ast.walk(function):
        if isinstance(answer, ast.Return) and answer.value:
            yield from (text for node in ast.walk(answer.value) for text in _constant(node))


def _constant(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
