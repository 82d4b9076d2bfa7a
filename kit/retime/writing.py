"""Where retimed tracks go, and writing them all or none."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.subs.patched import refuse_changed
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kit.retime.apply import Retimed


@dataclass(frozen=True, slots=True)
class Output:
    """A retimed track and its file.

    ``backup`` is where the old bytes are kept, ``sidecar`` where the removed cues are, if there are any.
    """

    retimed: Retimed
    path: Path
    backup: Path | None = None
    sidecar: Path | None = None


def places(tracks: Sequence[Path], out: Path | None, *, overwrite: bool) -> list[Path]:
    """The file of each track's result: the track itself, or ``out`` as a file or as a folder for several.

    Raises UsageError if two results would have one name, or another file would be overwritten unasked.
    """
    if out is None:
        return list(tracks)
    is_folder = len(tracks) > 1 or files.is_folder(out)
    targets = [out / track.name if is_folder else out for track in tracks]
    taken: set[Path] = set()
    for track, target in zip(tracks, targets, strict=True):
        if target in taken:
            raise UsageError(
                f"Two tracks would both be written to {target}.",
                hint="Retime them one by one, each with its own -o.",
                slug="same-output",
            )
        taken.add(target)
        if target.suffix.lower() != track.suffix.lower():
            raise UsageError(
                f"{target} would hold {track.suffix} under the name of another format.",
                hint=f"Retiming does not convert: let the name end in {track.suffix}.",
                slug="other-format",
            )
        if target.is_file() and not overwrite and target.resolve() != track.resolve():
            raise UsageError(
                f"{target} is already there.",
                hint="Choose another name for -o, or add --overwrite.",
                slug="output-exists",
                place=Place(target),
            )
    return targets


def backup_of(path: Path) -> Path:
    """A free name beside a file: ``name~``, then ``name.2~``. A film's folder passes over names that end so."""
    backup = path.with_name(f"{path.name}~")
    number = 2
    while backup.exists():
        backup = path.with_name(f"{path.name}.{number}~")
        number += 1
    return backup


def backups_of(path: Path) -> list[Path]:
    """The old files that are kept beside a track, in the order in which they were."""
    found = [path.with_name(f"{path.name}~")]
    number = 2
    while (backup := path.with_name(f"{path.name}.{number}~")).exists():
        found.append(backup)
        number += 1
    return [backup for backup in found if backup.is_file()]


def sidecar_of(path: Path, *, overwrite: bool = False) -> Path:
    """A name beside a result for its removed cues: ``film.ko.removed.srt``, then ``film.ko.removed.2.srt``.

    With ``overwrite`` the first, also where a file has it.
    """
    sidecar = path.with_name(f"{path.stem}.removed{path.suffix}")
    number = 2
    while sidecar.exists() and not overwrite:
        sidecar = path.with_name(f"{path.stem}.removed.{number}{path.suffix}")
        number += 1
    return sidecar


def write(outputs: Iterable[Output]) -> None:
    """Write all files, or none: each is complete on the disk before the first gets its name.

    Raises StorageError, also if a track was changed by somebody else since it was read.
    """
    outputs = list(outputs)
    for output in outputs:
        refuse_changed(output.retimed.track)
    with ExitStack() as parts:
        for output in outputs:
            part = parts.enter_context(files.part_file(output.path))
            part.write_bytes(output.retimed.data)
        # The stack closes from its end: every backup and sidecar has its name before the first track is replaced.
        for output in outputs:
            if output.sidecar and output.retimed.sidecar is not None:
                part = parts.enter_context(files.part_file(output.sidecar))
                part.write_bytes(output.retimed.sidecar)
            if output.backup:
                backup = parts.enter_context(files.part_file(output.backup))
                backup.write_bytes(files.read_bytes(output.path))
