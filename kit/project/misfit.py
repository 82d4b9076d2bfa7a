"""Says in plain words why a single value does not fit its key: the message and the hint."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec.inspect as shapes

from kit.project import types
from kit.project.plain import capital, key_name, nearest

if TYPE_CHECKING:
    from kit.project.locate import Way
    from kit.project.plain import Said


def misfit(value: Any, shape: Any, way: Way) -> Said:
    """A value of the wrong type, outside its range, or none of the words allowed."""
    info = types.bare(shape)
    name = capital(key_name(way))
    if isinstance(info, shapes.LiteralType):
        return _not_one_of(value, tuple(str(word) for word in info.values), name)
    key = way[-1] if isinstance(way[-1], str) else ""
    hint = _advice(value, info, key) or f"For example: {types.example(shape)}"
    if _right_kind(value, info):
        written = f"“{value}”" if isinstance(value, str) else value
        return f"{name} cannot be {written}: it must be {types.describe(shape)}.", hint
    return f"{name} must be {types.describe(shape)}, not {types.kind(value)}.", hint


def _not_one_of(value: Any, words: tuple[str, ...], name: str) -> Said:
    one_of = f"one of {', '.join(words)}"
    if not isinstance(value, str):
        return f"{name} must be {one_of}, not {types.kind(value)}.", f'Write it in quotes: "{words[0]}"'
    meant = nearest(value, words)
    return f"{name} cannot be “{value}”.", f"Did you mean “{meant}”? " * bool(meant) + f"It must be {one_of}."


def _right_kind(value: Any, info: shapes.Type) -> bool:
    if isinstance(info, shapes.StrType):
        return isinstance(value, str)
    numbers = int if isinstance(info, shapes.IntType) else (int, float)
    is_number = isinstance(info, shapes.IntType | shapes.FloatType)
    return is_number and isinstance(value, numbers) and not isinstance(value, bool)


def _advice(value: Any, info: shapes.Type, key: str) -> str:
    """What to write instead, where it can be told from what was written."""
    setting = f"{key} = " if key else ""
    word = str(value).strip().lower()
    match info:
        case shapes.StrType(pattern=pattern) if isinstance(value, str):
            meant = types.mended(value, pattern or "")
            return f'Write {setting}"{meant}"' if meant else ""
        case shapes.StrType() if isinstance(value, int | float | dt.date) and not isinstance(value, bool):
            return f'Write it in quotes: {setting}"{value}"'
        case shapes.IntType() if isinstance(value, str) and word.isdecimal():
            return f"Write it without quotes: {setting}{int(word)}"
        case shapes.BoolType() if word in {"true", "yes", "1", "false", "no", "0"}:
            return f"Write it without quotes: {setting}{'true' if word in {'true', 'yes', '1'} else 'false'}"
        case _:
            return ""
