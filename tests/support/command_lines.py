"""Command lines of kit that stand in a help page, a hook or a workflow: whether click takes them, running nothing."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click
import pytest

from kit.cli.main import root

if TYPE_CHECKING:
    from collections.abc import Sequence


def parse(words: Sequence[str]) -> None:
    """Parse a command as click would; a word that it does not take fails the test, with the whole line."""
    line = shlex.join(words)
    assert words[0] == "kit", line
    command: click.Command = root
    arguments, context = list(words[1:]), None
    while True:
        try:
            context = command.make_context(command.name or "kit", list(arguments), parent=context)
        except click.exceptions.Exit:
            return  # --help and --version end here
        except click.ClickException as error:
            pytest.fail(f"{line}: {error.format_message()}")
        if not isinstance(command, click.Group):
            return
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        if not rest:
            return
        child = command.get_command(context, rest[0])
        assert child is not None, f"{line}: no command {rest[0]}"
        command, arguments = child, rest[1:]
