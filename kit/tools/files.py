"""Files are written whole or not at all, and known by what they hold."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import Place, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 20
_PART = ".part-"
#: Seconds after which a part that nobody writes to any more was left by a run that was killed.
_FORGOTTEN = 6 * 3600


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises StorageError with a hint."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise storage_error(error, path, "read") from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write beside the target and put it in place in one step; the old file stays if anything fails.

    Keeps the old file's permissions. Raises StorageError with a hint.
    """
    with part_file(path) as part:
        part.write_bytes(data)


@contextmanager
def part_file(path: Path) -> Iterator[Path]:
    """A hidden name beside ``path`` to write to; it becomes ``path`` if the block ends well, else it is removed.

    The part keeps the target's extension, since programs choose a format by it. Raises StorageError.
    """
    import tempfile  # noqa: PLC0415 - reading needs none

    target = path.resolve() if path.is_symlink() else path
    part = None
    try:
        device = path.exists() and not path.is_file() and not path.is_dir()
        if not device:
            target.parent.mkdir(parents=True, exist_ok=True)
            _sweep(target.parent)
        handle, name = tempfile.mkstemp(prefix=_PART, suffix=target.suffix, dir=None if device else target.parent)
        os.close(handle)
        part = Path(name)
        yield part
        if device:
            _poured(part, path)  # a link such as /dev/stdout may lead to a pipe without a name
            return
        _sync(part)
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise storage_error(error, path, "written") from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _poured(part: Path, device: Path) -> None:
    """Write a whole part into a device or a pipe, such as /dev/null or /dev/stdout, which must stay what it is."""
    import shutil  # noqa: PLC0415 - reading needs none

    with part.open("rb") as source, device.open("wb") as target:
        shutil.copyfileobj(source, target)


def _sweep(folder: Path) -> None:
    """Remove what killed runs left: a part of a screener is as large as the film."""
    with contextlib.suppress(OSError):
        for part in folder.glob(f"{_PART}*"):
            if time.time() - part.stat().st_mtime > _FORGOTTEN:
                part.unlink(missing_ok=True)


def is_folder(path: Path) -> bool:
    """Whether a name that may not exist yet means a folder: one that is there, or one without an extension."""
    return path.is_dir() or (not path.suffix and not path.exists())


def sha256(path: Path) -> str:
    """Hex digest of a file's bytes. Raises StorageError."""
    import hashlib  # noqa: PLC0415 - opens OpenSSL, and most commands need none

    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise storage_error(error, path, "read") from error
    return digest.hexdigest()


def storage_error(error: OSError, path: Path, what: str) -> StorageError:
    """Say what the operating system refused, and what to do about it."""
    hints = {
        errno.ENOSPC: (
            "disk-full",
            "The disk is full. Free some space and run the same command again.",
        ),
        errno.EDQUOT: ("disk-full", "Your disk quota is used up. Free some space and run the same command again."),
        errno.EACCES: ("no-permission", "Check the rights of the file and its folder."),
        errno.EPERM: ("no-permission", "Check the rights of the file and its folder."),
        errno.EROFS: ("read-only", "The file system is read-only. Copy the film to a place you can write to."),
        errno.ENOENT: ("not-found", "Check the name; file names are case-sensitive."),
        errno.EISDIR: ("is-a-folder", "Name a file, not a folder."),
        errno.ENAMETOOLONG: ("name-too-long", "Choose a shorter file name."),
    }
    slug, hint = hints.get(error.errno or 0, ("storage", "Check the disk and the path, then try again."))
    reason = os.strerror(error.errno) if error.errno else str(error)
    return StorageError(f"{path} cannot be {what}: {reason}.", hint=hint, slug=slug, place=Place(path))


def _sync(path: Path) -> None:
    """Force the bytes to the disk, so that a full disk shows before the name changes."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
