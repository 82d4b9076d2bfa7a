"""What of a film's words a page may show: nothing protected, and in a redacted page nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.protect import find
from kit.reports.redact import BLACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.check.report import Report
    from kit.subs.cue import Cue
    from kit.subs.track import ProtectedWord, Track


class Showing:
    """Asked before any text of the film goes into a page."""

    def __init__(self, report: Report, protected: Sequence[ProtectedWord]) -> None:
        self._report = report
        self._protected = tuple(protected)

    def says(self, text: str) -> bool:
        """Whether a text holds a protected word."""
        return any(find(text, self._protected))

    def name(self, text: str) -> str:
        """A name or title; black where it holds a protected word."""
        return BLACK if self.says(text) else text

    def cue(self, track: Track, cue: Cue) -> bool:
        """Whether a cue's words may be shown."""
        if self._report.redacted:
            return False
        path = str(track.path)
        rows = range(cue.row, cue.last_row + 1)
        return not any((path, row) in self._report.hidden for row in rows) and not self.says(cue.text)
