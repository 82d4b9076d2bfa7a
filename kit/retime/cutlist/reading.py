"""A list of a cut from its file, whatever kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.retime.cutlist import cmx, otio
from kit.subs import decode
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.retime.cutlist.shot import CutList
    from kit.time.rate import Rate


def read(path: Path, rate: Rate | None) -> CutList:
    """Read a CMX3600 list or an OpenTimelineIO file.

    ``rate`` is the film's, or what a person says that it is. Raises UsageError for what is none of
    the two, cannot be understood, or counts at another rate; StorageError if it cannot be read.
    """
    text = rows(path)
    if is_otio(path, text):
        return otio.read("".join(text), path, rate)
    if rate is None:
        raise UsageError(
            f"{path.name} does not say how many frames a second it counts, and no film does.",
            hint="A CMX3600 list carries no rate: add --fps 24 (or 23.976, 25, 29.97 …).",
            slug="no-rate",
            place=Place(path),
        )
    return cmx.read(text, path, rate)


def rows(path: Path) -> tuple[str, ...]:
    """A list's rows, in the encoding that they are in. Raises StorageError, UsageError for XML."""
    found = decode.decode(files.read_bytes(path), path).rows
    if next((row for row in found if row.strip()), "").lstrip("\ufeff \t").startswith("<"):
        raise UsageError(
            f"{path.name} is XML, which kit does not read as a list of a cut.",
            hint="Export the video track as a CMX3600 list (.edl), or the timeline as OpenTimelineIO (.otio).",
            slug="xml-list",
            place=Place(path),
        )
    return found


def is_otio(path: Path, text: tuple[str, ...]) -> bool:
    """Whether a file is JSON, by its name or by how it begins."""
    return (
        path.suffix.lower() == ".otio" or next((row for row in text if row.strip()), "").lstrip("\ufeff \t")[:1] == "{"
    )
