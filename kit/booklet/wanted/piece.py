"""What a piece of a kit is: how much it is wanted, where it is written, and what tells that it is not there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kit.project.model import Settings
    from kit.project.project import Project
    from kit.project.texts import FilmTexts, GuideTexts

#: The files of a language's words; ``<locale>`` and ``<id>`` of a ``where`` are filled in when something is told.
FILM, GUIDE, KIT = "locales/<locale>/film.toml", "locales/<locale>/guide.toml", "kit.toml"


class Need(StrEnum):
    """How much a piece is wanted: by festivals, by whoever cannot see or hear all of it, by whoever likes to read."""

    REQUIRED = "Required"
    ACCESS = "For an accessible kit"
    OPTIONAL = "Optional"


class Section(StrEnum):
    """The part of a kit that a piece belongs to, in the order in which a film's team writes them."""

    COVER = "Cover"
    FACTS = "Key facts"
    WORDS = "Logline and synopses"
    MAKERS = "Director"
    PARTICIPANTS = "The people in the film"
    CONTENT = "Content notes"
    GUIDE = "Guide for the discussion"
    AUDIENCE = "Questions for the audience"
    BACKGROUND = "Background"
    HELP = "Help after the film"
    CREDITS = "Credits"
    TECHNICAL = "Technical sheet"
    ACCESS = "Subtitles and access"
    SCREENINGS = "Screenings"
    CONTACTS = "Contacts"
    PRESS = "Press and awards"
    STILLS = "Stills"
    NETWORKS = "Networks"
    RIGHTS = "Rights"
    LANGUAGES = "All languages"


@dataclass(frozen=True, slots=True)
class View:
    """A film in one language, as the pieces look at it. Its texts raise UsageError if they cannot be read."""

    project: Project
    locale: str

    @property
    def settings(self) -> Settings:
        """What kit.toml says."""
        return self.project.settings

    @property
    def film(self) -> FilmTexts:
        """The film's words in this language."""
        return self.project.texts[self.locale].film

    @property
    def guide(self) -> GuideTexts:
        """The moderator's words in this language."""
        return self.project.texts[self.locale].guide


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not there, or not right: ``what`` says it, ``id`` is for the ``<id>`` of where it is written.

    ``file`` stands instead of the piece's place where that is a file or a row which only the gap knows.
    """

    what: str
    id: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a kit. ``title`` is what it is, ``where`` where it is written, ``gaps`` what of it is not there.

    A ``flaw`` is something that is there and not right: no reason in [[absent]] makes up for it.
    """

    id: str
    section: Section
    need: Need
    title: str
    where: str
    gaps: Callable[[View], Iterable[Gap]]
    flaw: bool = False

    def place(self, gap: Gap, locale: str) -> str:
        """Where the film's team writes what is not there."""
        return gap.file or self.where.replace("<locale>", locale).replace("<id>", gap.id)


def unless_given(what: str, given: Callable[[View], object]) -> Callable[[View], Iterator[Gap]]:
    """The gaps of a piece that is there or is not."""

    def gaps(view: View) -> Iterator[Gap]:
        if not given(view):
            yield Gap(what)

    return gaps


def unless_written(name: str, text: Callable[[View], str]) -> Callable[[View], Iterator[Gap]]:
    """The gaps of a text that has words or none."""

    def gaps(view: View) -> Iterator[Gap]:
        if not text(view).strip():
            yield Gap(f"the {name} is empty")

    return gaps
