"""The words of kit's data: what profiles, targets and styles say of themselves, and what a setting must be."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec.inspect as shapes

from kit.project.model import Settings
from kit.project.texts import Texts
from kit.project.types import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
#: Folders of data whose files say what they are, and in which row.
DESCRIBED = (("kit/profiles", "description"), ("targets", "title"), ("kit/screener/styles", "title"))


def described() -> Iterator[tuple[str, str]]:
    """What profiles, targets and styles say of themselves, and why a profile differs from the one it starts from."""
    for folder, key in DESCRIBED:
        for path in sorted((ROOT / folder).glob("*.toml")):
            table = tomllib.loads(path.read_text("utf-8"))
            for text in (table.get(key, ""), *_reasons(table)):
                if text:
                    yield text.replace("{", "{{").replace("}", "}}"), folder
    wanted = {text for shape in (Settings, Texts) for text in _wanted(shapes.type_info(shape))}
    for text in sorted({text for _, text in KINDS} | wanted):
        yield text, "kit/project"


def _wanted(shape: shapes.Type) -> Iterator[str]:
    """What the settings say that a value must be."""
    match shape:
        case shapes.Metadata(type=inner, extra_json_schema=said):
            yield from [said["description"]] if said else ()
            yield from _wanted(inner)
        case shapes.StructType(fields=fields):
            for field in fields:
                yield from _wanted(field.type)
        case shapes.UnionType(types=several):
            for one in several:
                yield from _wanted(one)
        case shapes.VarTupleType(item_type=item):
            yield from _wanted(item)
        case shapes.DictType(key_type=key, value_type=value):
            yield from _wanted(key)
            yield from _wanted(value)


def _reasons(table: dict[str, object]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _reasons(value)
        elif name == "reason":
            yield str(value)
