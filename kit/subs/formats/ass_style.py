"""Styles of ASS and SSA: the look and place that a cue has before its own tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs import colours
from kit.subs.look import PLAIN, Look
from kit.subs.override import OLD_POSITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The order of fields where a file has no Format row (v4+ and the older v4).
DEFAULT_FIELDS = [
    "name",
    "fontname",
    "fontsize",
    "primarycolour",
    "secondarycolour",
    "outlinecolour",
    "backcolour",
    "bold",
    "italic",
    "underline",
    "strikeout",
    "scalex",
    "scaley",
    "spacing",
    "angle",
    "borderstyle",
    "outline",
    "shadow",
    "alignment",
    "marginl",
    "marginr",
    "marginv",
    "encoding",
]
DEFAULT_OLD_FIELDS = [
    "name",
    "fontname",
    "fontsize",
    "primarycolour",
    "secondarycolour",
    "tertiarycolour",
    "backcolour",
    "bold",
    "italic",
    "borderstyle",
    "outline",
    "shadow",
    "alignment",
    "marginl",
    "marginr",
    "marginv",
    "alphalevel",
    "encoding",
]
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Style:
    """What kit keeps of a style. White is the colour of subtitles and counts as none."""

    look: Look = PLAIN
    align: int = 2


def parse(fields: Mapping[str, str], *, old: bool) -> Style:
    """A style of its named fields; ``old`` for SSA, whose positions and colours are written in another way."""
    look = Look(_is_on(fields, "italic"), _is_on(fields, "bold"), _is_on(fields, "underline"), _colour(fields))
    written = fields.get("alignment", "").strip()
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 2  # noqa: PLR2004
    if old:
        return Style(look, OLD_POSITIONS.get(number, 2))
    return Style(look, number if 1 <= number <= 9 else 2)  # noqa: PLR2004 - the numpad


def _is_on(fields: Mapping[str, str], name: str) -> bool:
    return fields.get(name, "").strip() not in {"", "0"}


def _colour(fields: Mapping[str, str]) -> str | None:
    written = fields.get("primarycolour", "").strip()
    if written.isascii() and written.isdigit() and len(written) < 11:  # noqa: PLR2004 - SSA writes 32 bits as decimal
        written = f"&H{int(written):X}"
    colour = colours.parse_ass(written[-10:])
    return None if colour == _WHITE else colour
