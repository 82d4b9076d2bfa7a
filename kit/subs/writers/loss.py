"""What a conversion takes away, or cannot do: told with cue numbers before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LISTED = 12


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a track that its copy will not have; ``cues`` are the numbers it is about, empty for the file."""

    what: str
    cues: tuple[int, ...] = ()

    def __str__(self) -> str:
        """As people read it: ``italics become plain text: cues 3–5, 9``."""
        return f"{self.what}: {numbered(self.cues)}" if self.cues else self.what


class Losses:
    """Collects losses; the same one of several cues is one."""

    def __init__(self) -> None:
        self._cues: dict[str, list[int]] = {}

    def add(self, what: str, *cues: int) -> None:
        """Note a loss of some cues, or of the file."""
        self._cues.setdefault(what, []).extend(cues)

    def all(self) -> tuple[Loss, ...]:
        """What was noted, in that order."""
        return tuple(Loss(what, tuple(dict.fromkeys(cues))) for what, cues in self._cues.items())


def numbered(cues: Sequence[int]) -> str:
    """Cue numbers as people write them: ``cue 4``, ``cues 1–3, 7 and 40 more``."""
    runs = list(_runs(sorted(cues)))
    shown = [f"{first}–{last}" if last > first else f"{first}" for first, last in runs[:_LISTED]]
    rest = sum(last - first + 1 for first, last in runs[_LISTED:])
    text = ", ".join(shown) + (f" and {rest} more" if rest else "")
    return f"{'cue' if len(cues) == 1 else 'cues'} {text}"


def _runs(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]
