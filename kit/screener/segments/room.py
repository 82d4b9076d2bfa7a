"""The folder in which one build works, beside what it keeps; a later build clears it away if this one was killed."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Windows has none: there only the folder's age tells.
_locks: Any = importlib.import_module("fcntl") if os.name == "posix" else None
_PREFIX = "work-"
_LOCK = "lock"
#: Seconds after which a folder without a lock, or on a system without locks, is nobody's.
_ABANDONED = 6 * 3600


@contextmanager
def room(store: Path) -> Iterator[Path]:
    """A new folder in the store's, gone at the end. Raises StorageError."""
    try:
        store.mkdir(parents=True, exist_ok=True)
        sweep(store)
        with (
            tempfile.TemporaryDirectory(prefix=_PREFIX, dir=store, ignore_cleanup_errors=True) as name,
            (Path(name) / _LOCK).open("wb") as lock,
        ):
            _hold(lock)
            yield Path(name)
    except KitError:
        raise
    except OSError as error:
        raise files.storage_error(error, store, "written") from error


def sweep(store: Path) -> None:
    """Remove the folders of builds that are no more: their lock is free."""
    for folder in store.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_free(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _hold(lock: Any) -> bool:
    """Whether this lock is ours now; the system frees it when we end, however we end."""
    if _locks is None:
        return False
    try:
        _locks.flock(lock, _locks.LOCK_EX | _locks.LOCK_NB)
    except OSError:
        return False
    return True


def _is_free(folder: Path) -> bool:
    path = folder / _LOCK
    if _locks is None or not path.exists():
        return time.time() - folder.stat().st_mtime > _ABANDONED
    with path.open("rb") as lock:
        return _hold(lock)
