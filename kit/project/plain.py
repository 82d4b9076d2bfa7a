"""Says in plain words what does not fit in a TOML file: each function gives the message and the hint."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from kit.project import types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.project.locate import Way

#: What a message says, and what it advises.
Said = tuple[str, str]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that somebody who wrote ``word`` most likely meant, or an empty text."""
    folded = {name.casefold().replace("_", "-"): name for name in known}
    wanted = word.casefold().replace("_", "-")
    found = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def table_name(way: Way) -> str:
    """A table as a person finds it: ``[film]``, ``[locales.fr-CA]``, ``[[awards]] number 2``."""
    names = [part for part in way if isinstance(part, str)]
    if not names:
        return "the file"
    if isinstance(way[-1], int):
        return f"[[{'.'.join(names)}]] number {way[-1] + 1}"
    return f"[{'.'.join(names)}]"


def key_name(way: Way) -> str:
    """A key with its table: ``“year” in [film]``; an item of a list: ``item 2 of “countries” in [film]``."""
    if isinstance(way[-1], int):
        return f"item {way[-1] + 1} of {key_name(way[:-1])}" if len(way) > 1 else "this list"
    return f"“{way[-1]}” in {table_name(way[:-1])}" if len(way) > 1 else f"“{way[-1]}”"


def unknown(key: str, value: Any, way: Way, known: tuple[str, ...]) -> Said:
    """A key that its table does not have."""
    if not way and isinstance(value, dict):
        message = f"There is no table [{key}]."
    elif not way and isinstance(value, list):
        message = f"There is no list of tables [[{key}]]."
    else:
        message = f"{capital(table_name(way))} has no key “{key}”."
    meant = nearest(key, known)
    if meant:
        return message, f"Did you mean “{meant}”?"
    return message, f"Known here: {', '.join(known)}."


def missing(name: str, shape: Any, way: Way) -> Said:
    """A key or table that must be there."""
    if not way and isinstance(types.bare(shape), types.TABLES):
        return f"The table [{name}] is missing.", f"Add [{name}] with its keys; `kit init` makes a complete example."
    if not way:
        example = f"{name} = {types.example(shape)}"
        return f"“{name}” is missing.", f"Add a line at the top, before the first table: {example}"
    return f"{capital(table_name(way))} lacks “{name}”.", f"Add a line below it: {name} = {types.example(shape)}"


def not_a_table(value: Any, way: Way) -> Said:
    """A single value or a list where a table belongs."""
    names = ".".join(str(part) for part in way if isinstance(part, str))
    if isinstance(value, list):
        return f"[[{names}]] has double brackets, but there is only one of it.", f"Write [{names}]."
    return (
        f"{capital(key_name(way))} must be a table, not {types.kind(value)}.",
        f"Write [{names}] and its keys below it.",
    )


def not_a_list(value: Any, item: Any, way: Way) -> Said:
    """Something else where a list belongs."""
    names = ".".join(str(part) for part in way if isinstance(part, str))
    if isinstance(value, dict):
        return f"[{names}] has single brackets, but there may be many of it.", f"Write [[{names}]] for each."
    message = f"{capital(key_name(way))} must be a list, not {types.kind(value)}."
    if isinstance(value, str):
        return message, f'Write {way[-1]} = ["{value}"]'
    return message, f"For example: [{types.example(item)}]"


def bad_name(name: str, shape: Any, way: Way) -> Said:
    """A table's own name that does not fit, such as a locale that is no language tag."""
    meant = types.as_tag(name)
    hint = f"Write [{'.'.join([*map(str, way), meant])}]." if meant else "Write a tag such as ko, en, fr-FR or fr-CA."
    return f"“{name}” in {table_name(way)} is not {types.describe(shape)}.", hint


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[0].upper() + text[1:]
