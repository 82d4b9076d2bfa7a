"""The inline marks of a film's texts: ``*emphasis*`` and ``[ko]words of another language[/ko]``.

A backslash makes the next ``*`` or ``[`` an ordinary character, and so does a blank on both sides of a ``*``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

_TOKEN = re.compile(r"\\[*\[\\]|(?<!\s)\*|\*(?!\s)|\[/?[a-z]{2,3}(?:-[A-Z][A-Za-z]+)*\]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(eq=False)
class MarkError(ValueError):
    """A mark that is opened and never closed, or closed and never opened. ``column`` counts from 1."""

    mark: str
    column: int
    opened: bool

    def __str__(self) -> str:
        """The fault as a sentence."""
        return f"“{self.mark}” is {'opened but never closed' if self.opened else 'closed but never opened'}"


def markup(text: str) -> Markup:
    """HTML of one paragraph. Raises MarkError."""
    return Markup("").join(Markup(part) if html else escape(part) for part, html in _parts(text))  # noqa: S704 - _parts marks as HTML only the tags that it writes itself


def plain(text: str) -> str:
    """The words alone, without marks. Raises MarkError."""
    return "".join(part for part, html in _parts(text) if not html)


def paragraphs(text: str) -> tuple[str, ...]:
    """Split at blank lines; line ends inside a paragraph become blanks."""
    return tuple(" ".join(part.split()) for part in _BLANK_LINE.split(text.strip()) if part.strip())


def word_count(text: str) -> int:
    """Words between blanks, the way a festival's form counts them (in Korean too). Raises MarkError."""
    return len(plain(text).split())


def _parts(text: str) -> list[tuple[str, bool]]:
    """The text cut into (words, False) and (tag, True)."""
    parts: list[tuple[str, bool]] = []
    open_marks: list[tuple[str, int]] = []
    position = 0
    for token in _TOKEN.finditer(text):
        parts.append((text[position : token.start()], False))
        position = token.end()
        parts.append(_part(token.group(), token.start() + 1, open_marks))
    if open_marks:
        raise MarkError(open_marks[-1][0], open_marks[-1][1], opened=True)
    parts.append((text[position:], False))
    return [part for part in parts if part[0]]


def _part(mark: str, column: int, open_marks: list[tuple[str, int]]) -> tuple[str, bool]:
    if mark.startswith("\\"):
        return mark[1:], False
    closing = mark.startswith("[/")
    opening = mark.replace("/", "")
    innermost = open_marks[-1][0] if open_marks else ""
    if closing or (mark == "*" and innermost == "*"):
        if innermost != opening:
            raise MarkError(mark, column, opened=False)
        open_marks.pop()
        return "</em>" if mark == "*" else "</span>", True
    open_marks.append((mark, column))
    return "<em>" if mark == "*" else f'<span lang="{mark[1:-1]}">', True
