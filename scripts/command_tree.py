"""All commands of kit, each as click asks for its page: for the reference, for the catalogue of help, for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kit.cli.main import root

if TYPE_CHECKING:
    from collections.abc import Iterator


def everything(**settings: Any) -> list[click.Context]:
    """A context for each command, ``kit`` first, then those below in the order in which they are listed.

    ``command_path`` is what a person types. ``settings`` go to every context, as how wide a page is.
    """
    return list(_below(root, "kit", None, settings))


def _below(
    command: click.Command, name: str, parent: click.Context | None, settings: dict[str, Any]
) -> Iterator[click.Context]:
    context = click.Context(command, info_name=name, parent=parent, **{**command.context_settings, **settings})
    yield context
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            child = command.get_command(context, below)
            if child is None:
                raise LookupError(f"{context.command_path} lists {below} and does not know it")
            yield from _below(child, below, context, settings)
