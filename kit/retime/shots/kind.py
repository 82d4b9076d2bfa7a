"""How one shot gives way to the next where it is no cut."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The words stand in lists of shots and are stable."""

    DISSOLVE = "dissolve"
    FADE = "fade"
    WIPE = "wipe"
