"""A zip that came from anybody: looked at name by name before a byte of it is written, and bounded by its manifest."""

from __future__ import annotations

import os
import stat
import struct
from typing import TYPE_CHECKING, BinaryIO

from kit.errors import NothingToDoError, Place
from kit.package import paths, zips
from kit.package.faults import Fault
from kit.package.manifest import LARGEST, MOST, NAME, SUMS, decode

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 20
_ENCRYPTED = 1
_LOCAL, _LAST = b"PK\x03\x04", b"PK\x05\x06"
#: In a file's own header: where the lengths of its name and of more stand; a flag, and bytes that may then follow it.
_LENGTHS, _DESCRIBED, _DESCRIPTOR = 26, 8, 24
_ZIP64 = b"\x01\x00"
#: Bytes of a zip's last record, which nothing follows.
_END = 22
#: Pages and tracks shrink to a tenth in a zip; what shrinks to less than a hundredth is meant to fill a disk.
_SWELLS = 100


def unpack(path: Path, folder: Path) -> Iterator[Fault]:
    """Put a zip's files into an empty folder; yields what is wrong, and writes nothing if its names are.

    Raises NothingToDoError for what is no zip of a package, StorageError for what cannot be read or written.
    """
    try:
        with zips.opened(path) as archive:
            yield from _unpack(path, archive, folder)
    except zips.UNREADABLE as error:
        yield Fault("", f"The zip is damaged: {str(error)[:200]}.", "bad-zip")


def _unpack(path: Path, archive: zipfile.ZipFile, folder: Path) -> Iterator[Fault]:
    items = [item for item in archive.infolist() if not item.is_dir()]
    top = _top(items, path)
    wrong = [*_names(archive, items, top, path), *_empty(archive)]
    yield from wrong
    if wrong:
        return
    by_name = {item.filename[len(top) :]: item for item in items}
    with archive.open(by_name[NAME]) as file:
        manifest = decode(file.read(LARGEST + 1))
    sizes = {entry.path: entry.bytes for entry in manifest.files} | {NAME: LARGEST, SUMS: LARGEST}
    for name, item in by_name.items():
        if name not in sizes:
            yield Fault(name, "It is not in the manifest.", "extra")
        elif item.file_size > sizes[name]:
            yield Fault(name, f"It has {item.file_size} bytes, not {sizes[name]}.", "other-size")
        else:
            _write(archive, item, folder / name)


def _top(items: list[zipfile.ZipInfo], path: Path) -> str:
    """The folder in which everything lies, with its slash; empty if the manifest lies outermost."""
    for item in items:
        if item.filename == NAME or item.filename.endswith(f"/{NAME}"):
            return item.filename[: -len(NAME)]
    raise NothingToDoError(
        f"{path.name} is no package: it holds no {NAME}.",
        hint="Name the zip that `kit package build --zip` made, or the folder.",
        slug="no-package",
        place=Place(path),
    )


def _names(archive: zipfile.ZipFile, items: list[zipfile.ZipInfo], top: str, path: Path) -> Iterator[Fault]:
    if len(items) > MOST + 2:
        yield Fault("", f"The zip holds {len(items)} files, more than any package.", "bad-zip")
        return
    if sum(item.file_size for item in items) > path.stat().st_size * _SWELLS + LARGEST:
        yield Fault("", "The zip would grow beyond all measure.", "bad-zip")
    if archive.comment:
        yield Fault("", "The zip carries a comment.", "private-metadata")
    with path.open("rb") as file:
        if file.read(4) != _LOCAL:
            yield Fault("", "Something stands before the zip begins.", "bad-zip")
        elif not _is_dense(file, archive, archive.infolist()):
            yield Fault("", "Something lies between the files of the zip.", "private-metadata")
    for item in items:
        yield from _item(item, top)
    for first, second in paths.collisions(item.filename for item in items):
        yield Fault("", f"The zip holds “{first[:120]}” and “{second[:120]}”, one file on many systems.", "same-name")


def _empty(archive: zipfile.ZipFile) -> Iterator[Fault]:
    """Folders that hold no file: their names alone could tell something."""
    names = archive.namelist()
    for name in names:
        if name.endswith("/") and not any(one.startswith(name) and not one.endswith("/") for one in names):
            yield Fault("", f"The zip holds the empty folder “{name[:120]}”.", "extra")


def _is_dense(file: BinaryIO, archive: zipfile.ZipFile, items: list[zipfile.ZipInfo]) -> bool:
    """Whether each file begins where the one before it ends, the list of all after the last, and nothing behind it."""
    at = slack = 0
    for item in sorted(items, key=lambda one: one.header_offset):
        if not at <= item.header_offset <= at + slack:
            return False
        file.seek(item.header_offset + _LENGTHS)
        name, extra = struct.unpack("<HH", file.read(4))
        at = item.header_offset + _LENGTHS + 4 + name + extra + item.compress_size
        slack = _DESCRIPTOR if item.flag_bits & _DESCRIBED else 0
    file.seek(-_END, os.SEEK_END)
    return at <= archive.start_dir <= at + slack and file.read(4) == _LAST


def _item(item: zipfile.ZipInfo, top: str) -> Iterator[Fault]:
    name, mode = item.filename[:120], item.external_attr >> 16
    why = paths.fault(item.filename)
    if why:
        yield Fault("", f"The zip holds “{name}”, which {why}.", "bad-path")
    elif not item.filename.startswith(top) or "\\" in item.orig_filename:
        yield Fault("", f"The zip holds “{name}” beside the package.", "extra")
    elif stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        yield Fault("", f"In the zip, “{name}” is a link or a device, not a file.", "link")
    elif item.flag_bits & _ENCRYPTED:
        yield Fault("", f"In the zip, “{name}” is encrypted.", "bad-zip")
    elif item.comment or not _is_size(item.extra):
        yield Fault("", f"In the zip, “{name}” carries more than its bytes.", "private-metadata")


def _is_size(extra: bytes) -> bool:
    """Whether a header holds nothing more than sizes and places beyond 4 GiB, which its own fields cannot say."""
    return not extra or (extra[:2] == _ZIP64 and len(extra) == 4 + int.from_bytes(extra[2:4], "little") <= 4 + 3 * 8)


def _write(archive: zipfile.ZipFile, item: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    left = item.file_size
    with archive.open(item) as source, target.open("wb") as copy:
        while left >= 0 and (chunk := source.read(_CHUNK)):
            left -= len(chunk)
            copy.write(chunk)
