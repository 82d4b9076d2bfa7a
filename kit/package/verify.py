"""The receiver's side: a folder or zip is held against its own manifest, and nothing else is needed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, Place
from kit.package import paths, private
from kit.package.faults import Fault
from kit.package.manifest import LARGEST, NAME, PAGE, SUMS, decode
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.package.manifest import Manifest

#: Bytes of the largest file besides videos: it is read as a whole.
_WIDEST = 256 << 20


def verify(folder: Path, progress: Callable[[str], None] = lambda _path: None) -> Iterator[Fault]:
    """Everything that is wrong with a package, first what makes looking further pointless.

    ``progress`` hears which file is looked at. Raises NothingToDoError for what is no package.
    """
    from kit.package import agreement, proving  # noqa: PLC0415 - media libraries, which a damaged manifest need not load

    found = list(integrity(folder))
    yield from found
    if any(fault.where in {NAME, ""} for fault in found):
        return
    manifest = read(folder)
    damaged = {fault.where for fault in found}
    secrets = private.Secrets(makers=manifest.film.makers)
    for entry in manifest.files:
        if entry.bytes > _WIDEST and entry.kind not in {"screener", "film"}:
            yield Fault(entry.path, f"It is too large to be looked at ({entry.bytes} bytes).", "too-large")
        elif entry.path not in damaged:
            progress(entry.path)
            yield from proving.prove(folder, entry, manifest)
            yield from private.scan(folder, entry.path, secrets)
    yield from private.scan(folder, NAME, secrets)
    yield from agreement.agree(folder, manifest, damaged)
    yield from _promised(manifest)


def _promised(manifest: Manifest) -> Iterator[Fault]:
    """Languages that the manifest promises and no file is in, unless its files are in none at all."""
    there = {entry.language for entry in manifest.files} - {""}
    for language in manifest.languages:
        if there and language not in there:
            yield Fault(NAME, f"It promises “{language}”, and no file is in that language.", "missing")


def read(folder: Path) -> Manifest:
    """The manifest. Raises ValueError if it is none, StorageError if it cannot be read."""
    path = folder / NAME
    if path.stat().st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST} bytes")
    return decode(files.read_bytes(path))


def integrity(folder: Path) -> Iterator[Fault]:
    """What a flipped byte, a missing, foreign or linked file, or a hostile manifest leaves; nothing is opened but read.

    Faults of the package as a whole have no ``where``. Raises NothingToDoError for what is no package.
    """
    there, strange, empty = _walk(folder)
    if not {NAME, SUMS} & there.keys() and NAME not in strange:
        raise NothingToDoError(
            f"{folder} is no package: it holds no {NAME}.",
            hint="Name the folder that holds manifest.json, or the zip.",
            slug="no-package",
            place=Place(folder),
        )
    for path, what in sorted(strange.items()):
        yield Fault(path, what, "link")
    if NAME not in there:
        if NAME not in strange:
            yield Fault(NAME, "It is missing.", "missing")
        return
    try:
        manifest = read(folder)
    except ValueError as error:
        yield Fault(NAME, f"It is no manifest of a package: {str(error)[:300]}.", "bad-manifest")
        return
    wrong = list(_paths(manifest))
    yield from wrong
    if wrong:
        return
    yield from _files(folder, manifest, there, strange)
    for path in sorted(empty):
        yield Fault(path, "It is an empty folder.", "extra")
    yield from _sums(folder, manifest, there)


def _walk(folder: Path) -> tuple[dict[str, int], dict[str, str], list[str]]:
    """The plain files with their sizes, what is something else, and folders without anything in them."""
    there: dict[str, int] = {}
    strange: dict[str, str] = {}
    empty: list[str] = []
    for home, names, found in os.walk(folder):
        if not names and not found:
            empty.append(Path(home).relative_to(folder).as_posix())
        for name in (*names, *found):
            path = Path(home, name)
            short, state = path.relative_to(folder).as_posix(), path.lstat()
            if stat.S_ISREG(state.st_mode):
                there[short] = state.st_size
                if state.st_nlink > 1 and name in {NAME, SUMS}:
                    strange[short] = "It is linked to another file."
            elif not stat.S_ISDIR(state.st_mode):
                strange[short] = "It is a link or a device, not a file."
    return there, strange, empty


def _paths(manifest: Manifest) -> Iterator[Fault]:
    listed = [entry.path for entry in manifest.files]
    for path in listed:
        why = paths.fault(path)
        if why:
            yield Fault(NAME, f"It lists “{path[:120]}”, which {why}.", "bad-path")
    if {path.casefold() for path in listed} & {NAME.casefold(), SUMS.casefold()}:
        yield Fault(NAME, "It lists itself or the check sums.", "bad-path")
    for first, second in paths.collisions(listed):
        yield Fault(NAME, f"It lists “{first[:120]}” and “{second[:120]}”, one file on many systems.", "same-name")
    if PAGE not in listed:
        yield Fault(NAME, f"It lists no {PAGE}.", "bad-manifest")


def _files(folder: Path, manifest: Manifest, there: dict[str, int], strange: dict[str, str]) -> Iterator[Fault]:
    for entry in manifest.files:
        if entry.path in strange:
            continue
        if entry.path not in there:
            yield Fault(entry.path, "It is missing.", "missing")
        elif there[entry.path] != entry.bytes:
            yield Fault(entry.path, f"It has {there[entry.path]} bytes, not {entry.bytes}.", "other-size")
        elif files.sha256(folder / entry.path) != entry.sha256:
            yield Fault(entry.path, "Its bytes were changed: its SHA-256 is another.", "other-bytes")
    listed = {entry.path for entry in manifest.files} | {NAME, SUMS}
    for path in sorted(there.keys() - listed):
        yield Fault(path, "It is not in the manifest.", "extra")


def _sums(folder: Path, manifest: Manifest, there: dict[str, int]) -> Iterator[Fault]:
    """SHA256SUMS says of every file what the manifest says, and of the manifest what it is."""
    if SUMS not in there:
        yield Fault(SUMS, "It is missing.", "missing")
        return
    expected = {entry.path: entry.sha256 for entry in manifest.files} | {NAME: files.sha256(folder / NAME)}
    rows = "".join(f"{expected[path]}  {path}\n" for path in sorted(expected)).encode()
    if there[SUMS] != len(rows) or files.read_bytes(folder / SUMS) != rows:
        known = files.read_bytes(folder / SUMS) if there[SUMS] <= LARGEST else b""
        is_manifest = expected[NAME].encode() not in known
        yield Fault(
            SUMS, "It does not agree with the manifest" + (", which was changed." if is_manifest else "."), "sums"
        )
