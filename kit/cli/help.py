"""How help looks: one opening sentence, options, then examples that work as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from kit.cli.help_page import HelpPage

if TYPE_CHECKING:
    from collections.abc import Callable

C = TypeVar("C", bound=click.Command)

#: For every command, whatever its class: a command's page speaks the reader's language.
click.Context.formatter_class = HelpPage


@dataclass(frozen=True, slots=True)
class Example:
    """A command line as a person types it, and what it does."""

    line: str
    does: str


def examples(*pairs: tuple[str, str]) -> Callable[[C], C]:
    """Give a command its examples: ``@examples(("kit status", "What is done and what is missing."), …)``.

    Stands above ``@click.command`` (or the group's ``.command``). A test parses every line.
    """

    def attach(command: C) -> C:
        found = tuple(Example(line, does) for line, does in pairs)
        _EXAMPLES[id(command)] = found
        command.epilog = _epilog(found)
        return command

    return attach


def examples_of(command: click.Command) -> tuple[Example, ...]:
    """The examples that a command was given."""
    return _EXAMPLES.get(id(command), ())


_EXAMPLES: dict[int, tuple[Example, ...]] = {}


def _epilog(found: tuple[Example, ...]) -> str:
    rows = ["\b", "Examples:"]
    for example in found:
        rows += [f"  {example.line}", f"      {example.does}"]
    return "\n".join(rows)
