"""How much memory this machine has."""

from __future__ import annotations

import os


def size() -> int:
    """In bytes, all of it; 0 where the system does not tell (Windows)."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
