"""Who made the film and who is in it: biographies, what may be asked of whom, how names are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import labels, stills
from kit.booklet.entries import Participant, Person

if TYPE_CHECKING:
    from kit.booklet.context import Picture
    from kit.project import model
    from kit.project.project import Project
    from kit.project.texts import FilmTexts
    from kit.words import Words


def name(person: model.Person, texts: FilmTexts) -> str:
    """A person's name as the locale spells it."""
    return texts.names.get(person.id, person.name)


def local_names(project: Project, locale: str) -> dict[str, str]:
    """Each person's name as the locale spells it, by id and by the name in kit.toml: credits may give either."""
    texts = project.texts[locale].film
    return {key: name(person, texts) for person in project.settings.people for key in (person.id, person.name)}


def credited(project: Project, function: str) -> tuple[str, ...]:
    """Everybody whom the credits give a function, in their order and as they are written there."""
    return tuple(name for credit in project.settings.credits if credit.function == function for name in credit.names)


def directors(project: Project) -> tuple[model.Person, ...]:
    """The directors among the people of kit.toml, in its order."""
    known = set(credited(project, "director"))
    return tuple(person for person in project.settings.people if known & {person.id, person.name})


def persons(project: Project, words: Words, locale: str) -> tuple[Person, ...]:
    """Everybody of whom something is told, in kit.toml's order. Raises UsageError for a portrait that is no still."""
    texts, rows = project.texts[locale].film, []
    for person in project.settings.people:
        text = texts.people.get(person.id)
        if text is None or not (text.biography or text.filmography):
            continue
        portrait = _portrait(project, person, locale)
        works = sorted(text.filmography, key=lambda work: -work.year)
        rows.append(
            Person(
                name=name(person, texts),
                function=_functions(project, person, words),
                biography=text.biography,
                works=tuple((str(work.year), work.title, work.note) for work in works),
                portrait=portrait.address if portrait else "",
                portrait_alt=portrait.alt if portrait else "",
                portrait_credit=portrait.credit if portrait else "",
            )
        )
    return tuple(rows)


def participants(project: Project, locale: str) -> tuple[Participant, ...]:
    """Everybody in the film of whom the locale says what to ask, or who is protected or speaks in it."""
    texts, rows = project.texts[locale].film, []
    for person in project.settings.people:
        text = texts.people.get(person.id)
        asked = text is not None and bool(text.may_ask or text.must_not)
        if not asked and not person.protected and not person.participant:
            continue
        rows.append(
            Participant(
                name=name(person, texts),
                protected=person.protected,
                at_discussion=person.at_discussion,
                may_ask=text.may_ask if text else (),
                must_not=text.must_not if text else (),
            )
        )
    return tuple(rows)


def spoken(project: Project, locale: str) -> tuple[tuple[str, str], ...]:
    """Names whose pronunciation the locale gives, each with it."""
    texts = project.texts[locale].film
    return tuple(
        (name(person, texts), text.pronunciation)
        for person in project.settings.people
        if (text := texts.people.get(person.id)) is not None and text.pronunciation
    )


def _functions(project: Project, person: model.Person, words: Words) -> str:
    """What a person did, in the order of the credits."""
    known = {person.id, person.name}
    lines = [credit for credit in project.settings.credits if known & set(credit.names)]
    return " · ".join(dict.fromkeys(words.say(labels.CREDITS[line.function]) for line in lines))


def _portrait(project: Project, person: model.Person, locale: str) -> Picture | None:
    still = next((still for still in project.settings.stills if still.id == person.portrait), None)
    return stills.picture(project, still, locale) if still is not None else None
