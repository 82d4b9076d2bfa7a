"""docs/reference/commands.md: every command with its own help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli.main import root

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Help is wrapped to this many columns, whatever the terminal of whoever writes the page.
WIDTH = 100


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """A command and all commands below it, each with its context, in the order of their names."""
    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from walk(below, _context(below, name, context))


def everything() -> list[tuple[str, click.Command, click.Context]]:
    """All commands with what a person types for them, ``kit`` first."""
    start = _context(root, "kit", None)
    return [(context.command_path, command, context) for command, context in walk(root, start)]


def page() -> str:
    """The whole page."""
    parts = ["# Commands", "What each command says of itself with `--help`."]
    found = everything()
    parts.append("\n".join(f"- [`{path}`](#{_anchor(path)})" for path, _, _ in found))
    for path, command, context in found:
        parts.append(f"## `{path}`")
        parts.append(f"```text\n{_help(command, context)}\n```")
    return "\n\n".join(parts)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH, "color": False}
    return click.Context(command, info_name=name, parent=parent, **settings)


def _help(command: click.Command, context: click.Context) -> str:
    rows = click.unstyle(command.get_help(context)).splitlines()
    return "\n".join(row.rstrip() for row in rows).strip()


def _anchor(path: str) -> str:
    return path.replace(" ", "-")
