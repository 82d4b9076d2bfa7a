"""What every table of a film's files is made of: strict, frozen structs and the patterns of short texts."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Identifier = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="lower-case words with hyphens")]
Tag = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", description="a BCP 47 language tag")]
Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$", description="a colour such as #1f4e5f")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$", description="an ISO 3166 country code such as CA")]
Day = Annotated[
    str, Meta(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", description="a year, month or day")
]


class Table(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all tables: frozen and strict."""
