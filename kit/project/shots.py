"""The film's changes of shot: a list of frame numbers that any program can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kit.errors import Place, UsageError
from kit.time.rate import parse_rate
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path


class Shots(msgspec.Struct, frozen=True):
    """``{"rate": "24000/1001", "cuts": [182, 357]}``: the frames, counted from the film's first, that begin a shot."""

    rate: str
    cuts: tuple[int, ...]


def read(path: Path, rate: str) -> tuple[int, ...]:
    """The cuts of a film at ``rate``, in order.

    Raises StorageError if the file cannot be read, UsageError if it is not there, no such list or counts at another
    rate.
    """
    if not path.is_file():
        raise UsageError(
            f"The list of shots “{path.name}” is not there.",
            hint="`kit subs shots` makes it; or take the row shots out of kit.toml.",
            slug="missing-file",
            place=Place(path),
        )
    try:
        found = msgspec.json.decode(files.read_bytes(path), type=Shots)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path.name} is no list of shots: {error}.",
            hint='Write {"rate": "24000/1001", "cuts": [182, 357]}: the frames that begin a new shot.',
            slug="bad-shots",
            place=Place(path),
        ) from error
    if parse_rate(found.rate) != parse_rate(rate):
        raise UsageError(
            f"{path.name} counts frames at {found.rate}, the film runs at {rate}.",
            hint="Make the list of shots from the master that kit.toml names.",
            slug="bad-shots",
            place=Place(path),
        )
    return tuple(sorted({cut for cut in found.cuts if cut > 0}))
