"""The words of the command line for the catalogue ``tool``: errors, hints, notes.

They are found where they are written, and stay plain f-strings there: ``f"There is no file “{path}”."`` becomes the
entry ``There is no file “{path}”.`` A text is followed from where it is told (a call with ``hint=``, ``note``,
``say``, an exception of click) back through names, branches, arguments and returned values. What is filled in and is
itself made of words becomes an entry of its own. ``kit.toolwords`` finds the entry of a told text again by its shape.
"""

from __future__ import annotations

import ast
import itertools
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from chrome_words import CHROME
from described_words import described

from kit.retime.conform import clock
from kit.retime.snap.reasons import Hindrance
from kit.retime.snap.stand import Fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
#: What tells, with the place of its text among the arguments.
TELLERS = {
    "show.note": 0, "show.say": 1, "show.told": 0, "show.answer": 0, "tell.told": 0, "tell.answer": 0,
    "worded": 0, "frame.worded": 0, "click.BadParameter": 0, "click.UsageError": 0, "warn": 0,
    "UnchangeableError": 1,
}  # fmt: skip
#: Rooms whose words are in the catalogue ``check``, with examples that are no words of the tool.
_OWN_CATALOGUE = ("kit/rules/", "kit/reports/", "kit/check/own.py", "kit/cli/explaining.py")
#: How far a text is followed: from where it is told, and from the fields of ``_ROOTS``.
_DEEP, _DEEPER = 6, 9
_MOST = 12
#: No word of its own, but a sentence with what is filled in.
_FRAME = re.compile(r"“\{\w+\}” \{\w+\}\.$")
_WORD = re.compile(r"[A-Za-z]{2}")
#: Words that stand alone where they are filled in; other single words there are names, codes and keys.
_SINGLE = {"read", "written", "italics", "underlining", "bold", "colour", "notes", "regions", "logline", "genre"}
#: What is filled in from these is no prose: markup, command lines, names of fonts and codecs.
_NO_PROSE = re.compile(
    r"[<>&]|^Dialogue: |^(?:kit\.toml )?\[|^default: |^JPEG 2000$|"
    r"^-|^:|^sha256|^data:|^Noto |;base64|^\{\w+\}[:;/]\S|^[\w./{}-]*/[\w./{}-]*$|^UTC"
)
#: These say the words of other catalogues (``kit``, ``check``, ``table``), or numbers.
_GETTEXT = {"say", "say_many", "mark", "cell", "_translated", "figure"}
#: Fields that hold words to be filled into others.
_SAYING = {
    "what", "why", "hint", "reason", "reasons", "lacking", "brings", "advice", "method", "value", "needed", "says",
    "warnings", "losses", "doubt", "notes",
}  # fmt: skip
#: These put something into a list or a set of a name.
_PUTS = {"append", "extend", "add"}
#: Fields whose words are told from so far away that no text leads to all of them.
_ROOTS = ("reasons", "doubt")
#: These give what they are given in another shape.
_SHAPES = {"tuple", "list", "sorted", "next"}
_STRIPS = {"strip", "rstrip", "lstrip", "removesuffix", "capitalize"}


class Scope(NamedTuple):
    """Where an expression stands: its module and the functions around it, from the inside."""

    file: str
    functions: tuple[ast.FunctionDef, ...]


