"""What a rule reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.subs.edit import Edit


class Severity(IntEnum):
    """How much a finding weighs; a profile gives each rule its own."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in one track.

    ``message`` is an English template with ``{named}`` places, filled from ``values`` after translation; it is a
    literal in the rule, so that gettext finds it. ``row`` and ``cue`` count from 1, 0 means the whole file.
    ``column`` is the 1-based place of the fault in the row, 0 if the whole row is meant. ``edits`` mend it.
    """

    message: str
    row: int = 0
    cue: int = 0
    column: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding with what the engine knows about it: its rule, its weight in the profile, its track.

    ``path`` is the track's file, ``part`` its language in a file with several: look tracks up by ``key``.
    """

    code: str
    name: str
    severity: Severity
    path: str
    finding: Finding
    waived: str = ""
    part: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The ``key`` of the track that it is about."""
        return self.path, self.part
