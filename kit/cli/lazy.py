"""A click group that knows its commands by name and imports each only when it is run."""

from __future__ import annotations

import difflib
import importlib
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """Commands may also be attached as to any group, then ``lazy`` is empty.

    ``lazy`` maps a command's name to ``(“module:attribute”, short help)``; help reads nothing else.

    The short help must be the command's own: a test compares them.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which a film needs them."""
        return [*self.lazy, *(name for name in super().list_commands(ctx) if name not in self.lazy)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.lazy[cmd_name][0]} is no click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, each with the whole first sentence of its help; lazy ones are not imported for it."""
        rows = []
        for name in self.list_commands(ctx):
            if name in self.lazy:
                rows.append((name, self.lazy[name][1]))
            elif (command := super().get_command(ctx, name)) is not None and not command.hidden:
                rows.append((name, " ".join((command.help or "").partition("\n\n")[0].split())))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was most likely meant."""
        name = args[0]
        if name in self.list_commands(ctx) or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        close = difflib.get_close_matches(name, self.list_commands(ctx), n=1, cutoff=0.5)
        raise UnknownCommandError(name, close[0] if close else "", self.list_commands(ctx), ctx)


class UnknownCommandError(click.UsageError):
    """There is no such command; ``hint`` names the nearest or all."""

    def __init__(self, name: str, nearest: str, known: list[str], ctx: click.Context) -> None:
        super().__init__(f"There is no command “{name}”.", ctx)
        self.hint = f"Did you mean “{nearest}”?" if nearest else f"The commands are {', '.join(known)}."
