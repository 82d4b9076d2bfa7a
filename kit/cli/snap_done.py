"""A snapped track beside its profile and its waivers: whether what is left is too much to end well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check import registry
from kit.check.finding import Finding

if TYPE_CHECKING:
    from kit.check.finding import Severity
    from kit.check.profile import Profile
    from kit.check.waiver import Waivers
    from kit.retime.snap.snap import Snapped


@dataclass(frozen=True, slots=True)
class Done:
    """One track; ``waived`` says of each finding that is left whether a waiver lets it stand."""

    snapped: Snapped
    profile: Profile
    waived: tuple[bool, ...]

    def fails(self, at: Severity) -> bool:
        """Whether a finding is left, and not waived, that weighs at least ``at`` in the profile."""
        rules = {rule.code: rule for rule in registry.rules()}
        pairs = zip(self.snapped.left, self.waived, strict=True)
        return any(not waived and self.profile.severity(rules[left.code]) >= at for left, waived in pairs)


def done(snapped: Snapped, profile: Profile, waivers: Waivers) -> Done:
    """Look up which findings may stand."""
    track = snapped.track
    fitting = (waivers.fitting(one.code, track, Finding("", cue=one.cue)) for one in snapped.left)
    return Done(snapped, profile, tuple(waiver is not None for waiver in fitting))
