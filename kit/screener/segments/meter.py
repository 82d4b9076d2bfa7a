"""How far a build is, when several programs run side by side."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Meter:
    """Adds up what runs side by side have done, in pictures' worth."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self.total = 0.0
        self._tell = tell
        self._done: dict[object, float] = {}
        self._lock = threading.Lock()
        self._reached = 0.0

    def at(self, what: object, done: float) -> None:
        """``what`` has come so far."""
        with self._lock:
            self._done[what] = done
            self._reached = max(self._reached, min(0.999, sum(self._done.values()) / max(1.0, self.total)))
            self._tell(self._reached)
