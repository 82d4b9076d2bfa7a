"""docs/reference/commands.md: every command with its own help."""

from __future__ import annotations

import click
from command_tree import everything

#: Help is wrapped to this many columns, whatever the terminal of whoever writes the page.
WIDTH = 100


def page() -> str:
    """The whole page."""
    parts = ["# Commands", "What each command says of itself with `--help`."]
    found = everything(terminal_width=WIDTH, max_content_width=WIDTH, color=False)
    parts.append("\n".join(f"- [`{one.command_path}`](#{_anchor(one.command_path)})" for one in found))
    for one in found:
        parts.append(f"## `{one.command_path}`")
        parts.append(f"```text\n{_help(one)}\n```")
    return "\n\n".join(parts)


def _help(context: click.Context) -> str:
    rows = click.unstyle(context.get_help()).splitlines()
    return "\n".join(row.rstrip() for row in rows).strip()


def _anchor(path: str) -> str:
    return path.replace(" ", "-")
