"""Where a film's segments are kept between builds: in its own folder, so that the pictures stay with the film."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kit.tools.store import Store

if TYPE_CHECKING:
    from kit.project.project import Project

#: Names another folder, for instance on a larger disk; each film gets its own in it.
VARIABLE = "KIT_SEGMENTS"
_FOLDER = "cache"


def store(project: Project) -> Store:
    """The film's store of segments: ``dist/cache``, or where KIT_SEGMENTS says."""
    named = os.environ.get(VARIABLE, "")
    return Store(Path(named).expanduser().absolute() / project.settings.film.id if named else project.dist / _FOLDER)


def most_bytes(project: Project) -> int:
    """How large the store may grow: kit.toml's ``[screener] cache_gb``."""
    return project.settings.screener.cache_gb * 10**9
