"""The closed set of changes that a fix or a retiming may make to a track.

Each names its cue by number; a format applies them to the rows of the original text (``formats.patch``), so that
whatever an edit does not mention stays as it was, to the byte.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetStart:
    """Move a cue's in-time to ``ticks``."""

    cue: int
    ticks: int


@dataclass(frozen=True, slots=True)
class SetEnd:
    """Move a cue's out-time to ``ticks``."""

    cue: int
    ticks: int


@dataclass(frozen=True, slots=True)
class SetLines:
    """Replace a cue's text rows.

    ``lines`` are rows as they stand in the file, markup included; ``was`` guards against a stale edit.
    """

    cue: int
    was: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove a cue and its block of rows."""

    cue: int


@dataclass(frozen=True, slots=True)
class Split:
    """Put a second cue after a cue, written as it is (its style and place), with times in ticks and rows of its own.

    What stays with the cue itself is said by ``SetEnd`` and ``SetLines``.
    """

    cue: int
    start: int
    end: int
    lines: tuple[str, ...]


Edit = SetStart | SetEnd | SetLines | Drop
