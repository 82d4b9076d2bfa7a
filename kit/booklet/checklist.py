"""What a programmer, a moderator or a blind reader would look for in a booklet in vain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kit.booklet import background, marks, measured, parity, people, stills
from kit.booklet.story import LONG, MEDIUM, SHORT
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.project.project import Project


#: Words of a logline that festivals' catalogues print.
LOGLINE = 35
#: Dots an inch below which a picture looks coarse on paper.
COARSE = 150
#: A hashtag longer than this, without capitals inside, is rarely a single word.
LONG_WORD = 12


class Need(StrEnum):
    """How badly a thing is wanted: festivals' forms ask for the required, and programmers thank for the advised."""

    REQUIRED = "Required"
    ADVISED = "Advised"
    OPTIONAL = "Optional"


_SAID = {"interpreter": "interpreter", "captioner": "captioner", "sign_language": "sign-language interpreter"}


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is not there, and where to write it."""

    need: Need
    what: str
    where: str


def lacking(project: Project, locale: str) -> Iterator[Lacking]:
    """What one language's booklet lacks, the required first. Raises UsageError if its texts cannot be read."""
    found = (
        *_film(project, locale),
        *_words(project, locale),
        *_people(project, locale),
        *_guide(project, locale),
        *_access(project, locale),
        *_care(project, locale),
        *_parity(project, locale),
    )
    order = list(Need)
    yield from sorted(found, key=lambda item: order.index(item.need))


def _film(project: Project, locale: str) -> Iterator[Lacking]:
    settings, film = project.settings, project.settings.film
    functions = {credit.function for credit in settings.credits}
    producers = {"production-company", "producer"}
    rows = (
        (not project.master.is_file(), Need.ADVISED, "the master is not here, so nothing is measured on it",
         film.master),
        ("director" not in functions, Need.REQUIRED, "nobody is named as director", "kit.toml [[credits]]"),
        (not producers & functions, Need.REQUIRED, "no producer or production company is named",
         "kit.toml [[credits]]"),
        (not settings.contacts, Need.REQUIRED, "there are no contacts, so nobody can book the film",
         "kit.toml [[contacts]]"),
        (not film.countries, Need.REQUIRED, "the country of production is not given", "kit.toml [film] countries"),
        (not film.spoken, Need.REQUIRED, "the spoken languages are not given", "kit.toml [film] spoken"),
        (not film.premiere, Need.REQUIRED, "the premiere status is not given", "kit.toml [film] premiere"),
        (not settings.stills[1:], Need.ADVISED, "there is no still besides the cover’s",
         f"kit.toml [[stills]], locales/{locale}"),
        (not settings.screenings, Need.OPTIONAL, "no screening is listed", "kit.toml [[screenings]]"),
        (not settings.awards, Need.OPTIONAL, "no award is listed", "kit.toml [[awards]]"),
        (not settings.ratings, Need.OPTIONAL, "no age rating is given", "kit.toml [[ratings]]"),
        (settings.dcp is None, Need.OPTIONAL, "nothing is said of a cinema package", "kit.toml [dcp]"),
        (not settings.funders, Need.OPTIONAL, "no funder is named", "kit.toml [[funders]]"),
        (not settings.archive, Need.OPTIONAL, "no archive material is named", "kit.toml [[archive]]"),
        (not settings.music, Need.OPTIONAL, "no music is named", "kit.toml [[music]]"),
        (not settings.press, Need.OPTIONAL, "no word from the press is quoted", "kit.toml [[press]]"),
        (not settings.timeline, Need.OPTIONAL, "there is no timeline", "kit.toml [[timeline]]"),
        (not settings.glossary, Need.OPTIONAL, "no name or term is explained", "kit.toml [[glossary]]"),
        (not settings.social, Need.OPTIONAL, "no account on a network is named", "kit.toml [[social]]"),
    )  # fmt: skip
    yield from (Lacking(need, what, where) for lacks, need, what, where in rows if lacks)
    if not settings.stills:
        yield Lacking(Need.REQUIRED, "there is no still for the cover", "kit.toml [[stills]]")
    for still in settings.stills:
        if not (project.root / still.file).is_file():
            yield Lacking(Need.REQUIRED, f"the still “{still.id}” is not there", still.file)
        dpi = stills.dots(project.root / still.file, settings.booklet.paper)
        if 0 < dpi < COARSE:
            what = f"the still “{still.id}” has {dpi} dots an inch at its printed width; {COARSE} look sharp"
            yield Lacking(Need.ADVISED, what, still.file)


