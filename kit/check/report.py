"""The result of one check run, ready for any writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.check.finding import Reported, Severity
    from kit.check.profile import Profile
    from kit.check.rule import Rule
    from kit.subs.track import Track


@dataclass(frozen=True, slots=True)
class Checked:
    """A track that was checked, and the profile it was held to."""

    track: Track
    profile: Profile


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not run on a track, since the film does not say ``need`` (a field of Facts)."""

    code: str
    path: str
    need: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and found, in the order of the tracks and their rows.

    ``findings`` holds the waived ones too (``waived`` is the reason). ``hidden`` are rows, as path and number from 1,
    that hold a protected word: no writer may show them. ``rules`` holds every rule that a finding names. In a
    ``redacted`` report no writer may show any words of a track (``kit.reports.redact``).
    """

    tracks: tuple[Checked, ...]
    findings: tuple[Reported, ...]
    skipped: tuple[Skipped, ...]
    hidden: frozenset[tuple[str, int]]
    rules: Mapping[str, Rule]
    redacted: bool = False

    def shows(self, found: Reported) -> bool:
        """Whether a writer may show the row that a finding is about, and what would stand there instead."""
        return not self.redacted and (found.path, found.finding.row) not in self.hidden

    @property
    def standing(self) -> tuple[Reported, ...]:
        """The findings that no waiver lets stand."""
        return tuple(found for found in self.findings if not found.waived)

    def count(self, severity: Severity) -> int:
        """How many standing findings weigh exactly this."""
        return sum(found.severity is severity for found in self.standing)

    def fails(self, at: Severity) -> bool:
        """Whether a standing finding weighs at least ``at``."""
        return any(found.severity >= at for found in self.standing)
