"""The way of one booklet from the film's folder to finished bytes; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from kit import __version__
from kit.booklet import checks, editions, gather, looks, measure, measured, passages, press, proof, template, textnodes
from kit.booklet.editions import Medium
from kit.booklet.entries import Tool
from kit.catalogue import pseudo, speak
from kit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.booklet.context import Context
    from kit.booklet.job import Flaw
    from kit.booklet.options import Options
    from kit.booklet.technical import Counted
    from kit.booklet.textnodes import Page
    from kit.project.project import Project
    from kit.tools.fonts import Font
    from kit.words import Words


@dataclass(frozen=True, slots=True)
class Made:
    """A booklet's bytes, its pages (0 where it has none), the checks it passed, and where its pages look wrong."""

    data: bytes
    pages: int
    checked: tuple[str, ...]
    flaws: tuple[Flaw, ...] = ()


def make(project: Project, locale: str, options: Options, progress: Callable[[float], None]) -> Made:
    """Print and inspect a booklet; the same project gives the same bytes. Raises KitError."""
    words = speak.words(project.root, locale)
    if options.pseudo:
        words = pseudo.words(words)
    beside = proof.proof(passages.passages(project, locale), project.settings.protected, project.root)
    if options.edition.medium is Medium.PAPER:
        press.warm()
    if options.festival:
        checks.within(project, locale, options.festival)
    if options.strict:
        checks.complete(project, locale)
    tracks = measure.tracks(project)
    _refuse_faulty(tracks)
    progress(0.1)
    tools = checks.tools(words, options)
    media = measure.media(project)
    context = gather.gather(
        project,
        locale,
        words,
        options=options,
        beside=beside,
        media=media,
        measured=measured.measure(project, media, lambda share: progress(0.1 + 0.1 * share)),
        tracks=tracks,
        made_with=_made_with(options.edition.medium),
        checked_with=tools,
    )
    page = textnodes.set_page(template.html(context, words, project.root, options.edition.template))
    checked = tuple(f"{tool.name} {tool.version}".strip() for tool in tools)
    progress(0.3)
    if options.edition.medium is Medium.PAPER:
        return _paper(project, page, context, beside, options, checked, progress)
    checks.spoken(page, project.settings.protected)
    return Made(_screen(project, page, context, words, options.edition.medium), 0, checked)


def _paper(
    project: Project,
    page: Page,
    context: Context,
    beside: Sequence[Font],
    options: Options,
    checked: tuple[str, ...],
    progress: Callable[[float], None],
) -> Made:
    from kit.booklet import finish, inspection  # noqa: PLC0415 - the PDF libraries, which no other medium needs
    from kit.tools import fonts  # noqa: PLC0415 - the same

    proof.proof_page((text.text for text in page.texts), beside)
    printed, report = press.print_pdf(
        page.html,
        base=project.root,
        folders=(project.root, *template.folders(project.root)),
        files=(fonts.sans().path, fonts.serif().path, *(font.path for font in beside)),
        identifier=identifier(project, context),
    )
    progress(0.8)
    if options.edition is editions.EDITIONS["handout"] and report.pages > 1:
        raise UsageError(
            f"The handout would need {report.pages} pages, and a handout is one.",
            hint="Shorten the short synopsis, the access note or the content notes, or print on larger paper.",
            slug="handout-too-long",
        )
    data = finish.finish(printed, context.lang, project.settings.booklet.date)
    inspection.inspect(data, page, project.settings.protected)
    if options.strict:
        looks.refuse(context.lang, report.flaws)
        checks.verapdf(data)
    return Made(data, report.pages, checked, tuple(report.flaws))


def _screen(project: Project, page: Page, context: Context, words: Words, medium: Medium) -> bytes:
    from kit.booklet import braille, epub, plaintext, web  # noqa: PLC0415 - each is for its own medium

    folders = (project.root, *template.folders(project.root))
    match medium:
        case Medium.BROWSER:
            return web.page(page.html, folders).encode("utf-8")
        case Medium.READER:
            return epub.epub(page.html, context, words, folders, identifier(project, context))
        case Medium.BRAILLE:
            return braille.brf(page.html)
        case _:
            return plaintext.text(page.html, words).encode("utf-8")


def identifier(project: Project, context: Context) -> str:
    """What names this version of the booklet and no other."""
    return f"{project.settings.film.id}.{context.lang}.{project.settings.booklet.version}"


def _made_with(medium: Medium) -> tuple[Tool, ...]:
    libraries = {Medium.PAPER: (("WeasyPrint", "weasyprint"), ("pikepdf", "pikepdf")), Medium.BRAILLE: ()}
    named = libraries.get(medium, (("Jinja", "jinja2"),))
    return (Tool("kit", __version__), *(Tool(name, version(library)) for name, library in named))


def _refuse_faulty(tracks: tuple[Counted, ...]) -> None:
    for item in tracks:
        if item.faults:
            raise UsageError(
                f"{item.track.path.name} has {item.faults} faulty place(s), so its cues cannot be counted.",
                hint=f"Run `kit subs check {item.track.path.name}`, mend the file, then print again.",
                slug="faulty-track",
            )
