"""Every setting of a film with its value and where it comes from: a row of kit.toml, or the documented default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from kit.project import toml
from kit.project.load import FILE
from kit.project.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.errors import Place
    from kit.project.locate import Way
    from kit.project.model import Settings

#: Values that must be in no printed list: the words that protect somebody.
_HIDDEN = ("protected", "spellings")


@dataclass(frozen=True, slots=True)
class Setting:
    """One key as people write it (``film.rate``, ``people[1].name``); ``place`` is None for a default."""

    key: str
    value: object
    place: Place | None


def settings(root: Path, read: Settings) -> tuple[Setting, ...]:
    """The settings of the film in ``root``, in the order of the documentation; list items count from 1.

    The spellings of protected words are counted, not shown.
    """
    path = root / FILE
    locator = Locator(path, toml.decode(path))
    return tuple(_walk(read, (), locator))


def _walk(value: object, way: Way, locator: Locator) -> Iterator[Setting]:
    if isinstance(value, msgspec.Struct):
        for one in msgspec.structs.fields(value):
            yield from _walk(getattr(value, one.name), (*way, one.encode_name), locator)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _walk(item, (*way, name), locator)
    elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        for index, item in enumerate(value):
            yield from _walk(item, (*way, index), locator)
    else:
        place = locator.place(way) if locator.has(way) else None
        yield Setting(_name(way), _shown(value, way), place)


def _name(way: Way) -> str:
    name = ""
    for part in way:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def _shown(value: object, way: Way) -> object:
    if (way[0], way[-1]) == _HIDDEN and isinstance(value, tuple):
        return f"{len(value)} not shown"
    return list(value) if isinstance(value, tuple) else value
