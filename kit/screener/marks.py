"""The visible mark: whose copy this is, in words and not in code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.project.project import Project
    from kit.screener.options import Options


def parts(project: Project, locale: str, options: Options) -> tuple[str, ...]:
    """The mark's parts in the locale's words: whose it is, title, festival, for whom, date; nothing if marks are off.

    Raises UsageError if the locale's film.toml cannot be read.
    """
    if not options.mark:
        return ()
    say = words(locale).say
    film = project.settings.film
    title = project.texts[locale].film.title if locale in project.texts else film.title
    owner = project.settings.screener.marking.owner
    listed = [
        say("property of {owner}", {"owner": owner}) if owner.strip() else "",
        *options.text.splitlines(),
        title,
        options.festival,
        say("for {name}", {"name": options.recipient}) if options.recipient.strip() else "",
        options.date.isoformat() if options.date else "",
        say("demonstration") if film.demonstration else "",
    ]
    return tuple(clean for part in listed if (clean := " ".join(part.split())))


def rows(listed: tuple[str, ...], width: Callable[[str], float], widest: float) -> tuple[str, ...]:
    """The parts set in as few rows as fit in ``widest`` (in the unit of ``width``).

    Raises UsageError for a part that is wider than the picture.
    """
    found: list[str] = []
    for part in listed:
        if width(part) > widest:
            raise UsageError(
                f"The mark “{part}” is too long for one row of the picture.",
                hint="Shorten the title, the festival or the recipient; --no-mark leaves the mark out.",
                slug="mark-too-long",
            )
        joined = f"{found[-1]} · {part}" if found else part
        if found and width(joined) <= widest:
            found[-1] = joined
        else:
            found.append(part)
    return tuple(found)
