"""How many processors there are for this process."""

from __future__ import annotations

import os


def count() -> int:
    """How many this process may use: fewer than the machine has where somebody bound it to some (Linux)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
