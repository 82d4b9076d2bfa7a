"""What a result was made from: the record that lets a second run do nothing, and lets anyone prove a file."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kit.tools import files, image_sequence
from kit.tools.unchanged import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.tools.image_sequence import ImageSequence, Master

SCHEMA = 1


class State(StrEnum):
    """How a result stands against what it would be made from now."""

    DONE = "done"
    STALE = "stale"
    MISSING = "missing"


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One result: its bytes, everything that went into it, and the programs that made it.

    ``inputs`` maps a readable name (``subtitles/film.ko.srt``, ``style``) to a fingerprint; ``facts`` holds what was
    measured on the result (frames, duration, pages). ``made_at`` is UTC.
    """

    schema: int
    output: str
    size: int
    sha256: str
    made_at: dt.datetime
    inputs: dict[str, str]
    tools: dict[str, str]
    facts: dict[str, str]


class _Known(msgspec.Struct, frozen=True):
    size: int
    mtime_ns: int
    sha256: str


class Fingerprints:
    """Hashes of files, remembered by size and modification time so that a master is read once and not daily."""

    def __init__(self, folder: Path) -> None:
        self._store = folder / "fingerprints.json"
        self._known = _read_known(self._store)
        self._changed = False

    def of(self, path: Master) -> str:
        """``sha256:…`` of a file; of an image sequence that of ``each`` file. Raises StorageError, FaultyError."""
        if not isinstance(path, Path):
            return f"sha256:{image_sequence.together(path, self.each(path))}"
        return self._of(path, str(path.resolve()))

    def _of(self, path: Path, place: str) -> str:
        """The same for one file, which is remembered by its ``place``."""
        try:
            state = path.stat()
        except OSError as error:
            raise files.storage_error(error, path, "read") from error
        name = _name(place)
        known = self._known.get(name)
        if known is None or (known.size, known.mtime_ns) != (state.st_size, state.st_mtime_ns):
            known = _Known(state.st_size, state.st_mtime_ns, files.sha256(path))
            self._known[name] = known
            self._changed = True
        return f"sha256:{known.sha256}"

    def each(self, sequence: ImageSequence) -> list[str]:
        """``sha256:…`` of every picture in order, and of the sound. Raises StorageError, FaultyError."""
        return [self._of(path, place) for path, place in _places(sequence)]

    def stamps(self, path: Master) -> tuple[Stamp, ...]:
        """What tells whether a master changed since its hash was taken: a stamp of each file whose hash is known."""
        known = ((one, self._known.get(_name(place))) for one, place in _places(path))
        return tuple(Stamp(one, found.size, found.mtime_ns) for one, found in known if found)

    def save(self) -> None:
        """Keep what was learned."""
        if self._changed:
            self._changed = False
            files.write_bytes(self._store, msgspec.json.format(msgspec.json.encode(self._known)))


def path_for(output: Path) -> Path:
    """Where the receipt of a result lies: ``dist/receipts/<name>.json``."""
    return output.parent / "receipts" / f"{output.name}.json"


def read(output: Path) -> Receipt | None:
    """The receipt of a result, or None if there is none or it cannot be read (the result is then made again)."""
    try:
        return msgspec.json.decode(path_for(output).read_bytes(), type=Receipt)
    except (OSError, msgspec.DecodeError):
        return None


def state(output: Path, inputs: Mapping[str, str], fingerprints: Fingerprints) -> State:
    """Whether a result is there, untouched, and made from exactly these inputs."""
    if not output.is_file():
        return State.MISSING
    receipt = read(output)
    if receipt is None or receipt.schema != SCHEMA or receipt.inputs != dict(inputs):
        return State.STALE
    return State.DONE if fingerprints.of(output) == f"sha256:{receipt.sha256}" else State.STALE


def write(output: Path, *, inputs: Mapping[str, str], tools: Mapping[str, str], facts: Mapping[str, str]) -> Receipt:
    """Record a result that was just made. Raises StorageError."""
    receipt = Receipt(
        schema=SCHEMA,
        output=output.name,
        size=output.stat().st_size,
        sha256=files.sha256(output),
        made_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
        inputs=dict(inputs),
        tools=dict(tools),
        facts=dict(facts),
    )
    files.write_bytes(path_for(output), msgspec.json.format(msgspec.json.encode(receipt)))
    return receipt


def _places(path: Master) -> list[tuple[Path, str]]:
    """Each file of a master and its place, the sound last. Raises what ``ImageSequence.frames`` raises."""
    if isinstance(path, Path):
        return [(path, str(path.resolve()))]
    pictures = path.frames().files
    folder = str(pictures[0].parent.resolve())  # once: a film has some hundred thousand pictures
    return [*((one, f"{folder}/{one.name}") for one in pictures), *(_places(path.sound) if path.sound else [])]


def _name(place: str) -> str:
    """A file's place as JSON can hold it."""
    return place.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_known(store: Path) -> dict[str, _Known]:
    try:
        return msgspec.json.decode(store.read_bytes(), type=dict[str, _Known])
    except (OSError, msgspec.DecodeError):
        return {}
