"""A job's log, beside the results: ``dist/logs/<result>.log``, the last run only."""

from __future__ import annotations

import datetime as dt
import os
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from kit import __version__
from kit.errors import KitError, each

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

FOLDER = "logs"
#: Steps in which progress is written down.
_STEP = 0.1


def path(output: Path) -> Path:
    """Where the log of a result lies."""
    return output.parent / FOLDER / f"{output.name}.log"


class Log:
    """Rows with the time in UTC. Where nothing can be written, the job is done without a log."""

    def __init__(self, output: Path) -> None:
        self._path = path(output)
        self._next = _STEP
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text("", encoding="utf-8")
        self.jot(f"kit {__version__} begins {output.name} in process {os.getpid()}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Write down what ended the job."""
        for problem in each(error) if isinstance(error, KitError) else ():
            self.jot(f"error: {problem.message} [{problem.slug}]")
            self.jot(f"hint: {problem.hint}")
        if isinstance(error, KeyboardInterrupt):
            self.jot("interrupted")
        elif error is not None and not isinstance(error, KitError):
            self.jot("".join(traceback.format_exception(kind, error, error.__traceback__)).rstrip())

    def jot(self, text: str) -> None:
        """Add a row."""
        now = dt.datetime.now(dt.UTC).isoformat(sep=" ", timespec="seconds").removesuffix("+00:00")
        with suppress(OSError), self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines((now, "  ", text, "\n"))

    def share(self, share: float) -> None:
        """Write progress down, at each tenth."""
        if share >= self._next:
            self.jot(f"{share:.0%}")
            self._next = share + _STEP
