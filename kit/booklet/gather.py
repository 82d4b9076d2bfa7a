"""From the film's project to one language's context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import __version__
from kit.booklet import colour, marks, programme, story, technical
from kit.booklet.context import Context, Face, Sheet, Tool
from kit.booklet.wording import Wording
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.booklet.technical import Counted
    from kit.project.project import Project
    from kit.tools.probe import Media
    from kit.words import Words


def gather(
    project: Project,
    locale: str,
    words: Words,
    *,
    paper: str,
    media: Media | None,
    tracks: Sequence[Counted],
    made_with: Sequence[Tool],
    checked_with: Sequence[Tool],
) -> Context:
    """Everything that one booklet prints. Raises UsageError for what a booklet cannot do without."""
    wording = Wording(locale)
    film, texts = project.settings.film, project.texts[locale].film
    title = marks.plain(texts.title)
    kit_title = words.say("{title} – screening kit", {"title": title})
    duration = technical.running_time(media, wording) if media else ""
    return Context(
        lang=locale,
        document_title=kit_title,
        description=marks.plain(" ".join(texts.logline.split())),
        author=wording.listed([name for line in project.settings.credits if line.function == "production-company"
                               for name in line.names]) or film.title,
        created=project.settings.booklet.date.isoformat(),
        generator=f"kit {__version__}",
        sheet=_sheet(paper, film.colour),
        film_title=title,
        cover=story.cover(project, words, wording),
        facts=story.facts(project, words, wording, duration),
        logline=" ".join(texts.logline.split()),
        stills=story.stills(project, locale),
        synopses=story.synopses(project, locale),
        statement=story.statement(project, locale),
        content_notes=story.content_notes(project, words, locale),
        guide=story.guide(project, wording),
        showings=programme.showings(project, words, wording),
        prizes=programme.prizes(project, words, locale),
        credits=programme.credit_lines(project, words, locale),
        technical=technical.sheet(media, words, wording) if media else (),
        tracks=technical.track_rows(tracks, words, wording),
        access=technical.access_rows(project, words, wording),
        access_note=texts.access_note,
        contacts=programme.contacts(project, words, locale),
        made_with=tuple(made_with),
        checked_with=tuple(checked_with),
    )  # fmt: skip


def _sheet(paper: str, accent: str) -> Sheet:
    sans, serif = fonts.sans(), fonts.serif()
    return Sheet(
        paper="A4" if paper == "a4" else "letter",
        palette=colour.palette(accent),
        sans=Face(sans.family, sans.path.resolve().as_uri()),
        serif=Face(serif.family, serif.path.resolve().as_uri()),
    )