class House:
    """The package, or some rooms of it, with what names stand for."""

    def __init__(self, *folders: Path) -> None:
        files = sorted(path for folder in folders for path in folder.rglob("*.py"))
        self.trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes()) for path in files}
        self.functions: dict[str, list[tuple[Scope, ast.FunctionDef]]] = {}
        self.calls: dict[str, list[tuple[Scope, ast.Call]]] = {}
        self.found: set[tuple[str, str]] = set()
        self._depths: dict[int, int] = {}
        self._deep = _DEEP
        self._classes: list[tuple[str, list[str]]] = []
        self._kept: list[tuple[str, ast.expr, str]] = []
        self._answers: dict[int, list[ast.expr]] = {}
        self._fields: dict[str, list[tuple[ast.expr, Scope]]] = {}
        self._assigned: dict[int, dict[str, list[ast.expr]]] = {}
        for file, tree in self.trees.items():
            self._index(tree, Scope(file, ()))

    def _index(self, node: ast.AST, scope: Scope) -> None:
        if isinstance(node, ast.FunctionDef):
            self.functions.setdefault(node.name, []).append((scope, node))
            scope = Scope(scope.file, (node, *scope.functions))
        elif isinstance(node, ast.Call):
            self.calls.setdefault(_name(node.func), []).append((scope, node))
        elif isinstance(node, ast.ClassDef):
            self._classes.append((node.name, _fields(node)))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            self._kept.append((ast.unparse(node.targets[0].value), node.value, scope.file))
        for child in ast.iter_child_nodes(node):
            self._index(child, scope)

    def told(self) -> set[tuple[str, str]]:
        """Every text that is told, with the file that says it."""
        for calls in self.calls.values():
            for scope, call in calls:
                name = ast.unparse(call.func)
                hints = [word.value for word in call.keywords if word.arg == "hint"]
                if hints:
                    told = [word.value for word in call.keywords if word.arg == "message"]
                    for expression in (*call.args[:1], *told, *hints):
                        self.add(expression, scope)
                elif name in TELLERS and len(call.args) > TELLERS[name]:
                    self.add(call.args[TELLERS[name]], scope)
        self._deep = _DEEPER
        for field in _ROOTS:
            for value, scope in self._held(field):
                self.add(value, scope, 1)
        return self.found

    def add(self, expression: ast.expr, scope: Scope, depth: int = 0) -> None:
        """Note the texts that an expression can stand for."""
        if scope.file.startswith(_OWN_CATALOGUE):
            return
        for text in self.texts(expression, scope, depth):
            bare = re.sub(r"\{\w+\}", "", text)
            if (_WORD.search(bare) or (not depth and _FRAME.match(text))) and (not depth or _is_prose(text)):
                self.found.add((text, scope.file))

    def texts(self, node: ast.expr, scope: Scope, depth: int) -> list[str]:  # noqa: PLR0911 - a kind of node each
        """The templates of an expression, at most ``_MOST``; texts of other places are noted there."""
        match node:
            case ast.Constant(value=str(text)):
                return [text.replace("{", "{{").replace("}", "}}")]
            case ast.JoinedStr(values=values):
                return _joined([self._piece(value, scope, depth) for value in values])
            case ast.IfExp(body=one, orelse=other):
                return [*self.texts(one, scope, depth), *self.texts(other, scope, depth)]
            case ast.BoolOp(values=values):
                return [text for value in values for text in self.texts(value, scope, depth)]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _joined([self._side(left, scope, depth), self._side(right, scope, depth)])
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in _STRIPS:
                return [text.strip() for text in self.texts(inner, scope, depth)]
        self._follow(node, scope, depth)
        return []

    def _side(self, node: ast.expr, scope: Scope, depth: int) -> list[str]:
        found = self.texts(node, scope, depth)
        return found or [f"{{{_place(node)}}}"]

    def _piece(self, node: ast.expr, scope: Scope, depth: int) -> list[str]:
        if isinstance(node, ast.Constant):
            return [str(node.value).replace("{", "{{").replace("}", "}}")]
        value = node.value if isinstance(node, ast.FormattedValue) else node
        if isinstance(value, ast.IfExp) and (texts := self.texts(value, scope, depth)):
            return texts
        self.add(value, scope, depth + 1)
        return [f"{{{_place(value)}}}"]

    def _follow(self, node: ast.expr, scope: Scope, depth: int) -> None:
        """Note the texts that a name, an argument or a function's answer stands for."""
        if depth > self._deep or self._depths.get(id(node), _DEEPER + 1) <= depth:
            return
        self._depths[id(node)] = depth
        for source, place in self._sources(node, scope):
            self.add(source, place, depth + 1)

    def _sources(  # noqa: C901 - a kind of node each
        self, node: ast.expr, scope: Scope
    ) -> Iterator[tuple[ast.expr, Scope]]:
        """The expressions from which one gets its value."""
        match node:
            case ast.Name(id=name):
                yield from self._named(name, scope)
            case ast.Subscript(value=value):
                yield value, scope
            case ast.Attribute(attr=attr) if attr in _SAYING:
                yield from self._held(attr)
            case ast.Call(func=ast.Attribute(value=value, attr="get"), args=args):
                yield value, scope
                yield from ((one, scope) for one in args[1:])
            case ast.Call(func=ast.Attribute(attr="join"), args=[inner]):
                yield inner, scope
            case ast.Call(func=ast.Name(id=name), args=args) if name in _SHAPES:
                yield from ((one, scope) for one in args)
            case ast.Call(func=function) if _name(function) not in _GETTEXT:
                for place, defined in self.functions.get(_name(function), []):
                    for answer in self._answered(defined):
                        yield answer, Scope(place.file, (defined, *place.functions))
            case ast.Dict(values=values) | ast.List(elts=values) | ast.Tuple(elts=values) | ast.Set(elts=values):
                yield from ((value, scope) for value in values if value is not None)
            case ast.GeneratorExp(elt=value) | ast.ListComp(elt=value) | ast.Starred(value=value):
                yield value, scope

    def _answered(self, function: ast.FunctionDef) -> list[ast.expr]:
        """What a function returns and yields."""
        if id(function) not in self._answers:
            given = [one for one in ast.walk(function) if isinstance(one, ast.Return | ast.Yield | ast.YieldFrom)]
            self._answers[id(function)] = [one.value for one in given if one.value is not None]
        return self._answers[id(function)]

    def _held(self, field: str) -> list[tuple[ast.expr, Scope]]:
        """What the classes of the house are given for a field, and what is put into a table of that name."""
        if field not in self._fields:
            self._fields[field] = list(self._given_to(field))
        return self._fields[field]

    def _given_to(self, field: str) -> Iterator[tuple[ast.expr, Scope]]:
        yield from ((value, Scope(file, ())) for name, value, file in self._kept if name == field)
        for scope, call in self.calls.get("replace", []):
            yield from ((word.value, scope) for word in call.keywords if word.arg == field)
        for name, fields in self._classes:
            if field in fields:
                for scope, call in self.calls.get(name, []):
                    yield from ((word.value, scope) for word in call.keywords if word.arg == field)
                    yield from ((value, scope) for value in call.args[fields.index(field) :][:1])

    def _named(self, name: str, scope: Scope) -> Iterator[tuple[ast.expr, Scope]]:
        for holder in (*scope.functions, self.trees[scope.file]):
            if id(holder) not in self._assigned:
                self._assigned[id(holder)] = _assigned(holder)
            given = self._assigned[id(holder)].get(name, [])
            yield from ((value, scope) for value in given)
            if isinstance(holder, ast.FunctionDef) and name in (arguments := _arguments(holder)):
                yield from self._given(holder, name, arguments)
                return
            if given:
                return

    def _given(self, function: ast.FunctionDef, name: str, arguments: list[str]) -> Iterator[tuple[ast.expr, Scope]]:
        at = arguments.index(name) - (arguments[0] in {"self", "cls"})
        for scope, call in self.calls.get(function.name, []):
            yield from ((word.value, scope) for word in call.keywords if word.arg == name)
            yield from ((value, scope) for value in call.args[at : at + 1])


