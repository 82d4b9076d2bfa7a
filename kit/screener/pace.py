"""How fast this machine makes screeners: learned from each build, kept in the user's cache folder, told by the plan."""

from __future__ import annotations

import contextlib
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from kit.errors import StorageError
from kit.tools import files, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kit.screener.job import Job

_FILE = "screener-pace.json"
#: So many earlier builds count, the last ones; one that made fewer frames than this tells nothing.
_BUILDS, _FEWEST = 5, 24


class _Build(msgspec.Struct, frozen=True):
    """What an earlier build made, in pixels, and how long it took, in seconds."""

    pixels: int
    seconds: float


@contextmanager
def learned(job: Job) -> Iterator[Callable[[str, int], None]]:
    """Measure what happens within; the function is told which road was taken, and for how many frames.

    Where nothing can be kept, nothing is learned.
    """
    took: dict[str, int] = {}
    began = time.monotonic()
    yield took.__setitem__
    for road, frames in took.items():
        learn(job, road, frames, time.monotonic() - began)


def learn(job: Job, road: str, frames: int, seconds: float) -> None:
    """Keep that so many frames took so long (on the clock) by a road: ``segments``, ``one pass``, ``two passes``."""
    path = _path()
    if path is None or frames < _FEWEST:
        return
    known, name = _known(path), _name(job, road)
    known[name] = [*known.get(name, []), _Build(_pixels(job, frames), seconds)][-_BUILDS:]
    with contextlib.suppress(StorageError):
        files.write_bytes(path, msgspec.json.encode(known))


def seconds(job: Job, road: str, frames: int) -> float | None:
    """How long so many frames may take by a road; None if no build of this kind was made on this machine."""
    path = _path()
    builds = _known(path).get(_name(job, road), []) if path else []
    if not builds:
        return None
    return _pixels(job, frames) * sum(one.seconds for one in builds) / sum(one.pixels for one in builds)


def _pixels(job: Job, frames: int) -> int:
    width, height = job.size
    return width * height * frames


def _name(job: Job, road: str) -> str:
    return f"{road}, {job.target.codec} {job.target.preset}"


def _path() -> Path | None:
    folder = remember.folder()
    return folder / _FILE if folder else None


def _known(path: Path) -> dict[str, list[_Build]]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, list[_Build]])
    except (OSError, msgspec.DecodeError):
        return {}
