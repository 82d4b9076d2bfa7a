"""For whom a package is made: the festival, its demands and the languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.project.demands import Package
from kit.project.plain import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.project.dossier import Festival
    from kit.project.project import Project


@dataclass(frozen=True, slots=True)
class Choice:
    """A festival (its number in kit.toml from 0), what it demands, and the languages to send, in kit.toml's order."""

    festival: Festival
    number: int
    demands: Package
    languages: tuple[str, ...]
    reader: str

    @property
    def folder(self) -> str:
        """The usual name of the package."""
        return f"{self.festival.id}.{'.'.join(self.languages)}"


def choose(project: Project, festival: str, languages: Sequence[str]) -> Choice:
    """The festival of that id or name. Raises UsageError if kit.toml has none."""
    known = project.settings.festivals
    wanted = festival.casefold()
    for number, one in enumerate(known):
        if wanted in {one.id.casefold(), one.name.casefold()}:
            demands = one.package or Package()
            return Choice(
                one, number, demands, tuple(languages), demands.language or project.settings.film.default_locale
            )
    meant = nearest(festival, [one.id for one in known])
    raise UsageError(
        f"kit.toml has no festival “{festival}”.",
        hint=f"Did you mean “{meant}”?"
        if meant
        else "Add it: [[festivals]] with id and name, and [festivals.package] with what it wants.",
        slug="unknown-festival",
    )
