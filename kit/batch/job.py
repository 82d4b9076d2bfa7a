"""One result to be made, and what came of it: plain values that travel to another process or machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kit.deliverables.maker import Copy, What
from kit.errors import KitError


class Ending(StrEnum):
    """How a job ended. CURRENT: the result was up to date already, so nothing was made."""

    MADE = "made"
    CURRENT = "up to date"
    FAILED = "failed"


class DefectError(KitError):
    """A defect in kit itself, which arose where a job was done (exit 70, EX_SOFTWARE of sysexits.h)."""

    exit_code = 70


@dataclass(frozen=True, slots=True)
class Job:
    """One result of one film.

    ``film`` is the film's folder as whoever does the job finds it, or its address; ``name`` the result's path in that
    folder. ``cores`` is how many processors it may use. ``following`` are the locales of screeners that are made after
    this one with nothing beside it: what they lack is encoded on the way.
    """

    film: str
    what: What
    locale: str
    name: str
    copy: Copy = field(default_factory=Copy)
    force: bool = False
    cores: int = 1
    following: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this job from every other."""
        return f"{self.film}/{self.name}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: ``told`` is what was measured on the result, ``notes`` what ought to be known about it.

    ``seconds`` is on the clock.
    """

    ending: Ending
    told: str = ""
    failure: KitError | None = None
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @classmethod
    def of(cls, ended: Outcome | KitError) -> Outcome:
        """What came of a job, also of one that nobody could do."""
        return cls(Ending.FAILED, failure=ended) if isinstance(ended, KitError) else ended
