"""The short way to know that a film is up to date: nothing in its folder was touched since it last was.

Files count by name, size and time, as they do for fingerprints; the installation of kit counts, its fonts, its ffmpeg,
and what was asked for. One look at a folder of a hundred files takes a millisecond or two.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import msgspec

from kit.batch import alike
from kit.batch.look import Look
from kit.errors import KitError
from kit.tools import ffmpeg, files, fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kit.batch.look import Asked

_FILE = "dist/receipts/settled.json"
_RESULTS = b"dist/"
#: Folders and files of dist/ that change without a result being another.
_IDLE = ("dist/cache", "dist/logs", "dist/receipts/fingerprints.json", _FILE)


class _Stamp(msgspec.Struct, frozen=True):
    state: str
    current: int
    lacking: tuple[str, ...]


class Stamps:
    """Stamps for one installation and one question; reading the installation takes its time, so it is read once."""

    def __init__(self, asked: Asked) -> None:
        self._common = json.dumps([alike.seal(), _programs(), asdict(asked)], sort_keys=True)
        self._usable = not asked.force

    def sources(self, root: Path) -> str:
        """What the film's folder holds besides results, as one hash. Raises OSError."""
        return self._hash(row for row in _rows(str(root), "") if not row.startswith(_RESULTS))

    def held(self, root: Path) -> Look | None:
        """The film as it stood when it was stamped, if it is as it was."""
        with suppress(OSError, msgspec.DecodeError):
            known = msgspec.json.decode((root / _FILE).read_bytes(), type=_Stamp)
            if self._usable and known.state == self._whole(root):
                return Look(current=known.current, lacking=known.lacking, settled=True)
        return None

    def keep(self, root: Path, sources: str, current: int, lacking: tuple[str, ...]) -> None:
        """Stamp a film whose ``current`` results are up to date, if its sources are still those they were made from.

        One whose folder cannot be written to goes without.
        """
        with suppress(KitError, OSError):
            if self.sources(root) == sources:
                files.write_bytes(root / _FILE, msgspec.json.encode(_Stamp(self._whole(root), current, lacking)))

    def _whole(self, root: Path) -> str:
        return self._hash(_rows(str(root), ""))

    def _hash(self, rows: Iterable[bytes]) -> str:
        digest = hashlib.sha256(self._common.encode())
        for row in sorted(rows):
            digest.update(row)
        return digest.hexdigest()


def _rows(folder: str, within: str) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if name in _IDLE or entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _rows(entry.path, f"{name}/")
            else:
                state = entry.stat()
                yield f"{name} {state.st_size} {state.st_mtime_ns}\n".encode("utf-8", "surrogateescape")


def _programs() -> list[str]:
    """Fonts and ffmpeg, which lie outside of every film; each by its place, size and time."""
    found = []
    ways: tuple[Callable[[], Path], ...] = (
        lambda: fonts.sans().path,
        lambda: fonts.serif().path,
        lambda: ffmpeg.locate()[0],
    )
    for find in ways:
        try:
            path = find()
            state = path.stat()
            found.append(f"{path} {state.st_size} {state.st_mtime_ns}")
        except (KitError, OSError) as error:
            found.append(type(error).__name__)
    return found
