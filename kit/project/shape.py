"""Holds TOML values against the tables they must fit, and notes everything that does not fit at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from kit.project import plain
from kit.project.misfit import misfit

if TYPE_CHECKING:
    from kit.project.locate import Way
    from kit.project.problems import Problems


def examine(value: Any, shape: Any, problems: Problems, way: Way = ()) -> None:
    """Note unknown keys, missing keys and wrong values of ``value``, which stands at ``way``, in ``problems``."""
    origin = get_origin(shape)
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        _table(value, shape, problems, way)
    elif origin is dict:
        _mapping(value, shape, problems, way)
    elif origin is tuple:
        _list(value, shape, problems, way)
    else:
        _leaf(value, shape, problems, way)


def _table(value: Any, shape: type[msgspec.Struct], problems: Problems, way: Way) -> None:
    if not isinstance(value, dict):
        problems.add(*plain.not_a_table(value, way), slug="wrong-type", way=way)
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    for key, item in value.items():
        if key in fields:
            examine(item, fields[key].type, problems, (*way, key))
        else:
            problems.add(*plain.unknown(key, item, way, tuple(fields)), slug="unknown-key", way=(*way, key))
    for name, field in fields.items():
        if field.required and name not in value:
            problems.add(*plain.missing(name, field.type, way), slug="missing-key", way=way)


def _mapping(value: Any, shape: Any, problems: Problems, way: Way) -> None:
    if not isinstance(value, dict):
        problems.add(*plain.not_a_table(value, way), slug="wrong-type", way=way)
        return
    names, items = get_args(shape)
    for key, item in value.items():
        if not _fits(key, names):
            problems.add(*plain.bad_name(key, names, way), slug="bad-name", way=(*way, key))
        examine(item, items, problems, (*way, key))


def _list(value: Any, shape: Any, problems: Problems, way: Way) -> None:
    if not isinstance(value, list):
        problems.add(*plain.not_a_list(value, get_args(shape)[0], way), slug="wrong-type", way=way)
        return
    for index, item in enumerate(value):
        examine(item, get_args(shape)[0], problems, (*way, index))


def _leaf(value: Any, shape: Any, problems: Problems, way: Way) -> None:
    if not _fits(value, shape):
        problems.add(*misfit(value, shape, way), slug="bad-value", way=way)


def _fits(value: Any, shape: Any) -> bool:
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError:
        return False
    return True