def _words(project: Project, locale: str) -> Iterator[Lacking]:
    texts, file = project.texts[locale].film, f"locales/{locale}/film.toml"
    limited = (
        ("logline", texts.logline, LOGLINE, "logline"),
        ("short synopsis", texts.synopsis.short, SHORT, "[synopsis] short"),
        ("medium synopsis", texts.synopsis.medium, MEDIUM, "[synopsis] medium"),
        ("long synopsis", texts.synopsis.long, LONG, "[synopsis] long"),
    )
    for name, text, limit, key in limited:
        words = marks.word_count(text)
        if not words:
            yield Lacking(Need.REQUIRED, f"the {name} is empty", f"{file} {key}")
        elif words > limit:
            yield Lacking(Need.REQUIRED, f"the {name} has {words} words; forms cut it at {limit}", f"{file} {key}")
    for wrong, what in measured.differences(project):
        yield Lacking(Need.REQUIRED if wrong else Need.OPTIONAL, what, "kit.toml [[content_notes]] at")
    if not project.settings.content_notes:
        yield Lacking(Need.ADVISED, "no content notes: an audience is not warned", "kit.toml [[content_notes]]")
    for name, text, key in (("film’s title", texts.title, "title"), ("genre", texts.genre, "genre")):
        if not text.strip():
            yield Lacking(Need.REQUIRED, f"the {name} is empty", f"{file} {key}")
    if not texts.statement.text.strip():
        yield Lacking(Need.REQUIRED, "the director’s statement is empty", f"{file} [statement] text")
    elif texts.statement.editors_note:
        yield Lacking(Need.OPTIONAL, "an editors’ note stands in for the director’s statement", f"{file} [statement]")


def _people(project: Project, locale: str) -> Iterator[Lacking]:
    texts, file = project.texts[locale].film.people, f"locales/{locale}/film.toml"
    directors = people.directors(project)
    for person in project.settings.people:
        text = texts.get(person.id)
        if person in directors and (text is None or not text.biography):
            what = f"there is no biography of {person.name}"
            yield Lacking(Need.REQUIRED, what, f"{file} [people.{person.id}] biography")
        if person in directors and not person.portrait:
            yield Lacking(Need.OPTIONAL, f"there is no portrait of {person.name}", "kit.toml [[people]] portrait")
        if person in directors and (text is None or not text.filmography):
            what = f"no earlier film of {person.name} is named"
            yield Lacking(Need.OPTIONAL, what, f"{file} [people.{person.id}] filmography")
        if (person.participant or person.at_discussion) and (text is None or not (text.may_ask or text.must_not)):
            what = f"nothing says what {person.name} may be asked"
            yield Lacking(Need.ADVISED, what, f"{file} [people.{person.id}] may_ask, must_not")
        if person.at_discussion and (text is None or not text.pronunciation):
            what = f"nothing says how the name {person.name} is said"
            yield Lacking(Need.ADVISED, what, f"{file} [people.{person.id}] pronunciation")


def _care(project: Project, locale: str) -> Iterator[Lacking]:
    settings = project.settings
    if not settings.help_lines:
        yield Lacking(Need.ADVISED, "no help line: nobody to turn to after the film", "kit.toml [[help_lines]]")
    for line in settings.help_lines:
        age = (settings.booklet.date - line.checked).days
        if age > settings.booklet.recheck_days:
            what = f"the help line “{line.name}” was last checked {age} days before this version; ring it again"
            yield Lacking(Need.REQUIRED, what, "kit.toml [[help_lines]] checked")
    for tag in settings.film.hashtags:
        words = background.spoken_hashtag(tag)
        if " " not in words and len(words) > LONG_WORD and words.isascii():
            what = f"a screen reader says {tag} as one word; write a capital for each word of it"
            yield Lacking(Need.ADVISED, what, "kit.toml [film] hashtags")
    if not project.texts[locale].film.billing_block:
        yield Lacking(Need.OPTIONAL, "there is no billing block", f"locales/{locale}/film.toml billing_block")
    if not project.texts[locale].film.legal:
        yield Lacking(Need.OPTIONAL, "nothing is said of rights", f"locales/{locale}/film.toml legal")


def _parity(project: Project, locale: str) -> Iterator[Lacking]:
    for difference in parity.differences(project, locale):
        yield Lacking(Need.REQUIRED, difference.what, f"locales/{locale}/{difference.key}")


def _guide(project: Project, locale: str) -> Iterator[Lacking]:
    """What a moderator goes by."""
    guide, file = project.texts[locale].guide, f"locales/{locale}/guide.toml"
    rows = (
        (not guide.run_of_show, Need.ADVISED, "the discussion has no run of show", "run_of_show"),
        (not guide.before, Need.ADVISED, "nothing is agreed before the discussion", "before"),
        (not guide.opening, Need.ADVISED, "the moderator has no opening words", "opening"),
        (not guide.questions, Need.ADVISED, "there is no question to begin with", "questions"),
        (not guide.hard_questions, Need.ADVISED, "no hard question is prepared", "hard_questions"),
        (not guide.closing, Need.ADVISED, "the moderator has no closing words", "closing"),
        (not guide.stop_signal, Need.ADVISED, "the moderator has no stop signal", "stop_signal"),
        (not guide.microphone, Need.ADVISED, "nothing says how microphones go round", "microphone"),
        (not guide.discussion, Need.OPTIONAL, "there are no questions for an audience or a class", "[[discussion]]"),
        (not guide.do_not_ask, Need.ADVISED, "nothing says what not to ask", "do_not_ask"),
    )
    yield from (Lacking(need, what, f"{file} {key}") for lacks, need, what, key in rows if lacks)
    for name, text in (
        ("interpreter", guide.needs.interpreter),
        ("captioner", guide.needs.captioner),
        ("sign_language", guide.needs.sign_language),
    ):
        if not text:
            yield Lacking(Need.ADVISED, f"nothing says what the {_SAID[name]} needs", f"{file} [needs] {name}")


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
