"""The access statement of a film in one language, as a page of its own: what is offered, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import marks, technical
from kit.booklet.wording import Wording
from kit.errors import UsageError
from kit.package.template import fill
from kit.words import words

if TYPE_CHECKING:
    from kit.project.project import Project


def page(project: Project, language: str) -> str:
    """The whole page. Raises UsageError if the film has no words in that language."""
    if language not in project.texts:
        raise UsageError(
            f"The film has no texts in “{language}”, so its access statement cannot be written.",
            hint=f"Write locales/{language}/film.toml, or leave “access” out of parts in [festivals.package].",
            slug="no-texts",
        )
    texts, wording, spoken = project.texts[language].film, Wording(language), words(language)
    return fill(
        "access.html",
        project.root,
        spoken,
        lang=language,
        title=marks.plain(texts.title),
        rows=technical.access_rows(project, spoken, wording),
        offers=technical.offers(project, spoken, wording),
        notes=tuple(note.subject for note in texts.content_notes.values()),
        paragraphs=tuple(marks.plain(part) for part in texts.access_note.split("\n\n") if part.strip()),
    )
