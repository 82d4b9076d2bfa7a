"""A library at an address (an object store, SFTP, another office's share): films are fetched, made, and sent back.

Whoever makes a film fetches its folder, makes all that is due, and sends each result under a name of no meaning that
becomes its own when it is whole, then its receipt: without the receipt a result counts for nothing. Only here is fsspec
known. What an address needs besides (keys, hosts) is read from fsspec's own configuration.
"""

from __future__ import annotations

import importlib
import posixpath
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kit import receipt
from kit.batch import log, work
from kit.batch.job import Ending, Job, Outcome
from kit.batch.library import Film, chosen
from kit.batch.look import Look, look
from kit.errors import KitError, StorageError, UsageError, each
from kit.project.load import FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kit.batch.look import Asked, Due

_MARK = "://"
#: What of a film's folder is of no use elsewhere: segments for the next burn, and logs of burns before.
_LEFT = ("dist/cache/", "dist/logs/")
#: Facts of a file that tell one state from another, as the kinds of stores name them.
_STATES = ("size", "mtime", "ETag", "etag", "LastModified", "last_modified", "updated", "md5Hash", "created")


def is_address(folder: str) -> bool:
    """Whether this is an address and no folder of this machine."""
    return _MARK in folder


@dataclass(frozen=True, slots=True)
class Visit:
    """A film to be fetched and made by one worker. ``dry`` makes nothing."""

    film: str
    name: str
    asked: Asked
    dry: bool = False
    cores: int = 1

    @property
    def key(self) -> str:
        """Its address."""
        return self.film


@dataclass(frozen=True, slots=True)
class Visited:
    """How the film stood, and what came of each result that was due, by its path in the film's folder."""

    look: Look
    outcomes: Mapping[str, Outcome]

    @property
    def failure(self) -> KitError | None:
        """The first one."""
        failures = [problem for _, problem in self.look.blocked]
        failures += [outcome.failure for outcome in self.outcomes.values() if outcome.failure]
        return failures[0] if failures else None


