"""How much memory this machine, or the container that kit runs in, has."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Where Linux tells a container's limit: control groups of version 2, and of version 1.
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def size(limits: Iterable[Path] = _LIMITS) -> int:
    """In bytes, what may be used of it; 0 where the system does not tell (Windows)."""
    try:
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
    return min((whole, *(limit for path in limits if (limit := _limit(path)))))


def _limit(path: Path) -> int:
    """0 for none: the file is not there, or says “max”."""
    try:
        return int(path.read_text("ascii"))
    except (OSError, ValueError):
        return 0
