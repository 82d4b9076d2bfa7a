"""A folder of results that may be made again: known by a key, checked before use, the oldest given up first.

Safe beside other runs and beside a kill: an entry is a data file and, written after it, a small record with the
data's checksum; both get their names in one step, and data without a record are no entry. Whoever uses an entry gets
a file of their own (a hard link where the disk can), so nobody's pruning takes it away under their hands.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_RECORD = ".json"
_PART = ".part-"
#: Seconds after which a part, or data whose record never came, belong to a run that is no more.
_FORGOTTEN = 6 * 3600


class Entry(msgspec.Struct, frozen=True):
    """What is known of an entry: its data's size and SHA-256, and what its maker measured."""

    size: int
    sha256: str
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as the list shows it; ``used`` is a time in seconds since 1970."""

    key: str
    size: int
    used: float


class Store:
    """Entries in ``folder``; ``suffix`` is the data files' extension."""

    def __init__(self, folder: Path, suffix: str = ".mp4") -> None:
        self.folder = folder
        self._suffix = suffix

    def take(self, key: str, to: Path) -> Entry | None:
        """Put an entry's data at ``to`` and return its record; None, and the entry gone, if it is not what it was.

        Raises StorageError if ``to`` cannot be written.
        """
        data, record = self._paths(key)
        entry = self.look(key)
        if entry is None or not _lend(data, to):
            return None
        if to.stat().st_size != entry.size or files.sha256(to) != entry.sha256:
            to.unlink(missing_ok=True)
            self.drop(key)
            return None
        with contextlib.suppress(OSError):
            os.utime(record)
        return entry

    def look(self, key: str) -> Entry | None:
        """An entry's record; its data are not looked into."""
        try:
            return msgspec.json.decode(self._paths(key)[1].read_bytes(), type=Entry)
        except (OSError, msgspec.DecodeError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is an entry; its data are not looked into."""
        return all(path.is_file() for path in self._paths(key))

    def put(self, key: str, made: Path, facts: Mapping[str, str]) -> Entry:
        """Take over a finished file (``made`` stays where it is). Raises StorageError."""
        data, record = self._paths(key)
        entry = Entry(made.stat().st_size, files.sha256(made), dict(facts))
        try:
            data.parent.mkdir(parents=True, exist_ok=True)
            part = _free_name(data)
            if not _lend(made, part):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), made)
            part.replace(data)
        except OSError as error:
            raise files.storage_error(error, data, "written") from error
        files.write_bytes(record, msgspec.json.encode(entry))
        return entry

    def drop(self, key: str) -> None:
        """Forget an entry: its record first, so that it is never half there."""
        data, record = self._paths(key)
        with contextlib.suppress(OSError):
            record.unlink(missing_ok=True)
            data.unlink(missing_ok=True)

    def entries(self) -> list[Kept]:
        """Every entry, the longest unused first."""
        found = []
        for record in self.folder.glob(f"??/*{_RECORD}"):
            with contextlib.suppress(OSError):
                data = record.with_suffix(self._suffix)
                found.append(Kept(record.stem, data.stat().st_size, record.stat().st_mtime))
        return sorted(found, key=lambda kept: (kept.used, kept.key))

    def prune(self, most_bytes: int) -> list[Kept]:
        """Give up the longest unused entries until the rest fits; also what killed runs left. Returns what went."""
        self._sweep()
        kept = self.entries()
        total = sum(entry.size for entry in kept)
        gone = []
        for entry in kept:
            if total <= most_bytes:
                break
            self.drop(entry.key)
            total -= entry.size
            gone.append(entry)
        return gone

    def _sweep(self) -> None:
        for path in (*self.folder.glob(f"??/{_PART}*"), *self.folder.glob(f"??/*{self._suffix}")):
            with contextlib.suppress(OSError):
                whole = path.with_suffix(_RECORD).exists() and not path.name.startswith(_PART)
                if not whole and time.time() - path.stat().st_mtime > _FORGOTTEN:
                    path.unlink()

    def _paths(self, key: str) -> tuple[Path, Path]:
        data = self.folder / key[:2] / f"{key}{self._suffix}"
        return data, data.with_suffix(_RECORD)


def _lend(data: Path, to: Path) -> bool:
    """A file of one's own with the same bytes; False if there is no such data (any more)."""
    try:
        os.link(data, to)
    except FileNotFoundError:
        return False
    except OSError:  # another disk, or one without hard links
        try:
            shutil.copyfile(data, to)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise files.storage_error(error, to, "written") from error
    return True


def _free_name(data: Path) -> Path:
    return data.with_name(f"{_PART}{secrets.token_hex(8)}{data.suffix}")
