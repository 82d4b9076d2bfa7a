"""The names of a package's files: the festival's pattern, in ASCII, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.package import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.errors import Place
    from kit.package.choice import Choice
    from kit.project.model import Film


def name(choice: Choice, film: Film, language: str, kind: str) -> str:
    """A file's name without its extension; parts that are empty take their separator with them."""
    return choice.demands.naming.format(
        film=film.id, year=film.year, festival=choice.festival.id, lang=language or "all", kind=kind
    )


def refuse(names: Sequence[str], pattern: str, place: Place | None) -> None:
    """Raises UsageError for two files of one name, or a name that not every system keeps.

    Folders do not count: a festival's portal takes all files into one.
    """
    for path in names:
        why = paths.fault(path)
        if why:
            raise UsageError(
                f"The name “{path}” {why}.",
                hint="Change naming in [festivals.package] of kit.toml.",
                slug="bad-name",
                place=place,
            )
    for first, second in paths.collisions([path.rpartition("/")[2] for path in names]):
        raise UsageError(
            f"Two files would be called “{second}”" + ("." if first == second else f" (one of them “{first}”)."),
            hint=f"The pattern “{pattern}” does not tell them apart: use {{lang}} and {{kind}} in it.",
            slug="same-name",
            place=place,
        )
