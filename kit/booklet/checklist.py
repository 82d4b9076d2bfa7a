"""What a programmer, a moderator or a blind reader would look for in a booklet in vain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kit.booklet import marks
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.project.project import Project


class Need(StrEnum):
    """How badly a thing is wanted: festivals' forms ask for the required, and programmers thank for the advised."""

    REQUIRED = "Required"
    ADVISED = "Advised"
    OPTIONAL = "Optional"


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is not there, and where to write it."""

    need: Need
    what: str
    where: str


def lacking(project: Project, locale: str) -> Iterator[Lacking]:
    """What one language's booklet lacks, the required first. Raises UsageError if its texts cannot be read."""
    found = (*_film(project, locale), *_words(project, locale), *_guide(project, locale), *_access(project, locale))
    order = list(Need)
    yield from sorted(found, key=lambda item: order.index(item.need))


def _film(project: Project, locale: str) -> Iterator[Lacking]:
    settings = project.settings
    functions = {credit.function for credit in settings.credits}
    if not project.master.is_file():
        yield Lacking(Need.ADVISED, "the master is not here, so nothing is measured on it", settings.film.master)
    if "director" not in functions:
        yield Lacking(Need.REQUIRED, "nobody is named as director", "kit.toml [[credits]]")
    if "production-company" not in functions and "producer" not in functions:
        yield Lacking(Need.REQUIRED, "no producer or production company is named", "kit.toml [[credits]]")
    if not settings.contacts:
        yield Lacking(Need.REQUIRED, "there are no contacts, so nobody can book the film", "kit.toml [[contacts]]")
    if not settings.film.countries:
        yield Lacking(Need.REQUIRED, "the country of production is not given", "kit.toml [film] countries")
    if not settings.film.spoken:
        yield Lacking(Need.REQUIRED, "the spoken languages are not given", "kit.toml [film] spoken")
    if not settings.stills[1:]:
        yield Lacking(Need.ADVISED, "there is no still besides the cover’s", f"kit.toml [[stills]], locales/{locale}")
    if not settings.screenings:
        yield Lacking(Need.OPTIONAL, "no screening is listed", "kit.toml [[screenings]]")
    if not settings.awards:
        yield Lacking(Need.OPTIONAL, "no award is listed", "kit.toml [[awards]]")


def _words(project: Project, locale: str) -> Iterator[Lacking]:
    texts, file = project.texts[locale].film, f"locales/{locale}/film.toml"
    for name, text, limit in (("short", texts.synopsis.short, 50), ("medium", texts.synopsis.medium, 150)):
        words = marks.word_count(text)
        if not words:
            yield Lacking(Need.REQUIRED, f"the {name} synopsis is empty", f"{file} [synopsis] {name}")
        elif words > limit:
            what = f"the {name} synopsis has {words} words; forms cut it at {limit}"
            yield Lacking(Need.REQUIRED, what, f"{file} [synopsis] {name}")
    if not texts.content_notes:
        yield Lacking(Need.ADVISED, "no content notes: an audience is not warned", f"{file} [[content_notes]]")
    if texts.statement.editors_note:
        yield Lacking(Need.OPTIONAL, "an editors’ note stands in for the director’s statement", f"{file} [statement]")


def _guide(project: Project, locale: str) -> Iterator[Lacking]:
    guide, file = project.texts[locale].guide, f"locales/{locale}/guide.toml"
    if not guide.stop_signal:
        yield Lacking(Need.ADVISED, "the moderator has no stop signal", f"{file} stop_signal")
    if not guide.do_not_ask:
        yield Lacking(Need.ADVISED, "nothing says what not to ask", f"{file} do_not_ask")


def _access(project: Project, locale: str) -> Iterator[Lacking]:
    kinds = {track.kind for track in project.tracks if track.locale == locale}
    if Kind.FULL not in kinds and locale not in project.settings.film.spoken:
        yield Lacking(Need.REQUIRED, "there is no subtitle track in this language", "subtitles/")
    if Kind.SDH not in kinds:
        yield Lacking(Need.OPTIONAL, "no subtitles for deaf and hard-of-hearing viewers (SDH)", "subtitles/")
    if not project.texts[locale].film.access_note:
        yield Lacking(
            Need.ADVISED, "nothing says how the screening is accessible", f"locales/{locale}/film.toml access_note"
        )
