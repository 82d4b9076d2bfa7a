"""Which paths may stand in a package: names that every system keeps, and none that leads out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_LONGEST = 120
#: Windows opens a device for a file of such a name, whatever its extension.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def fault(path: str) -> str:
    """Why a path may not stand in a package, completing “… ”; empty if it may."""
    if path.startswith(("/", "\\", "~")) or re.match("[A-Za-z]:", path):
        return "is not inside the package"
    parts = path.split("/")
    if ".." in re.split(r"[/\\]", path):
        return "climbs out of the package"
    if any(not _NAME.fullmatch(part) or len(part) > _LONGEST for part in parts):
        return "is no name that every system keeps (letters without accents, digits, “.”, “_”, “-”)"
    if any(_DEVICES.fullmatch(part) or part.endswith(".") for part in parts):
        return "is a name that Windows cannot keep"
    return ""


def collisions(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths that are one and the same where case does not count."""
    known: dict[str, str] = {}
    for path in paths:
        key = path.casefold()
        if key in known:
            yield known[key], path
        known.setdefault(key, path)
