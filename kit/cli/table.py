"""Tables on stdout: drawn on a terminal, plain words everywhere, never colour alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_json(data: Any) -> None:
    """Data for other programs, in UTF-8 as it is."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def rows(head: Sequence[str], body: Sequence[Sequence[str]], colours: dict[str, str] | None = None) -> None:
    """A table whose columns line up by display width; the last column may be of any length.

    The head is said in the reader's language, and so are the cells to which ``colours`` gives a colour.
    """
    from kit.cli import show  # noqa: PLC0415 - help needs no table

    coloured = {show.cell(word): colour for word, colour in (colours or {}).items()}
    named = [[show.cell(cell) if colours and cell in colours else cell for cell in row] for row in body]
    table = [[show.cell(name) for name in head], *named]
    widths = [max(show.cells(row[column]) for row in table) for column in range(len(head) - 1)]
    for row in table:
        line = []
        for column, cell in enumerate(row):
            text = show.printable(cell)
            shown = click.style(text, fg=coloured[cell]) if cell in coloured else text
            padding = " " * (widths[column] - show.cells(cell)) if column < len(widths) else ""
            line.append(shown + padding)
        click.echo("  ".join(line).rstrip())


def lined(body: Sequence[Sequence[str]]) -> list[str]:
    """Rows of any text whose columns line up by display width, without a head; empty columns take no room."""
    from kit.cli.show import cells, printable  # noqa: PLC0415 - help needs no table

    rows = [[printable(cell) for cell in row] for row in body]
    widths = [max((cells(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    wide = [index for index, width in enumerate(widths) if width]
    return ["  ".join(row[at] + " " * (widths[at] - cells(row[at])) for at in wide).rstrip() for row in rows]
