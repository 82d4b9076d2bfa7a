"""The way of one booklet from the film's folder to finished bytes; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from kit import __version__
from kit.booklet import finish, gather, inspection, measure, passages, press, proof, template, textnodes
from kit.booklet.entries import Tool
from kit.errors import UsageError
from kit.tools import fonts
from kit.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.booklet.technical import Counted
    from kit.project.project import Project
    from kit.words import Words


@dataclass(frozen=True, slots=True)
class Made:
    """A booklet's bytes, its pages, and the checks it passed."""

    data: bytes
    pages: int
    checked: tuple[str, ...]


def make(project: Project, locale: str, paper: str, progress: Callable[[float], None]) -> Made:
    """Print and inspect a booklet; the same project gives the same bytes. Raises KitError."""
    words = words_of(locale)
    settings = project.settings
    proof.proof(passages.passages(project, locale), settings.protected, project.root)
    tracks = measure.tracks(project)
    _refuse_faulty(tracks)
    progress(0.1)
    checks = _checks(words)
    context = gather.gather(
        project,
        locale,
        words,
        paper=paper,
        media=measure.media(project),
        tracks=tracks,
        made_with=[Tool("kit", __version__), Tool("WeasyPrint", version("weasyprint")),
                   Tool("pikepdf", version("pikepdf"))],
        checked_with=checks,
    )  # fmt: skip
    page = textnodes.set_page(template.html(context, words, project.root))
    proof.proof_page(text.text for text in page.texts)
    progress(0.3)
    printed, report = press.print_pdf(
        page.html,
        base=project.root,
        folders=(project.root, *template.folders(project.root)),
        files=(fonts.sans().path, fonts.serif().path),
        identifier=f"{settings.film.id}.{locale}.{settings.booklet.version}",
    )
    progress(0.8)
    data = finish.finish(printed, locale, settings.booklet.date)
    inspection.inspect(data, page, settings.protected)
    return Made(data, report.pages, tuple(f"{tool.name} {tool.version}".strip() for tool in checks))


def _checks(words: Words) -> tuple[Tool, ...]:
    """What the accessibility statement says was checked: exactly what ``inspection`` does."""
    return (
        Tool(
            "page-validation",
            version("page-validation"),
            words.say("The rules of PDF/UA-1 (accessibility) and PDF/A-2a (archiving) that a machine can test"),
        ),
        Tool(
            "kit",
            __version__,
            words.say(
                "Every text is there, in reading order and marked with its language; every picture is described; "
                "title, language and bookmarks are set; no protected word appears"
            ),
        ),
    )


def _refuse_faulty(tracks: tuple[Counted, ...]) -> None:
    for item in tracks:
        if item.faults:
            raise UsageError(
                f"{item.track.path.name} has {item.faults} faulty place(s), so its cues cannot be counted.",
                hint=f"Run `kit subs check {item.track.path.name}`, mend the file, then print again.",
                slug="faulty-track",
            )
