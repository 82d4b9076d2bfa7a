"""How far a long piece of work is, with the time left: on a terminal only, and on stderr."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit.cli import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress


#: Cells of a terminal: the share, the time and their spaces; the shortest name; from how many on there are bars.
_BESIDE, _SHORTEST, _WIDE = 24, 12, 72


@contextmanager
def meter(name: str) -> Iterator[Callable[[float], None]]:
    """A function that takes the share done, 0 to 1; it shows nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _share: None
        return
    with bars() as shown:
        task = shown.add_task(name, total=1.0)
        yield lambda share: shown.update(task, completed=share)


def bars() -> Progress:
    """Bars on stderr, each with its share and the time left; they are gone when all is done."""
    from rich.console import Console  # noqa: PLC0415 - 50 ms, and only a terminal needs it
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.table import Column  # noqa: PLC0415

    console = Console(stderr=True)
    # A long name is cut, and in a narrow window the bar: how far it is and how long it takes stay.
    room = max(_SHORTEST, console.width - _BESIDE)
    columns = (
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, max_width=room)),
        *((BarColumn(),) if console.width >= _WIDE else ()),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn(show.told("left"), markup=False),
    )
    # Results go to stdout, wherever that leads; only on a terminal they must pass above the bars.
    return Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty())
