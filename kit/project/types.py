"""The types of kit.toml's values in plain words, with an example of each and the most likely mending."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

import msgspec.inspect as shapes

KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (dt.datetime, "a date and time"),
    (dt.date, "a date"),
    (dt.time, "a time"),
    (list, "a list"),
    (dict, "a table"),
)
#: What stands in a TOML file as a table, or as tables.
TABLES = (shapes.StructType, shapes.DictType)
#: Texts that fit one of the patterns of ``kit.project.model``.
_FITTING = ("fr-CA", "first-prize", "#1f4e5f", "CA", "2013-06")


def kind(value: Any) -> str:
    """What somebody wrote."""
    return next((words for known, words in KINDS if isinstance(value, known)), str(value))


def bare(shape: Any) -> shapes.Type:
    """What msgspec knows of a value's type, without notes and without “or nothing”."""
    info = _noted(shape)
    return info.type if isinstance(info, shapes.Metadata) else info


def _noted(shape: Any) -> shapes.Type:
    """The same with its notes."""
    info = shapes.type_info(shape)
    if isinstance(info, shapes.Metadata) and isinstance(info.type, shapes.UnionType):
        info = info.type
    if isinstance(info, shapes.UnionType):
        info = next(known for known in info.types if not isinstance(known, shapes.NoneType))
    return info


def describe(shape: Any) -> str:
    """What a value must be, in a few words."""
    told = _noted(shape)
    if isinstance(told, shapes.Metadata) and told.extra_json_schema:
        return str(told.extra_json_schema["description"])
    info = bare(shape)
    if isinstance(info, shapes.IntType):
        return "a whole number" if info.ge is None else f"a whole number from {info.ge} to {info.le}"
    if isinstance(info, shapes.FloatType):
        return "a number" if info.ge is None else f"a number from {info.ge:g} to {info.le:g}"
    return {shapes.BoolType: "true or false", shapes.DateType: "a date", shapes.DateTimeType: "a date and time"}.get(
        type(info), "a text"
    )


def example(shape: Any) -> str:
    """A value that would fit, as it is written in TOML."""
    info = bare(shape)
    written = '"…"'
    match info:
        case shapes.IntType(ge=low, le=high):
            written = "2013" if (low or 0) <= 2013 <= (high or 2013) else str(low)  # noqa: PLR2004 - a year as example
        case shapes.FloatType(ge=low):
            written = f"{low or 0.5:g}"
        case shapes.BoolType():
            written = "true"
        case shapes.DateType():
            written = "2013-06-17"
        case shapes.DateTimeType():
            written = "2013-06-17T20:30:00"
        case shapes.LiteralType(values=words):
            written = f'"{words[0]}"'
        case shapes.VarTupleType():
            written = "[]"
        case shapes.StrType(pattern=pattern) if pattern:
            written = next((f'"{text}"' for text in _FITTING if re.search(pattern, text)), written)
    return written


def mended(value: str, pattern: str) -> str:
    """What somebody most likely meant, if it fits the pattern: ``The Defector`` → ``the-defector``."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    for candidate in (as_tag(value), value.upper(), slug, f"#{value}"):
        if candidate and re.search(pattern, candidate):
            return candidate
    return ""


def as_tag(value: str) -> str:
    """``fr_ca`` → ``fr-CA``; an empty text for what is no language tag."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", value.strip())
    if not match:
        return ""
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")
