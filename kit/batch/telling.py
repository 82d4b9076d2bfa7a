"""How a running job is heard by whoever ordered it, wherever it runs: the share that is done, and notes.

Each way of doing jobs says once a process where the news go (``to``). Only news: a result never depends on them.
"""

from __future__ import annotations

import time
from collections.abc import Callable

#: Receives a job's key and either a share, 0 to 1, or a note.
Ear = Callable[[str, float | str], None]
#: Seconds between two shares of one job.
_EVERY = 0.2


def _nobody(_key: str, _news: float | str) -> None:
    """The ear until there is one."""


_ear: Ear = _nobody


def to(ear: Ear) -> None:
    """Send the news of this process there from now on."""
    global _ear  # noqa: PLW0603 - one ear a process, set when it begins
    _ear = ear


def note(key: str, text: str) -> None:
    """Tell a note."""
    _ear(key, text)


class Share:
    """Tells one job's share, not more often than anybody can look."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._last = 0.0

    def __call__(self, share: float) -> None:
        """Tell it, unless the last one is a moment old."""
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            _ear(self._key, share)
