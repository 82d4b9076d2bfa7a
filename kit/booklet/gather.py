"""From the film's project to one language's context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import __version__
from kit.booklet import (
    background,
    colour,
    guide,
    marks,
    people,
    programme,
    rights,
    stills,
    story,
    technical,
)  # fmt: skip
from kit.booklet.context import Context, Face, Sheet
from kit.booklet.options import paper_of
from kit.booklet.wording import Wording
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.booklet.editions import Edition
    from kit.booklet.entries import Tool
    from kit.booklet.measured import Measured
    from kit.booklet.options import Options
    from kit.booklet.technical import Counted
    from kit.project.project import Project
    from kit.tools.fonts import Font
    from kit.tools.probe import Media
    from kit.words import Words


def gather(
    project: Project,
    locale: str,
    words: Words,
    *,
    options: Options,
    beside: Sequence[Font],
    media: Media | None,
    measured: Measured,
    sha256: str,
    tracks: Sequence[Counted],
    made_with: Sequence[Tool],
    checked_with: Sequence[Tool],
    left_out: tuple[str, ...] = (),
) -> Context:
    """Everything that one booklet prints.

    ``beside`` are fonts for what the two lack, ``sha256`` is the master's, ``left_out`` are parts of a handout.
    Raises UsageError for what a booklet cannot do without.
    """
    wording, festival = Wording(locale), options.festival
    paper = paper_of(project, options)
    film, texts = project.settings.film, project.texts[locale].film
    title = marks.plain(texts.title)
    kit_title = words.say("{title} – screening kit", {"title": title})
    duration = technical.running_time(media, wording) if media else ""
    return Context(
        lang=locale,
        order=festival.order if festival else (),
        without=festival.without if festival else (),
        festival=festival.name if festival else "",
        festival_logo=stills.logo(project, festival.logo, festival.name) if festival else "",
        document_title=kit_title,
        description=marks.plain(" ".join(texts.logline.split())),
        author=wording.listed([name for line in project.settings.credits if line.function == "production-company"
                               for name in line.names]) or film.title,
        created=project.settings.booklet.date.isoformat(),
        generator=f"kit {__version__}",
        sheet=_sheet(options.edition, paper, film.colour, beside),
        film_title=title,
        cover=story.cover(project, words, wording, programme.laurels(project, words, locale)),
        facts=story.facts(project, words, wording, duration),
        logline=" ".join(texts.logline.split()),
        stills=stills.inside(project, words, wording, options.edition, paper),
        synopses=story.synopses(project, locale),
        statement=story.statement(project, locale),
        people=people.persons(project, words, locale),
        participants=people.participants(project, locale),
        content_notes=guide.content_notes(project, measured, words, locale),
        guide=guide.guide(project, wording),
        timeline=background.timeline(project, wording),
        glossary=background.glossary(project, locale),
        help_lines=background.help_lines(project, words, wording),
        showings=programme.showings(project, words, wording),
        prizes=programme.prizes(project, words, locale),
        quotes=background.quotes(project, wording),
        billing_block=texts.billing_block,
        credits=rights.departments(project, words, locale),
        archive=rights.archive(project),
        music=rights.music(project),
        funders=rights.funders(project, locale),
        technical=technical.sheet(media, measured, sha256, words, wording) if media else (),
        dcp=technical.dcp(project, words, wording),
        tracks=technical.track_rows(tracks, words, wording),
        access=technical.access_rows(project, words, wording),
        offers=technical.offers(project, words, wording),
        access_note=texts.access_note,
        contacts=programme.contacts(project, words, locale, festival.contacts if festival else ()),
        social=background.accounts(project),
        hashtags=background.hashtags(project),
        legal=texts.legal,
        made_with=tuple(made_with),
        checked_with=tuple(checked_with),
        left_out=left_out,
    )  # fmt: skip


def _sheet(edition: Edition, paper: str, accent: str, others: Sequence[Font]) -> Sheet:
    sans, serif = fonts.sans(), fonts.serif()
    return Sheet(
        edition=edition.name,
        medium=str(edition.medium),
        paper="A4" if paper == "a4" else "letter",
        palette=colour.palette(accent),
        sans=Face(sans.family, sans.path.resolve().as_uri()),
        serif=Face(serif.family, serif.path.resolve().as_uri()),
        others=tuple(Face(font.family, font.path.resolve().as_uri()) for font in others),
    )