def _is_prose(text: str) -> bool:
    """Whether something that is filled in is made of words that a reader must understand."""
    return text in _SINGLE or (" " in text.strip("{} ") and not _NO_PROSE.search(text))


def _fields(node: ast.ClassDef) -> list[str]:
    return [one.target.id for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)]


def _assigned(holder: ast.AST) -> dict[str, list[ast.expr]]:
    """What each name may stand for within a function or a module; of a loop it is what the loop goes over."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(holder):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr | ast.AugAssign) and node.value:
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.For | ast.comprehension):
            pairs = [(node.target, node.iter)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _PUTS:
            pairs = [(node.func.value, value) for value in node.args[:1] if isinstance(node.func.value, ast.Name)]
        else:
            continue
        for target, value in pairs:
            both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            for one, given in zip(target.elts, value.elts, strict=False) if both else [(target, value)]:
                for name in (name for name in ast.walk(one) if isinstance(name, ast.Name)):
                    found.setdefault(name.id, []).append(given)
    return found


def _arguments(function: ast.FunctionDef) -> list[str]:
    given = function.args
    return [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _place(node: ast.expr) -> str:  # noqa: PLR0911 - a kind of node each
    """A name for what is filled in: the last one of its expression."""
    match node:
        case ast.Name(id=name):
            return name.lower().strip("_")
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if name in {"name", "number", "label"}:
            return owner.lower().strip("_")
        case ast.Attribute(attr=name):
            return name.lower().strip("_")
        case ast.Call(func=ast.Name(id="len")):
            return "count"
        case ast.Call(func=ast.Attribute(attr="join"), args=[inner]):
            return _place(inner)
        case ast.Call(func=ast.Attribute(value=value, attr="label")):
            return _place(value)
        case ast.Call(func=function):
            return _name(function).strip("_") or "value"
        case ast.GeneratorExp(generators=[first, *_]):
            return _place(first.iter)
        case ast.Subscript(value=value) | ast.Starred(value=value):
            return _place(value)
    return "value"


def _joined(pieces: list[list[str]]) -> list[str]:
    """Every way to put the pieces together; the places of one text get different names."""
    made = []
    for way in itertools.islice(itertools.product(*pieces), _MOST):
        seen: dict[str, int] = {}

        def numbered(found: re.Match[str], seen: dict[str, int] = seen) -> str:
            seen[found[1]] = seen.get(found[1], 0) + 1
            return f"{{{found[1]}{seen[found[1]] if seen[found[1]] > 1 else ''}}}"

        made.append(re.sub(r"\{([a-z_]+)\d*\}", numbered, "".join(way)))
    return made


def catalogue() -> Catalog:
    """All words, in the order of the files."""
    made = Catalog(project="kit", header_comment="# The command line's words. Written by scripts/catalogues.py.")
    for text in CHROME:
        made.add(text, locations=[("kit/cli", None)])
    for text in (*Fixed, *Hindrance, *clock.WORDS.values()):
        made.add(text, locations=[("kit/retime", None)])
    for text, file in described():
        if text not in made:
            made.add(text, locations=[(file, None)])
    booklet = {message.id for message in read_po(BytesIO((ROOT / "locales/kit.pot").read_bytes()))}
    for text, file in sorted(House(ROOT / "kit").told(), key=lambda one: (one[1], one[0])):
        if text.replace("{{", "{").replace("}}", "}") not in booklet:
            made.add(text, locations=[(file, None)])
    return made
