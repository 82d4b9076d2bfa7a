"""The film itself, in words: cover, key facts, synopses, statement, content notes, guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import dates, labels, marks
from kit.booklet.context import ContentWarning, Cover, Fact, Guide, Picture, Statement, Synopsis
from kit.booklet.fetching import PICTURES
from kit.errors import UsageError
from kit.project import toml
from kit.project.load import FILE
from kit.subs.track import Kind

if TYPE_CHECKING:
    from kit.booklet.wording import Wording
    from kit.errors import Place
    from kit.project.model import Film, Still
    from kit.project.project import Project
    from kit.project.texts import FilmTexts
    from kit.words import Words

#: Limits that festivals' forms set, in words.
SHORT, MEDIUM = 50, 150


def cover(project: Project, words: Words, wording: Wording) -> Cover:
    """The first page. Raises UsageError if there is no hero still or nothing says what it shows."""
    film, texts = project.settings.film, project.texts[wording.locale].film
    booklet = project.settings.booklet
    kind = words.say(labels.FILM_KINDS[film.kind])
    countries = wording.listed([wording.country(code) for code in film.countries], "unit")
    tracks = {track.locale for track in project.tracks if track.kind is Kind.FULL}
    original = _original(film, texts)
    return Cover(
        title=texts.title,
        title_lang=film.original_language if not original else wording.locale,
        subtitle=texts.subtitle,
        original=marks.plain(original),
        original_lang=film.original_language,
        romanised=texts.romanised_title,
        line=" · ".join(part for part in (kind, countries, str(film.year)) if part),
        languages=wording.languages(film.spoken),
        subtitles=wording.languages([tag for tag in project.settings.locales if tag in tracks]),
        version=booklet.version,
        date=dates.short_date(booklet.date, wording.locale),
        hero=_hero(project, wording.locale),
        note=texts.demonstration_note if film.demonstration else "",
    )


def _original(film: Film, texts: FilmTexts) -> str:
    """The original title, if the locale has one of its own; else empty."""
    return "" if marks.plain(film.title) == marks.plain(texts.title) else film.title


def _hero(project: Project, locale: str) -> Picture:
    stills = project.settings.stills
    still = next((still for still in stills if still.hero), stills[0] if stills else None)
    if still is None:
        raise UsageError(
            "The booklet has no picture for its cover.",
            hint="Add a [[stills]] table to kit.toml with id, file and hero = true.",
            slug="no-hero",
        )
    return _picture(project, still, locale)


def stills(project: Project, locale: str) -> tuple[Picture, ...]:
    """The pictures inside: all but the cover's. Raises UsageError as ``cover`` does."""
    pictures = project.settings.stills
    hero = next((still for still in pictures if still.hero), pictures[0] if pictures else None)
    return tuple(_picture(project, still, locale) for still in pictures if still is not hero)


def _picture(project: Project, still: Still, locale: str) -> Picture:
    text = project.texts[locale].film.stills.get(still.id)
    if text is None or not text.alt.strip():
        raise UsageError(
            f"Nothing says what the picture “{still.id}” shows, so a blind reader would not know.",
            hint=f"Write alt in [stills.{still.id}] of locales/{locale}/film.toml: one sentence, no “image of”.",
            slug="no-alt",
        )
    path = project.root / still.file
    if not path.is_file():
        raise UsageError(
            f"The picture {still.file} is not there.",
            hint=f"Put the picture there, or correct file of the still “{still.id}” in kit.toml.",
            slug="no-still",
            place=_place(project, still),
        )
    if path.suffix.lower() not in PICTURES:
        raise UsageError(
            f"The still {still.file} is no picture that a booklet can hold: JPEG, PNG, WebP or SVG.",
            hint=f"Save the picture as JPEG or PNG, and correct file of the still “{still.id}” in kit.toml.",
            slug="not-a-picture",
            place=_place(project, still),
        )
    return Picture(path.resolve().as_uri(), marks.plain(text.alt), text.caption, text.credit)


def _place(project: Project, still: Still) -> Place:
    return toml.place(project.root / FILE, ("stills", project.settings.stills.index(still), "file"))


def facts(project: Project, words: Words, wording: Wording, duration: str) -> tuple[Fact, ...]:
    """What a programmer looks for first; ``duration`` is measured, empty if there is no master."""
    film, texts = project.settings.film, project.texts[wording.locale].film
    original = _original(film, texts)
    names = {person.name: texts.names.get(person.id, person.name) for person in project.settings.people}
    directors = [names.get(name, name) for credit in project.settings.credits if credit.function == "director"
                 for name in credit.names]  # fmt: skip
    producers = [name for credit in project.settings.credits if credit.function == "production-company"
                 for name in credit.names]  # fmt: skip
    rows = (
        Fact(words.say("Title"), texts.title, "" if original else film.original_language),
        Fact(words.say("Original title"), original, film.original_language),
        Fact(words.say("Director"), wording.listed(directors) if directors else ""),
        Fact(words.say("Production company"), wording.listed(producers) if producers else ""),
        Fact(words.say("Country"), wording.listed([wording.country(code) for code in film.countries])),
        Fact(words.say("Year"), str(film.year)),
        Fact(words.say("Genre"), texts.genre),
        Fact(words.say("Running time of the master"), duration),
        Fact(words.say("Spoken languages"), wording.languages(film.spoken)),
        Fact(words.say("Website"), film.web),
        Fact(words.say("Hashtag"), " ".join(film.hashtags)),
    )
    return tuple(row for row in rows if row.value)


def synopses(project: Project, locale: str) -> tuple[Synopsis, ...]:
    """The short and the medium synopsis with their measured words."""
    texts = project.texts[locale].film.synopsis
    return tuple(
        Synopsis(text, limit, marks.word_count(text))
        for text, limit in ((texts.short, SHORT), (texts.medium, MEDIUM))
        if text.strip()
    )


def statement(project: Project, locale: str) -> Statement:
    """The director's statement or the editors' note."""
    texts = project.texts[locale].film.statement
    return Statement(texts.text, texts.by, texts.editors_note)


def content_notes(project: Project, words: Words, locale: str) -> tuple[ContentWarning, ...]:
    """What to warn an audience of, strongest first."""
    order = list(labels.SEVERITIES)
    notes = sorted(project.texts[locale].film.content_notes, key=lambda note: -order.index(note.severity))
    return tuple(ContentWarning(note, words.say(labels.SEVERITIES[note.severity])) for note in notes)


def guide(project: Project, wording: Wording) -> Guide:
    """The moderator's guide with the length of its run of show."""
    texts = project.texts[wording.locale]
    guests = [
        texts.film.names.get(person.id, person.name) for person in project.settings.people if person.at_discussion
    ]
    return Guide(
        texts=texts.guide,
        guests=wording.listed(guests) if guests else "",
        total=wording.unit(sum(step.minutes for step in texts.guide.run_of_show), "duration-minute"),
        minutes=tuple(wording.unit(step.minutes, "duration-minute") for step in texts.guide.run_of_show),
    )
