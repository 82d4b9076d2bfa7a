"""The short way to know that a film is up to date: nothing in its folder was touched since it last was.

Files count by name, size and time, as they do for fingerprints; the installation of kit counts, its fonts, its ffmpeg,
and what was asked for. One look at a folder of a hundred files takes a millisecond or two.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import msgspec

from kit.batch import alike
from kit.batch.look import Look
from kit.errors import KitError
from kit.tools import ffmpeg, fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kit.batch.library import Film, Library
    from kit.batch.look import Asked

_FILE = "dist/receipts/settled.json"
_RESULTS = "dist/"
#: Folders and files of dist/ that change without a result being another.
_IDLE = ("dist/cache", "dist/logs", "dist/receipts/fingerprints.json", _FILE)


class _Stamp(msgspec.Struct, frozen=True):
    state: str
    current: int
    lacking: tuple[str, ...]


class Stamps:
    """Stamps for one installation and one question; reading the installation takes its time, so it is read once."""

    def __init__(self, library: Library, asked: Asked) -> None:
        self._library = library
        self._common = json.dumps([alike.seal(), _programs(), asdict(asked)], sort_keys=True)
        self._usable = not asked.force

    def sources(self, film: Film) -> str:
        """What the film's folder holds besides results, as one hash. Raises OSError."""
        return self._hash(row for row in self._library.files(film, _IDLE) if not row[0].startswith(_RESULTS))

    def held(self, film: Film) -> Look | None:
        """The film as it stood when it was stamped, if it is as it was."""
        with suppress(OSError, msgspec.DecodeError):
            known = msgspec.json.decode(self._library.read(film, _FILE), type=_Stamp)
            if self._usable and known.state == self._whole(film):
                return Look(current=known.current, lacking=known.lacking, settled=True)
        return None

    def keep(self, film: Film, sources: str, current: int, lacking: tuple[str, ...]) -> None:
        """Stamp a film whose ``current`` results are up to date, if its sources are still those they were made from.

        One whose folder cannot be written to goes without.
        """
        with suppress(KitError, OSError):
            if self.sources(film) == sources:
                stamp = _Stamp(self._whole(film), current, lacking)
                self._library.write(film, _FILE, msgspec.json.encode(stamp))

    def _whole(self, film: Film) -> str:
        return self._hash(self._library.files(film, _IDLE))

    def _hash(self, rows: Iterable[tuple[str, str]]) -> str:
        digest = hashlib.sha256(self._common.encode())
        for row in sorted(rows):
            digest.update(" ".join(row).encode("utf-8", "surrogateescape") + b"\n")
        return digest.hexdigest()


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
