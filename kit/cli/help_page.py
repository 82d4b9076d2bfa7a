"""A page of help in the reader's language, its columns lined up by display width.

click breaks rows by counting letters; a Hangul syllable takes two cells. In English click sets the page as ever.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import click

from kit.cli.ui_language import ui_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.words import Words

#: What stands behind an option's help in brackets, from click or from the option itself, begins or is so.
DEFAULT = "default: "
_REQUIRED, _RANGE = "required", ("x<", "x>", "<x", "<=x")
#: At least this many cells for the right column, and for what follows a usage's opening.
_LEAST, _LEAST_USAGE = 10, 20


class HelpPage(click.HelpFormatter):
    """What click calls to write a page; every text passes here, whichever class its command has."""

    @cached_property
    def words(self) -> Words | None:
        """The catalogue of help, or None in English."""
        language = ui_language("")
        if language == "en":
            return None
        from kit.words import words  # noqa: PLC0415 - English reads no catalogue

        return words(language, "help")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The row that shows how the command is called."""
        if self.words is None:
            super().write_usage(prog, args, prefix)
            return
        opening = f"{' ' * self.current_indent}{self.words.say(prefix or 'Usage:')} {prog} "
        indent = " " * _cells(opening)
        if self.width < len(indent) + _LEAST_USAGE:
            self.write(f"{opening.rstrip(' ')}\n")
            opening = indent = " " * (self.current_indent + 4)
        self._write_rows(_broken(args, self.width, opening, indent))

    def write_heading(self, heading: str) -> None:
        """The title of a section, with the colon as its language sets it."""
        if self.words is None:
            super().write_heading(heading)
        else:
            self.write(f"{' ' * self.current_indent}{self.words.say(f'{heading}:')}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; one that begins with a backspace keeps its rows, as in click."""
        if self.words is None:
            super().write_text(text)
            return
        indent = " " * self.current_indent
        for number, paragraph in enumerate(paragraphs(text)):
            if number:
                self.write("\n")
            for row in paragraph:
                own = indent + row[: len(row) - len(row.lstrip())]
                self._write_rows(_broken(self.words.say(row.strip()), self.width, own, own))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Two columns: options or commands, and what they do."""
        if self.words is None:
            super().write_dl(rows, col_max, col_spacing)
            return
        listed = list(rows)
        left = min(max((_cells(first) for first, _ in listed), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        width = max(self.width - left - 2, _LEAST)
        for first, second in listed:
            column = [f"{indent}{' ' * left}{row}" for row in _broken(self._explained(second), width)]
            opening = f"{indent}{first}"
            room = left - col_spacing - _cells(first)
            if column and room >= 0:
                column[0] = f"{opening}{' ' * (room + col_spacing)}{column[0][len(indent) + left :]}"
            else:
                column.insert(0, opening)
            self._write_rows(column)

    def _explained(self, text: str) -> str:
        """What an option or a command does, with its default."""
        does, extras = explained(text)
        return "  ".join([self._said(does), *(f"[{'; '.join(map(self._extra, extra))}]" for extra in extras)])

    def _extra(self, item: str) -> str:
        if not item.startswith(DEFAULT):
            return self._said(item)
        return self._said("default: {value}").format(value=self._said(item.removeprefix(DEFAULT)))

    def _said(self, text: str) -> str:
        return self.words.say(text) if self.words else text

    def _write_rows(self, rows: Iterable[str]) -> None:
        self.write("".join(f"{row}\n" for row in rows))


def paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of a help text: one row each, or its own rows where a backspace stands before them."""
    found = []
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        rows = block.split("\n")
        if rows[0].strip() == "\b":
            found.append(rows[1:])
        else:
            found.append([" ".join(block.split())])
    return found


def explained(text: str) -> tuple[str, list[list[str]]]:
    """What an option does, and what its brackets say: ``[default: 3; required]`` is one of two items."""
    does = " ".join(text.split())
    extras: list[list[str]] = []
    while does.endswith("]"):
        before, _, inside = does[:-1].rpartition(" [")
        items = _items(inside)
        if not (items[0].startswith(DEFAULT) or _is_clicks(items[0])):
            break
        does = before
        extras.insert(0, items)
    return does, extras


def _items(inside: str) -> list[str]:
    """A default may have a semicolon of its own; click adds only what ``_is_clicks``."""
    before, _, last = inside.rpartition("; ")
    return [*_items(before), last] if before and _is_clicks(last) else [inside]


def _is_clicks(item: str) -> bool:
    return item == _REQUIRED or any(sign in item for sign in _RANGE)


def _broken(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """A text in rows of at most ``width`` cells, broken at spaces; a no-break space holds."""
    if not text:
        return [first.rstrip(" ")] if first.strip() else []
    rows = []
    row = first
    fresh = True
    for word in text.split(" "):
        if not fresh and _cells(row) + 1 + _cells(word) > width:
            rows.append(row.rstrip(" "))
            row, fresh = rest, True
        row += word if fresh else f" {word}"
        fresh = False
    return [*rows, row]


def _cells(text: str) -> int:
    from kit.cli.show import cells  # noqa: PLC0415 - English help counts no cells

    return cells(text)
