"""What a command may choose for one booklet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """``paper`` overrides kit.toml's (``a4`` or ``letter``); ``file`` is written instead of the usual result."""

    paper: str = ""
    file: Path | None = None
