"""docs/reference/settings.md: every table and key of kit.toml and of a locale's folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec
from msgspec import inspect

from kit.project import model, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLE = Path(__file__).resolve().parents[2] / "kit.toml"
KEY = re.compile(r"^#? ?(\w+) *=.*?\s{2,}# (.+)$")
HEADER = re.compile(r"^#? ?\[+([a-z_]+)")
INTRO = """
A film's folder has one `kit.toml`, with what is the same in every language, and one folder of words for each
language. Every table is strict: an unknown key is an error that names the row and the nearest known key.
The sample film's `kit.toml` explains itself as you read it, and `kit init` starts your film with a copy.
""".strip()


def page() -> str:
    """The whole page."""
    parts = [
        "# Settings",
        INTRO,
        "## kit.toml",
        *_tables(model.Settings, seen=set()),
        "## locales/LANGUAGE/film.toml",
        *_tables(texts.FilmTexts, seen=set()),
        "## locales/LANGUAGE/guide.toml",
        *_tables(texts.GuideTexts, seen=set()),
    ]
    return "\n\n".join(parts)


def _tables(table: type[msgspec.Struct], seen: set[type]) -> Iterable[str]:
    """The table itself, then the tables inside it, each once."""
    seen.add(table)
    info = cast("inspect.StructType", inspect.type_info(table))
    if table is not model.Settings:
        yield f"### {_title(table)}"
        yield _keys(table, info)
    for inner in dict.fromkeys(found for field in info.fields for found in _structs(field.type)):
        if inner not in seen:
            yield from _tables(inner, seen)


def _title(table: type[msgspec.Struct]) -> str:
    summary = " ".join((table.__doc__ or "").strip().splitlines()[0].split())
    return summary.replace("``", "`").rstrip(".")


def _keys(table: type[msgspec.Struct], info: inspect.StructType) -> str:
    rows = ["| key | what it is | if left out | note |", "|---|---|---|---|"]
    named = re.search(r"\[+([a-z_]+)", table.__doc__ or "")
    notes = _notes().get(named.group(1), {}) if named and table.__module__ == model.__name__ else {}
    for field in info.fields:
        note = notes.get(field.encode_name, "")
        rows.append(f"| `{field.encode_name}` | {_kind(field.type)} | {_default(field)} | {note} |")
    return "\n".join(rows)


def _default(field: inspect.Field) -> str:
    if field.required:
        return "**needed**"
    if field.default is msgspec.NODEFAULT or field.default in ("", (), None):
        return "nothing"
    if isinstance(field.default, bool):
        return "`true`" if field.default else "`false`"
    return f"`{field.default}`"


def _structs(kind: inspect.Type) -> list[type[msgspec.Struct]]:
    match kind:
        case inspect.StructType():
            return [kind.cls]
        case inspect.VarTupleType() | inspect.ListType():
            return _structs(kind.item_type)
        case inspect.DictType():
            return _structs(kind.value_type)
        case inspect.Metadata():
            return _structs(kind.type)
        case inspect.UnionType():
            return [found for part in kind.types for found in _structs(part)]
    return []


def _kind(kind: Any) -> str:  # noqa: PLR0911 - one answer for each kind of value
    match kind:
        case inspect.Metadata():
            described = (kind.extra_json_schema or {}).get("description")
            return described or _kind(kind.type)
        case inspect.LiteralType():
            return "one of " + ", ".join(f"`{value}`" for value in kind.values)
        case inspect.VarTupleType() | inspect.ListType():
            return f"a list: {_kind(kind.item_type)}"
        case inspect.DictType():
            return f"a table: {_kind(kind.value_type)} for each name"
        case inspect.StructType():
            return "a table"
        case inspect.UnionType():
            return " or ".join(_kind(part) for part in kind.types if not isinstance(part, inspect.NoneType))
        case inspect.IntType():
            return _between("a whole number", kind.ge, kind.le)
        case inspect.FloatType():
            return _between("a number", kind.ge, kind.le)
    words = {
        inspect.StrType: "text",
        inspect.BoolType: "`true` or `false`",
        inspect.DateType: "a date (YYYY-MM-DD)",
        inspect.DateTimeType: "a date and a local time (YYYY-MM-DDTHH:MM:SS)",
    }
    return words[type(kind)]


def _between(word: str, least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f"{word} from {least} to {most}"
    return word


@cache
def _notes() -> dict[str, dict[str, str]]:
    """What the sample's kit.toml says beside each key, by table; a list's second entry speaks of itself alone."""
    found: dict[str, dict[str, str]] = {}
    table = ""
    seen: set[str] = set()
    for row in SAMPLE.read_text(encoding="utf-8").splitlines():
        if header := HEADER.match(row):
            table = "" if header.group(1) in seen and "[[" in row else header.group(1)
            seen.add(header.group(1))
        if table and (key := KEY.match(row)):
            found.setdefault(table, {}).setdefault(key.group(1), key.group(2).replace("|", "\\|"))
    return found
