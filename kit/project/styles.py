"""``[screener.styles.<name>]``: how this film's burned text looks, where none of kit's own styles does."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from kit.project.table import Colour, Table

_Share = Annotated[float, Meta(ge=0, le=0.2)]
_Size = Annotated[float, Meta(ge=0.02, le=0.2)]
_Leading = Annotated[float, Meta(ge=1, le=2)]


class Look(Table, frozen=True, kw_only=True):
    """``[screener.styles.<name>]``: what differs from the style that it ``extends``.

    Without ``extends`` that is kit's style of the same name, or else ``festival``. ``size``, ``outline``, ``blur``,
    ``shadow`` and ``band`` are shares of the picture's height, ``leading`` of the size; a ``band`` is opaque and
    reaches so far beyond the letters. ``letters`` is their colour, ``colours`` are all that they may have.
    """

    title: str = ""
    extends: str = ""
    size: _Size | None = None
    leading: _Leading | None = None
    outline: _Share | None = None
    blur: _Share | None = None
    shadow: _Share | None = None
    band: _Share | None = None
    letters: Colour | None = None
    colours: tuple[Colour, ...] | None = None