class Address:
    """A library at an address.

    Raises UsageError if the address is none, or if its kind needs a package that is missing.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._store, self._home = _opened(address)

    def films(self, only: Sequence[str]) -> tuple[Film, ...]:
        """Each folder below with a kit.toml. Raises StorageError, NothingToDoError."""
        with _told(self._address):
            names = [self._within(path) for path in self._store.find(self._home)]
        roots = sorted(posixpath.dirname(name) for name in names if posixpath.basename(name) == FILE)
        kept: list[str] = []
        for root in roots:
            inside = any(not top or root.startswith(f"{top}/") for top in kept)
            if not inside and not any(part.startswith(".") for part in PurePosixPath(root).parts):
                kept.append(root)
        base = self._address.rstrip("/")
        return chosen(
            [Film(f"{base}/{root}".rstrip("/"), root or posixpath.basename(base)) for root in kept], only, base
        )

    def files(self, film: Film, idle: Collection[str]) -> Iterator[tuple[str, str]]:
        """By what the store says of each file. Raises StorageError."""
        for name, facts in _listed(film.where).items():
            if not any(name == one or name.startswith(f"{one}/") for one in idle):
                yield name, " ".join(str(facts[key]) for key in _STATES if key in facts)

    def read(self, film: Film, name: str) -> bytes:
        """Raises OSError."""
        data: bytes = self._store.cat_file(f"{_opened(film.where)[1]}/{name}")
        return data

    def write(self, film: Film, name: str, data: bytes) -> None:
        """Raises StorageError."""
        with tempfile.TemporaryDirectory(prefix="kit-film-") as folder:
            path = Path(folder) / "data"
            path.write_bytes(data)
            _send(film.where, path, name)

    def _within(self, path: str) -> str:
        return path.removeprefix(self._home).lstrip("/")


def visit(task: Visit) -> Visited:
    """Fetch a film, make what is due of it, send the results back. Raises nothing but what ends the process."""
    try:
        with tempfile.TemporaryDirectory(prefix="kit-film-", ignore_cleanup_errors=True) as folder:
            root = Path(folder) / PurePosixPath(task.name).name
            _fetch(task.film, root)
            found = look(str(root), task.asked)
            blocked = tuple((name, _placed(problem, root, task.name)) for name, problem in found.blocked)
            outcomes = {} if task.dry else {due.name: _made(task, root, due) for due in found.due}
            return Visited(replace(found, blocked=blocked), outcomes)
    except KitError as failure:
        return Visited(Look(blocked=(("", failure),)), {})


def _made(task: Visit, root: Path, due: Due) -> Outcome:
    """Make one result and send it, the receipt after it."""
    outcome = work.do(Job(str(root), due.what, due.locale, due.name, force=task.asked.force))
    output = root / due.name
    made = [output, receipt.path_for(output)] if outcome.ending is Ending.MADE else []
    try:
        for path in (*made, log.path(output)):
            if path.is_file():
                _send(task.film, path, path.relative_to(root).as_posix())
    except KitError as failure:
        return replace(outcome, ending=Ending.FAILED, failure=failure)
    problem = outcome.failure
    return replace(outcome, failure=_placed(problem, root, task.name)) if problem else outcome


def _placed(problem: KitError, root: Path, name: str) -> KitError:
    """A failure whose place is named from the library, not from the folder that is gone."""
    for one in each(problem):
        if one.place and one.place.path.is_relative_to(root):
            one.place = replace(one.place, path=Path(name) / one.place.path.relative_to(root))
    return problem


def _fetch(address: str, root: Path) -> None:
    store, home = _opened(address)
    root.mkdir(parents=True)
    with _told(address):
        for name in _listed(address):
            if name.startswith(_LEFT):
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            store.get_file(f"{home}/{name}", str(path))


def _send(address: str, path: Path, name: str) -> None:
    """Put a file there under another name, then give it its own in one step. Raises StorageError."""
    store, home = _opened(address)
    folder, _, file = f"{home}/{name}".rpartition("/")
    part = f"{folder}/.part-{uuid4().hex}"
    with _told(f"{address}/{name}"):
        store.makedirs(folder, exist_ok=True)
        try:
            store.put_file(str(path), part)
            store.mv(part, f"{folder}/{file}")
        finally:
            if store.exists(part):
                store.rm_file(part)


def _listed(address: str) -> dict[str, dict[str, Any]]:
    """Every file below an address that is not hidden, by its path from there. Raises StorageError."""
    store, home = _opened(address)
    with _told(address):
        store.invalidate_cache()
        found: dict[str, dict[str, Any]] = store.find(home, detail=True)
    named = {path.removeprefix(home).lstrip("/"): facts for path, facts in found.items()}
    return {
        name: facts
        for name, facts in named.items()
        if not any(part.startswith(".") for part in PurePosixPath(name).parts)
    }


def _opened(address: str) -> tuple[Any, str]:
    """The store behind an address, and the path in it."""
    try:
        fsspec: Any = importlib.import_module("fsspec.core")  # an extra, and without types
    except ImportError as error:
        raise UsageError(
            f"“{address}” is an address, and fsspec is not installed.",
            hint="Run `pip install 'screening-kit[cluster]'`.",
            slug="no-fsspec",
        ) from error
    try:
        store, home = fsspec.url_to_fs(address)
    except (ImportError, ValueError, TypeError) as error:
        raise UsageError(
            f"“{address}” cannot be opened: {error}.",
            hint="Install what fsspec asks for on every machine, and put keys and hosts into fsspec's configuration.",
            slug="bad-address",
        ) from error
    return store, home.rstrip("/")


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Turn what a store raises into words."""
    try:
        yield
    except KitError:
        raise
    except Exception as error:  # each kind of store has its own errors
        reason = str(error) or type(error).__name__
        raise StorageError(
            f"{address} cannot be read or written: {reason}.",
            hint="Look at the connection, the rights and the room there; the same command goes on where it stood.",
            slug="address-failed",
        ) from error
