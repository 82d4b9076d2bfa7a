"""What a booklet is held to besides the inspection of a printed file, and what its own statement says of that."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from kit import __version__
from kit.booklet import marks, people, proof
from kit.booklet.editions import Medium
from kit.booklet.entries import Tool
from kit.errors import FaultyError, ToolError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.booklet.options import Options
    from kit.booklet.textnodes import Page
    from kit.project.dossier import Festival
    from kit.project.model import Protected
    from kit.project.project import Project
    from kit.words import Words


def tools(words: Words, options: Options) -> tuple[Tool, ...]:
    """What the accessibility statement says was checked: exactly what is."""
    own = words.say(
        "Every text is there, in reading order and marked with its language; every picture is described; "
        "title, language and bookmarks are set; no protected word appears"
    )
    if options.edition.medium is not Medium.PAPER:
        own = words.say("Every picture is described, and no protected word appears")
        return (Tool("kit", __version__, own),)
    rules = words.say("The rules of PDF/UA-1 (accessibility) and PDF/A-2a (archiving) that a machine can test")
    named: tuple[Tool, ...] = (Tool("page-validation", version("page-validation"), rules),)
    if options.strict:
        named += (Tool("veraPDF", _verapdf_version(), rules),)
    return (*named, Tool("kit", __version__, own))


def spoken(page: Page, protected: tuple[Protected, ...]) -> None:
    """Raises UsageError if a page says a protected word, or does not describe a picture."""
    texts = [text.text for text in page.texts]
    proof.unspoken(("\n".join(texts), "".join(texts), *page.alternatives), protected)
    if not all(page.alternatives):
        raise ToolError(
            "A picture of the booklet has no description.",
            hint="Nothing was written. Compare your own templates with kit’s: every img has an alt.",
            slug="booklet-fault",
        )


def over(project: Project, locale: str, festival: Festival) -> Iterator[tuple[str, int, int]]:
    """The texts that have more words than a festival takes: name, limit and words of each."""
    film = project.texts[locale].film
    texts = {
        "logline": film.logline,
        "short": film.synopsis.short,
        "medium": film.synopsis.medium,
        "long": film.synopsis.long,
        "statement": film.statement.text,
        "biography": " ".join(
            film.people[person.id].biography for person in people.directors(project) if person.id in film.people
        ),
    }
    for name, limit in festival.limits.items():
        words = marks.word_count(texts[name])
        if words > limit:
            yield name, limit, words


def within(project: Project, locale: str, festival: Festival) -> None:
    """Raises UsageError if a text has more words than a festival takes."""
    for name, limit, words in over(project, locale, festival):
        raise UsageError(
            f"{festival.name} takes {limit} words for “{name}”, and locales/{locale}/film.toml has {words}.",
            hint=f"Cut {words - limit} words, or correct limits of the festival “{festival.id}” in kit.toml.",
            slug="over-limit",
        )


def complete(project: Project, locale: str) -> None:
    """Raises FaultyError if the booklet lacks something that is required."""
    from kit.booklet.checklist import lacking  # noqa: PLC0415 - for --strict alone
    from kit.booklet.wanted.piece import Need  # noqa: PLC0415 - for --strict alone

    missing = [item for item in lacking(project, locale) if item.need is Need.REQUIRED]
    if missing:
        more = f" ({len(missing)} things in all)" if missing[1:] else ""
        raise FaultyError(
            f"The booklet in {locale} is not complete: {missing[0].what}{more}.",
            hint=f"See {missing[0].where}; `kit booklet check --lang {locale}` lists everything.",
            slug="not-complete",
        )


def verapdf(data: bytes) -> None:
    """Ask veraPDF too. Raises ToolError if it cannot be asked or finds something."""
    from kit.booklet import verapdf as judge  # noqa: PLC0415 - a Java machine

    for flavour, name in judge.FLAVOURS.items():
        found = judge.failures(data, flavour)
        if found:
            raise ToolError(
                f"The booklet was printed, but veraPDF finds that it does not meet {name}: {found[0]}",
                hint="Nothing was written. Compare your own templates with kit’s; if you have none, please report it.",
                slug="booklet-fault",
            )


def _verapdf_version() -> str:
    from kit.booklet import verapdf as judge  # noqa: PLC0415 - a Java machine

    return judge.release()
