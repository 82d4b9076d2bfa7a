"""What was once read from a large file, kept in the user's cache folder for as long as that file stays as it is.

Reading 23,000 widths from a font takes longer than checking a whole track, and measuring a film takes minutes. Kept are
a few hundred kilobytes, nothing of a film but numbers. Where nothing can be kept, everything works as it does without.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from kit import __version__
from kit.errors import KitError
from kit.tools import image_sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kit.tools.image_sequence import Master

#: Names another folder; set to nothing, it keeps kit from keeping anything.
VARIABLE = "KIT_CACHE"
#: Files that are kept at the most, for a few hundred films; those that were asked for longest ago go first.
KEPT = 500
#: Ends the names of what is kept: nothing else in the folder is ever removed, whatever folder the user names.
_ENDING = ".kit-cache"
#: Seconds that a file must have been left alone: a second change within one tick of its clock would not show.
_SETTLED = 2.0


def remembered(what: str, path: Master, read: Callable[[], bytes]) -> bytes:
    """``read()``, or what it gave before for the same ``what`` and the same, unchanged file.

    A file is the same if its place, size, inode and times are. Raises whatever ``read`` raises, and nothing else.
    """
    stamp = _state(what, path)
    if stamp is None or folder() is None:
        return read()
    place = _place(_name(what, path))
    found = _known(place, stamp)
    if found is not None:
        return found
    data = read()
    if _settled(path) and _state(what, path) == stamp:
        _keep(place, stamp, data)
    return data


def measured(what: str, path: Master, read: Callable[[], bytes]) -> bytes:
    """The same for a file of the same bytes, whatever its name and times: for what takes longer than to hash them.

    Raises whatever ``read`` raises, and nothing else.
    """
    stamp = _content(what, path)
    found = _known(_place(stamp), stamp) if stamp else None
    if found is not None:
        return found
    data = read()
    if stamp and _content(what, path) == stamp:
        _keep(_place(stamp), stamp, data)
    return data


def known(what: str, path: Master) -> bytes | None:
    """What ``measured`` gave before for a file of these bytes; None if nothing is kept."""
    stamp = _content(what, path)
    return _known(_place(stamp), stamp) if stamp else None


def folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path | None:
    """Where things are kept: what KIT_CACHE says, else kit's part of the user's own cache folder; None for nowhere."""
    if VARIABLE in environment:
        return Path(environment[VARIABLE]) if environment[VARIABLE] else None
    if system == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) / "kit" / "cache" if local else None
    # The XDG base directory specification leaves out a path that is not absolute.
    named = Path(environment.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "kit"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if system == "darwin" else ".cache") / "kit"


def _place(name: bytes) -> Path:
    """Where in the folder something is kept; there must be a folder."""
    return (folder() or Path()) / f"{zlib.crc32(name):08x}{_ENDING}"


def _name(what: str, path: Master) -> bytes:
    place = path if isinstance(path, Path) else path.written
    return f"{what} {place.absolute()}".encode(errors="surrogateescape").replace(b"\n", b" ")


def _state(what: str, path: Master) -> bytes | None:
    """What tells this state of a file from every other, and this version of kit from others that read differently."""
    try:
        states = [_of_file(one) for one in image_sequence.files_of(path)]
    except (OSError, KitError):
        return None
    state = states[0] if isinstance(path, Path) else image_sequence.together(path, states)
    return f"{__version__} {state} ".encode() + _name(what, path)


def _of_file(path: Path) -> str:
    stat = path.stat()
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"


def _content(what: str, path: Master) -> bytes | None:
    """The same by a file's bytes; None if nothing can be kept or the file cannot be read."""
    if folder() is None:
        return None
    try:
        digest = remembered("sha256", path, lambda: image_sequence.digest(path).encode())
    except KitError:
        return None
    return f"{__version__} {what} ".encode() + digest


def _settled(path: Master) -> bool:
    with contextlib.suppress(OSError, KitError):
        return time.time() - max(one.stat().st_mtime for one in image_sequence.files_of(path)) > _SETTLED
    return False


def _known(place: Path, stamp: bytes) -> bytes | None:
    """What is kept under this stamp, if it is whole."""
    try:
        head, _, data = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head != _head(stamp, data):
        return None
    with contextlib.suppress(OSError):
        os.utime(place)
    return data


def _keep(place: Path, stamp: bytes, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - most runs keep nothing new

    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=_ENDING, dir=place.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_head(stamp, data) + b"\n" + data)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        _forget_old(place.parent)


def _head(stamp: bytes, data: bytes) -> bytes:
    return stamp + f" {len(data)} {zlib.crc32(data):08x}".encode()


def _forget_old(within: Path) -> None:
    by_last_use = sorted(within.glob(f"*{_ENDING}"), key=lambda one: one.stat().st_mtime)
    for one in by_last_use[:-KEPT]:
        one.unlink(missing_ok=True)
