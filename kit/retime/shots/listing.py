"""The list of a film's shots as a file: what kit.toml's ``shots`` names, and what is remembered of a master."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kit.errors import KitError, StorageError
from kit.project import shots
from kit.retime.shots.kind import Kind
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

#: How shots are found. A new number when the search finds other frames, so that no old answer is taken for a new one.
METHOD = "kit shots 3"


class Changed(msgspec.Struct, frozen=True):
    """A change that takes a while: between the frames ``first`` and ``last``; ``frame`` is the one in the list."""

    kind: Kind
    first: int
    last: int
    frame: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A list of shots: a ``kit.project.shots`` list with what it was made from.

    ``cuts`` are the frames that begin a shot, counted from the film's first, those of ``gradual`` changes included.
    ``frames`` is the film's length, ``master`` its fingerprint, ``made_by`` the search or the list it came from.
    """

    rate: str
    frames: int
    cuts: tuple[int, ...]
    gradual: tuple[Changed, ...] = ()
    master: str = ""
    threshold: float = 0.0
    made_by: str = METHOD

    def sharp(self) -> Found:
        """The list without dissolves, wipes and fades."""
        slow = {one.frame for one in self.gradual}
        return msgspec.structs.replace(self, cuts=tuple(cut for cut in self.cuts if cut not in slow), gradual=())


def as_json(found: Found) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(found)) + b"\n"


def is_ours(path: Path) -> bool:
    """Whether a file is a list that kit wrote and so may write again. Raises StorageError if it cannot be read."""
    try:
        return "made_by" in msgspec.json.decode(files.read_bytes(path), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return False


def known_cuts(path: Path, rate: str) -> tuple[int, ...] | None:
    """The cuts that a file holds now; None if there is no such file or it is no list at this rate."""
    try:
        return shots.read(path, rate) if path.is_file() else None
    except KitError:
        return None


def remembered(folder: Path, master: str, rate: str, threshold: float) -> Found | None:
    """What was found in a master before, if it was looked for in the same way; else None."""
    try:
        found = msgspec.json.decode(_place(folder, master).read_bytes(), type=Found)
    except (OSError, msgspec.DecodeError):
        return None
    same = (found.master, found.rate, found.threshold, found.made_by) == (master, rate, threshold, METHOD)
    return found if same else None


def remember(folder: Path, found: Found) -> bool:
    """Keep what was found in a master; False if the folder cannot be written, which only costs time."""
    try:
        files.write_bytes(_place(folder, found.master), as_json(found))
    except StorageError:
        return False
    return True


def _place(folder: Path, master: str) -> Path:
    return folder / f"{master.partition(':')[2][:16]}.json"
