"""Whether files are still what they were when their hash was taken: a master may be exported anew meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import Place, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size in bytes, and when it was changed last (nanoseconds since 1970)."""

    path: Path
    size: int
    mtime_ns: int

    def holds(self) -> bool:
        """Whether the file is there and still has both."""
        try:
            state = self.path.stat()
        except OSError:
            return False
        return (state.st_size, state.st_mtime_ns) == (self.size, self.mtime_ns)


def refuse(stamps: Iterable[Stamp]) -> None:
    """Raise StorageError for the first file that changed."""
    for stamp in stamps:
        if not stamp.holds():
            raise changed(stamp.path)


def changed(path: Path) -> StorageError:
    """The error for a master that is another one than at the beginning."""
    return StorageError(
        f"{path} changed while kit was at work on it.",
        hint="Run the same command again when the file is whole; nothing that was made from the changed one was kept.",
        slug="master-changed",
        place=Place(path),
    )
