"""The way of one booklet from the film's folder to finished bytes; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from kit import __version__, receipt
from kit.booklet import (
    checks,
    drawings,
    editions,
    filling,
    gather,
    handout,
    looks,
    measure,
    measured,
    passages,
    press,
    proof,
    template,
    textnodes,
)
from kit.booklet.editions import Medium
from kit.booklet.entries import Tool
from kit.errors import KitError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.booklet.context import Context
    from kit.booklet.job import Flaw, Report
    from kit.booklet.measured import Measured
    from kit.booklet.options import Options
    from kit.booklet.technical import Counted
    from kit.booklet.textnodes import Page
    from kit.project.project import Project
    from kit.receipt import Fingerprints
    from kit.tools.fonts import Font
    from kit.tools.probe import Media
    from kit.words import Words


@dataclass(frozen=True, slots=True)
class Made:
    """A booklet's bytes, its pages (0 where it has none), the checks it passed, and what ought to be known of it.

    ``flaws`` are where its pages look wrong, ``without`` what a handout had no room for.
    """

    data: bytes
    pages: int
    checked: tuple[str, ...]
    flaws: tuple[Flaw, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Film:
    """What is the same in every language: the project, what was asked for, the tracks, the master and its measures."""

    project: Project
    options: Options
    tracks: tuple[Counted, ...]
    media: Media | None
    measured: Measured
    sha256: str


@dataclass(frozen=True, slots=True)
class _Speech:
    """One language: kit's words in it, and the fonts for what the two lack in the film's."""

    locale: str
    words: Words
    beside: tuple[Font, ...]


@dataclass(frozen=True, slots=True)
class _Filled:
    """A page in one language, set, and what it was filled with."""

    page: Page
    context: Context
    speech: _Speech


def make(
    project: Project,
    locale: str,
    options: Options,
    progress: Callable[[float], None],
    fingerprints: Fingerprints | None = None,
) -> Made:
    """Print and inspect a booklet; the same project gives the same bytes. Raises KitError."""
    speech = _speech(project, locale, options)
    medium = options.edition.medium
    if medium is Medium.PAPER:
        press.warm()
    if options.festival:
        checks.within(project, locale, options.festival)
    if options.strict:
        checks.complete(project, locale)
    tracks = measure.tracks(project)
    _refuse_faulty(tracks)
    progress(0.1)
    media = measure.media(project)
    found = measured.measure(project, media, lambda share: progress(0.1 + 0.1 * share))
    prints = fingerprints or receipt.Fingerprints(project.dist / "receipts")
    film = _Film(project, options, tracks, media, found, measure.sha256(project, prints))
    progress(0.3)
    checked = tuple(f"{tool.name} {tool.version}".strip() for tool in checks.tools(speech.words, options))
    if options.edition is editions.EDITIONS["handout"]:
        return _paper(film, *_handout(film, speech), checked, progress)
    filled = _filled(film, speech)
    if medium is Medium.PAPER:
        return _paper(film, filled, *_printed(film, filled), checked, progress)
    checks.spoken(filled.page, project.settings.protected)
    return Made(_screen(project, filled, medium), 0, checked)


def _speech(project: Project, locale: str, options: Options) -> _Speech:
    """Raises UsageError for a text that cannot be printed as it stands."""
    words = filling.words_of(locale, project.root, pseudonym=options.pseudo)
    beside = proof.proof(passages.passages(project, locale), project.settings.protected, project.root)
    return _Speech(locale, words, beside)


def _filled(film: _Film, speech: _Speech, left_out: tuple[str, ...] = ()) -> _Filled:
    context = gather.gather(
        film.project,
        speech.locale,
        speech.words,
        options=film.options,
        beside=speech.beside,
        media=film.media,
        measured=film.measured,
        sha256=film.sha256,
        tracks=film.tracks,
        made_with=_made_with(film.options.edition.medium),
        checked_with=checks.tools(speech.words, film.options),
        left_out=left_out,
    )
    options = film.options
    page = filling.Job(
        context, film.project.root, options.edition.template, speech.locale, options.pseudo, filling.SECONDS
    )
    html = filling.html(page, speech.words)
    return _Filled(textnodes.set_page(html), context, speech)


def _printed(film: _Film, filled: _Filled) -> tuple[bytes, Report]:
    """The page as the engine prints it. Raises what ``press.print_pdf`` raises, UsageError for a missing glyph."""
    from kit.tools import fonts  # noqa: PLC0415 - loads what no other medium needs

    beside = filled.speech.beside
    proof.proof_page((text.text for text in filled.page.texts), beside)
    printed, report = press.print_pdf(
        filled.page.html,
        base=film.project.root,
        folders=(film.project.root, *template.folders(film.project.root)),
        files=(fonts.sans().path, fonts.serif().path, *(font.path for font in beside)),
        identifier=identifier(film.project, filled.context),
    )
    for path in report.drawings:
        drawings.unspoken(Path(path), film.project.settings.protected)
    return printed, report


def _handout(film: _Film, speech: _Speech) -> tuple[_Filled, bytes, Report]:
    """The handout in one language, without what has no room in some language of the film."""
    mine: dict[tuple[str, ...], tuple[_Filled, bytes, Report]] = {}

    def own(parts: tuple[str, ...]) -> tuple[_Filled, bytes, Report]:
        if parts not in mine:
            filled = _filled(film, speech, parts)
            mine[parts] = (filled, *_printed(film, filled))
        return mine[parts]

    def pages(locale: str, parts: tuple[str, ...]) -> int:
        if locale == speech.locale:
            return own(parts)[-1].pages
        try:
            other = _filled(film, _speech(film.project, locale, film.options), parts)
            return handout.pages(other.page.html, lambda: _printed(film, other)[-1].pages)
        except KitError:  # it is told when that language is printed
            return 1

    others = [locale for locale in film.project.settings.locales if locale != speech.locale]
    return own(handout.left_out((speech.locale, *others), pages))


def _paper(
    film: _Film, filled: _Filled, printed: bytes, report: Report, checked: tuple[str, ...],
    progress: Callable[[float], None],
) -> Made:  # fmt: skip
    from kit.booklet import finish, inspection  # noqa: PLC0415 - the PDF libraries, which no other medium needs

    progress(0.8)
    locale, project = filled.speech.locale, film.project
    if film.options.edition is editions.EDITIONS["handout"]:
        handout.refuse(locale, report.pages, project.texts[locale].film)
    data = finish.finish(printed, locale, project.settings.booklet.date)
    inspection.inspect(data, filled.page, project.settings.protected)
    if film.options.strict:
        looks.refuse(locale, report.flaws)
        checks.verapdf(data)
    return Made(data, report.pages, checked, tuple(report.flaws), filled.context.left_out)


def _screen(project: Project, filled: _Filled, medium: Medium) -> bytes:
    from kit.booklet import braille, epub, plaintext, web  # noqa: PLC0415 - each is for its own medium

    page, context, words = filled.page, filled.context, filled.speech.words
    folders = (project.root, *template.folders(project.root))
    for path in web.drawn(page.html) if medium in {Medium.BROWSER, Medium.READER} else ():
        drawings.unspoken(path, project.settings.protected)
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
