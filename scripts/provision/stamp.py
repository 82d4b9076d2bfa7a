"""Remember what was installed, so that a second run installs nothing."""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def digest(root: Path, files: Iterable[Path]) -> str:
    """Fingerprint of all that the set-up depends on: lists, what pyproject.toml calls the project, and the place.

    The place counts because the programs of an environment stop working when its folder moves.
    """
    value = hashlib.sha256(str(root).encode())
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    value.update(json.dumps(project, sort_keys=True).encode())
    for path in files:
        value.update(path.read_bytes())
    return value.hexdigest()


def path(environment: Path, group: str) -> Path:
    """Where a group's stamp lies: in the environment, so that both go together."""
    return environment / f"setup-{group}.stamp"


def is_current(environment: Path, group: str, value: str) -> bool:
    """Whether a group was installed from exactly these lists."""
    try:
        return path(environment, group).read_text(encoding="ascii").strip() == value
    except OSError:
        return False


def write(environment: Path, group: str, value: str) -> None:
    """Record a finished set-up."""
    path(environment, group).write_text(f"{value}\n", encoding="ascii")
