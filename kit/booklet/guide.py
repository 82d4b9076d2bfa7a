"""What the moderator and the house need: the guide's texts with their minutes, and what to warn an audience of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from kit.booklet import labels, measured, people
from kit.booklet.context import Guide
from kit.booklet.entries import ContentWarning
from kit.project.texts import GuideTexts

if TYPE_CHECKING:
    from kit.booklet.measured import Measured
    from kit.booklet.wording import Wording
    from kit.project.project import Project
    from kit.words import Words

_UNWRITTEN = GuideTexts(before=(), opening="", closing="", run_of_show=(), questions=(), hard_questions=())


def guide(project: Project, wording: Wording) -> Guide:
    """The moderator's guide with the length of its run of show."""
    texts = project.texts[wording.locale]
    guests = [people.name(person, texts.film) for person in project.settings.people if person.at_discussion]
    spoken = people.spoken(project, wording.locale)
    return Guide(
        texts=texts.guide,
        guests=wording.listed(guests) if guests else "",
        total=_minutes(sum(step.minutes for step in texts.guide.run_of_show), wording),
        minutes=tuple(_minutes(step.minutes, wording) for step in texts.guide.run_of_show),
        spoken=spoken,
        discussion=tuple(_minutes(topic.minutes, wording) if topic.minutes else "" for topic in texts.guide.discussion),
        written=bool(guests or spoken) or structs.replace(texts.guide, discussion=()) != _UNWRITTEN,
    )


def content_notes(project: Project, found: Measured, words: Words, locale: str) -> tuple[ContentWarning, ...]:
    """What to warn an audience of: what was measured and no note speaks of, what can harm the body, strongest first."""
    order, kinds = list(labels.SEVERITIES), list(labels.WARNINGS)
    texts = project.texts[locale].film.content_notes
    notes = sorted(
        project.settings.content_notes, key=lambda note: (-kinds.index(note.kind), -order.index(note.severity))
    )
    written = tuple(
        ContentWarning(
            subject=texts[note.id].subject,
            detail=texts[note.id].detail,
            severity=words.say(labels.SEVERITIES[note.severity]),
            kind=words.say(labels.WARNINGS[note.kind]) if note.kind != "subject" else "",
            at=measured.at(project, found, note.kind, note.at),
        )
        for note in notes
    )
    return (*measured.warnings(project, found, words), *written)


def _minutes(count: int, wording: Wording) -> str:
    return wording.unit(count, "duration-minute")
