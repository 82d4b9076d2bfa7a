r"""The text of an ASS event: ``\N \n \h``, override blocks, comments in braces and drawings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs import override
from kit.subs.look import MANY, PLAIN, Line, Styled, styled

if TYPE_CHECKING:
    from kit.subs.formats.ass_style import Style

# A literal brace is written \{ or \}; a brace that is never closed is text, as libass shows it.
_PART = re.compile(r"\\[Nnh{}]|\{[^{}]*\}|\{")
_WRAP_2 = re.compile(r"\\q2(?!\d)")


@dataclass(frozen=True, slots=True)
class Said:
    """What an event says; ``draws`` if some of it is a vector drawing, which is no text."""

    styled: Styled
    draws: bool


def breaks_at_small_n(text: str, *, wrap_2: bool) -> bool:
    r"""Whether ``\n`` breaks the line: only with wrap style 2, else it is a space."""
    return wrap_2 or bool(_WRAP_2.search(text))


def parse(text: str, style: Style, *, wrap_2: bool) -> Said:
    """Read the text field of an event."""
    plain = style.look == PLAIN
    if plain and "\\" not in text and "{" not in text:
        return Said(Styled((text,), None, style.align), draws=False)
    wrap_2 = breaks_at_small_n(text, wrap_2=wrap_2)
    lines, look, align, at = [Line()], style.look, 0, 0
    drawing = draws = False
    problems: list[tuple[int, int, str]] = []

    def add(piece: str) -> None:
        nonlocal draws
        if drawing:
            draws = draws or bool(piece.strip())
        else:
            lines[-1].add(piece, look)

    for part in _PART.finditer(text):
        add(text[at : part.start()])
        at = part.end()
        found = part.group()
        if found == "{":
            if len(problems) < MANY:
                problems.append((0, part.start() + 1, found))
            add(found)
        elif found[0] == "{":
            block = override.parse(found)
            align = align or block.align
            look = block.apply(look, style.look)
            drawing = drawing if block.drawing is None else block.drawing
        elif found == "\\N" or (found == "\\n" and wrap_2):
            lines.append(Line())
        else:
            add({"\\n": " ", "\\h": "\u00a0"}.get(found, found[1:]))
    add(text[at:])
    return Said(styled(lines, align or style.align, problems), draws)


def split(text: str, *, wrap_2: bool) -> list[str]:
    """The text field cut at its line breaks, the breaks themselves as every second item."""
    small = breaks_at_small_n(text, wrap_2=wrap_2)
    pieces, at = [], 0
    for part in _PART.finditer(text):
        if part.group() == "\\N" or (part.group() == "\\n" and small):
            pieces += [text[at : part.start()], part.group()]
            at = part.end()
    return [*pieces, text[at:]]
