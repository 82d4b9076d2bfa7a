"""Prints errors and notes on stderr: what is wrong, where, and what to do."""

from __future__ import annotations

import os
import unicodedata
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit import numerals
from kit.cli.ui_language import ui_language
from kit.errors import each

if TYPE_CHECKING:
    from kit.errors import KitError, Place

#: Whether talk is coloured; errors are told after the command's own context has ended.
_COLOUR_BY_ENVIRONMENT = False if os.environ.get("NO_COLOR") else None
_colour: ContextVar[bool | None] = ContextVar("colour", default=_COLOUR_BY_ENVIRONMENT)

_TAB = 4
#: Cells of a row that are shown around the caret.
_ROOM = 96


def error(failure: KitError) -> None:
    """An error with its place, caret and hint; several of them with their number at the end."""
    told_already = {(one.message, one.hint, one.place): one for one in each(failure)}
    problems = [*told_already.values()]
    for index, problem in enumerate(problems):
        if index:
            click.echo(err=True, color=_colour.get())
        say("error", problem.message, "red")
        if problem.place:
            _show_place(problem.place)
        if problem.hint:
            say("hint", problem.hint, "cyan")
    if len(problems) > 1:
        click.echo(f"\n{told(f'{len(problems)} problems; nothing was done.')}", err=True, color=_colour.get())


def say(label: str, text: str, colour: str) -> None:
    """One line of talk: ``label: text``."""
    named = click.style(told(f"{label}:"), fg=colour, bold=True)
    click.echo(f"{named} {printable(told(text))}", err=True, color=_colour.get())


def note(text: str) -> None:
    """A remark that is no error."""
    say("note", text, "yellow")


def told(text: str) -> str:
    """One of the tool's own messages in the reader's language; English needs no catalogue."""
    return _translated(text, "tool")


def answer(text: str) -> None:
    """One row of an answer on stdout, in the reader's language."""
    click.echo(printable(told(text)))


def named(name: str, text: str) -> str:
    """``name: text``, with the colon as the reader's language sets it; both are said already."""
    return f"{name}{told(':')} {text}"


def number(count: int) -> str:
    """A count with its thousands parted as the reader's language parts them."""
    return figure(f"{count:,}")


def figure(text: str) -> str:
    """A number, with its unit if it has one, as the reader's language sets it: ``14.9 MB``, « 14,9 Mo »."""
    return numerals.french(text) if ui_language("") == "fr" else text


def cell(text: str) -> str:
    """What a table or an answer on stdout says, in the reader's language.

    Its words stand in a catalogue of their own, since words such as “none” or “done” may be names in a message.
    """
    return _translated(text, "table")


def _translated(text: str, domain: str) -> str:
    language = ui_language("")
    if language == "en":
        return text
    from kit.toolwords import tool_words  # noqa: PLC0415 - reads a catalogue

    return tool_words(language, domain).say(text)


def printable(text: str) -> str:
    """The text without characters that steer a terminal: a file's name must not move the cursor."""
    return "".join(char if char in "\n\t" or unicodedata.category(char) != "Cc" else "\ufffd" for char in text)


def short(path: Path) -> str:
    """A path as seen from here, if it lies below; else whole."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: Hangul two, combining marks none."""
    return sum(_width(char) for char in unicodedata.normalize("NFC", text))


def _width(char: str) -> int:
    if char == "\t":
        return _TAB
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def where(place: Place) -> str:
    """A place as editors open it: ``kit.toml:4:1``."""
    counts = [str(count) for count in (place.row, place.column) if count]
    return ":".join([short(place.path), *counts])


def _show_place(place: Place) -> None:
    click.echo(f"  --> {printable(where(place))}", err=True, color=_colour.get())
    if place.row and place.line is not None:
        gutter = f"{place.row:>5} | "
        line, before = _around(place.line, place.column or 1)
        click.echo(gutter + printable(line.replace("\t", " " * _TAB)), err=True, color=_colour.get())
        if place.column:
            click.echo(
                " " * (len(gutter) - 2) + "| " + " " * cells(before) + click.style("^", fg="red"),
                err=True,
                color=_colour.get(),
            )


def _around(line: str, column: int) -> tuple[str, str]:
    """The part of a row that fits on a terminal, and what stands in it before the column."""
    if cells(line) <= _ROOM:
        return line, line[: column - 1]
    start = max(0, column - 1 - _ROOM // 4)
    return line[start : start + _ROOM // 2], line[start : column - 1]


def choose_colour(choice: str) -> bool | None:
    """What ``--color`` and NO_COLOR ask for (no-color.org: set and not empty); None leaves it to the terminal."""
    wanted = {"always": True, "never": False}.get(choice, _COLOUR_BY_ENVIRONMENT)
    _colour.set(wanted)
    return wanted
