"""The film itself, in words: cover, key facts, synopses, statement."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit.booklet import dates, labels, marks, people, stills
from kit.booklet.context import Cover, Fact, Statement, Synopsis
from kit.subs.track import Kind

if TYPE_CHECKING:
    from kit.booklet.entries import Prize
    from kit.booklet.wording import Wording
    from kit.project.model import Film
    from kit.project.project import Project
    from kit.project.texts import FilmTexts
    from kit.words import Words

#: Limits that festivals' forms set, in words.
SHORT, MEDIUM, LONG = 50, 150, 500


def cover(project: Project, words: Words, wording: Wording, laurels: tuple[Prize, ...]) -> Cover:
    """The first page. Raises UsageError if there is no hero still or nothing says what it shows."""
    film, texts = project.settings.film, project.texts[wording.locale].film
    booklet = project.settings.booklet
    kind = words.say(labels.FILM_KINDS[film.kind])
    countries = wording.row([wording.country(code) for code in film.countries])
    tracks = {track.locale for track in project.tracks if track.kind is Kind.FULL}
    original = _original(film, texts)
    return Cover(
        title=texts.title,
        title_lang=film.original_language if not original else wording.locale,
        subtitle=texts.subtitle,
        original=marks.plain(original),
        original_lang=film.original_language,
        romanised=texts.romanised_title,
        romanised_lang=f"{wording.locale if original and is_latin(film.title) else film.original_language}-Latn",
        line=" · ".join(part for part in (kind, countries, str(film.year)) if part),
        languages=wording.languages(film.spoken),
        subtitles=wording.languages([tag for tag in project.settings.locales if tag in tracks]),
        kit=_kit(project, words, wording),
        version=booklet.version,
        date=dates.short_date(booklet.date, wording.locale),
        hero=stills.hero(project, wording.locale),
        laurels=laurels,
        note=texts.demonstration_note if film.demonstration else "",
    )


def is_latin(text: str) -> bool:
    """Whether a text has a letter of the Latin script."""
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in text)


def _kit(project: Project, words: Words, wording: Wording) -> str:
    """The languages of the kit and its editions, as far as kit.toml names them."""
    editions = [words.say(labels.EDITIONS[edition]) for edition in project.settings.booklet.editions]
    languages = wording.languages(list(project.texts))
    return " · ".join((languages, wording.row(editions))) if editions else languages


def _original(film: Film, texts: FilmTexts) -> str:
    """The original title, if the locale has one of its own; else empty."""
    return "" if marks.plain(film.title) == marks.plain(texts.title) else film.title


def facts(project: Project, words: Words, wording: Wording, duration: str) -> tuple[Fact, ...]:
    """What a programmer looks for first; ``duration`` is measured, empty if there is no master."""
    film, texts = project.settings.film, project.texts[wording.locale].film
    original = _original(film, texts)
    names = people.local_names(project, wording.locale)
    directors = [names.get(name, name) for name in people.credited(project, "director")]
    producers = [names.get(name, name) for name in people.credited(project, "production-company")]
    rows = (
        Fact(words.say("Title"), texts.title, "" if original else film.original_language),
        Fact(words.say("Original title"), original, film.original_language),
        Fact(words.say("Director"), wording.listed(directors) if directors else ""),
        Fact(words.say("Production company"), wording.listed(producers) if producers else ""),
        Fact(words.say("Country"), wording.listed([wording.country(code) for code in film.countries])),
        Fact(words.say("Year"), str(film.year)),
        Fact(words.say("Genre"), texts.genre),
        Fact(words.say("Running time of the master"), duration),
        Fact(words.say("Age rating"), _ratings(project, wording)),
        Fact(words.say("Premiere"), words.say(labels.PREMIERES[film.premiere]) if film.premiere else ""),
        Fact(words.say("Spoken languages"), wording.languages(film.spoken)),
        Fact(words.say("Subtitles"), _tracks(project, Kind.FULL, wording)),
        Fact(words.say("Captions (SDH)"), _tracks(project, Kind.SDH, wording)),
        Fact(words.say("Forced narratives"), _tracks(project, Kind.FORCED, wording)),
        Fact(words.say("Website"), film.web),
    )
    return tuple(row for row in rows if row.value)


def _tracks(project: Project, kind: Kind, wording: Wording) -> str:
    """The languages that have a track of a kind, in the kit's order."""
    there = {track.locale for track in project.tracks if track.kind is kind}
    return wording.languages(
        [tag for tag in dict.fromkeys([*project.settings.locales, *sorted(there)]) if tag in there]
    )


def _ratings(project: Project, wording: Wording) -> str:
    """``Canada: 14A (body); …``: a rating holds in its country only."""
    rows = project.settings.ratings
    return "; ".join(
        f"{wording.country(row.country)}: {row.value}" + (f" ({row.body})" if row.body else "") for row in rows
    )


def synopses(project: Project, locale: str) -> tuple[Synopsis, ...]:
    """The synopses with their measured words, the shortest first."""
    texts = project.texts[locale].film.synopsis
    return tuple(
        Synopsis(text, limit, marks.word_count(text))
        for text, limit in ((texts.short, SHORT), (texts.medium, MEDIUM), (texts.long, LONG))
        if text.strip()
    )


def statement(project: Project, locale: str) -> Statement:
    """The director's statement or the editors' note."""
    texts = project.texts[locale].film.statement
    return Statement(texts.text, texts.by, texts.editors_note)
