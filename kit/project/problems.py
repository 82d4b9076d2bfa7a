"""Collects what is wrong in one TOML file, so that a person mends all of it in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError, ManyProblemsError, UsageError

if TYPE_CHECKING:
    from kit.errors import Place
    from kit.project.locate import Locator, Way


class Problems:
    """A list of errors, each at the row of its key."""

    def __init__(self, locator: Locator) -> None:
        self.found: list[KitError] = []
        self._locator = locator

    def add(self, message: str, hint: str, *, slug: str, way: Way = ()) -> None:
        """Note one thing that is wrong at a key."""
        self.found.append(UsageError(message, hint=hint, slug=slug, place=self.place(way)))

    def place(self, way: Way) -> Place:
        """Where a key stands."""
        return self._locator.place(way)

    def refuse(self) -> None:
        """Raise what was found, in the order of the file; do nothing if all is well."""
        refuse(self.found)


def refuse(found: list[KitError]) -> None:
    """Raise one error as it is, several as ManyProblemsError in the order of their rows; nothing for none."""
    if len(found) == 1:
        raise found[0]
    if found:
        raise ManyProblemsError(sorted(found, key=_order))


def _order(problem: KitError) -> tuple[str, int, int]:
    place = problem.place
    return (str(place.path), place.row or 0, place.column or 0) if place else ("", 0, 0)
