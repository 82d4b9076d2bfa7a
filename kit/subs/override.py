r"""ASS override blocks: ``{\i1\c&H00FFFF&\an8}`` as changes of look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs import colours

if TYPE_CHECKING:
    from kit.subs.look import Look

# Each name is followed by its value and then by the next tag, so that \\b is not found in \\blur or \\be1.
_TAG = re.compile(
    r"\\(?:(?P<name>an|a|i|b|u|p)(?P<number>-?\d+)?|(?P<fill>1?c)(?P<colour>&?H?[0-9a-f]+&?)?)(?=[\\}\s])"
    r"|\\(?P<reset>r)[^\\}]*",
    re.ASCII | re.IGNORECASE,
)
_TRANSFORM = re.compile(r"\\t\((?:[^(){}]|\([^(){}]*\))*\)")
_KARAOKE = re.compile(r"\\(?:[kK][fot]?\d|t\(|move\(|fade?\()")
#: Old SSA positions (``\\a``) as numpad positions: 1–3 bottom, 5–7 top, 9–11 middle.
OLD_POSITIONS = {1: 1, 2: 2, 3: 3, 5: 7, 6: 8, 7: 9, 9: 4, 10: 5, 11: 6}
_BOLD_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class Block:
    """What one block sets: ``align`` 0 and ``drawing`` None if it does not say; ``look`` in the order written."""

    align: int = 0
    drawing: bool | None = None
    look: tuple[tuple[str, str], ...] = ()

    def apply(self, look: Look, base: Look) -> Look:
        r"""The look after this block; ``base`` is the style's look, which ``\r`` and empty values go back to."""
        for name, value in self.look:
            look = _changed(look, base, name, value)
        return look


def parse(block: str) -> Block:
    """Read one ``{…}``; tags that do not change what we keep of a look (position, blur, fonts) are passed over."""
    align, drawing = 0, None
    look: list[tuple[str, str]] = []
    # What \t( … ) animates is not the look at the cue's start.
    for tag in _TAG.finditer(_TRANSFORM.sub("", block)):
        name, value = (tag["name"] or tag["fill"] or tag["reset"]).lower(), tag["number"] or tag["colour"] or ""
        if name in {"an", "a"}:
            align = align or _position(name, value)
        elif name == "p":
            drawing = _number(value) > 0
        else:
            look.append((name, value))
    return Block(align, drawing, tuple(look))


def has_timing(text: str) -> bool:
    """Whether a text holds karaoke or animation, whose inner times are relative to the cue's start."""
    return "\\" in text and bool(_KARAOKE.search(text))


def _position(name: str, value: str) -> int:
    number = _number(value)
    if name == "a":
        return OLD_POSITIONS.get(number, 0)
    return number if 1 <= number <= 9 else 0  # noqa: PLR2004 - the numpad


def _number(value: str) -> int:
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0  # noqa: PLR2004 - fits 32 bit


def _changed(look: Look, base: Look, name: str, value: str) -> Look:
    if name == "r":
        return base
    if name in {"c", "1c"}:
        return look._replace(colour=colours.parse_ass(value) if value else base.colour)
    if name == "i":
        return look._replace(italic=_number(value) == 1 if value else base.italic)
    if name == "u":
        return look._replace(underline=_number(value) == 1 if value else base.underline)
    weight = _number(value)
    return look._replace(bold=weight == 1 or weight > _BOLD_WEIGHT if value else base.bold)
