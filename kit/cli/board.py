"""How far many jobs are: on a terminal a bar for each that is under way, with the time left, and one for all."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit.cli import meter, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID


class Board:
    """Hears of jobs by their key. Without ``bars`` it shows nothing but notes."""

    def __init__(self, total: int, bars: Progress | None) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._noted: set[tuple[str, str]] = set()
        self._all: TaskID | None = None
        self.expect(total)

    def expect(self, total: int) -> None:
        """So many jobs are to come."""
        if self._bars and total > 1:
            self._all = self._bars.add_task(show.told("all"), total=total)

    def begin(self, key: str, name: str) -> None:
        """A job was handed out; again if its first worker was lost."""
        if self._bars:
            self.end(key, advance=0)
            self._tasks[key] = self._bars.add_task(show.printable(name), total=1.0)

    def hear(self, key: str, news: float | str) -> None:
        """A share, or a note, from a running job; from any thread."""
        if isinstance(news, str):
            self.note(key, news)
        elif self._bars and key in self._tasks:
            self._bars.update(self._tasks[key], completed=news)

    def note(self, key: str, text: str) -> None:
        """Show a note, once for each job."""
        if (key, text) not in self._noted:
            self._noted.add((key, text))
            show.note(text)

    def end(self, key: str, *, advance: int = 1) -> None:
        """A job came to its end."""
        task = self._tasks.pop(key, None)
        if self._bars and task is not None:
            self._bars.remove_task(task)
        if self._bars and self._all is not None:
            self._bars.advance(self._all, advance)


@contextmanager
def board(total: int) -> Iterator[Board]:
    """A board for so many jobs, on stderr."""
    if not sys.stderr.isatty():
        yield Board(total, None)
        return
    with meter.bars() as bars:
        yield Board(total, bars)
