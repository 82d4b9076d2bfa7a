"""Which locale of the film somebody means by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.project.plain import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.project.model import Settings
    from kit.project.project import Project


def resolve(project: Project, text: str) -> str:
    """The film's locale for what follows ``--lang``: a tag, in any case, or a bare language of ``[languages]``.

    Raises UsageError for anything else; a bare ``fr`` is never guessed, because fr-FR and fr-CA differ.
    """
    settings = project.settings
    locales = list(settings.locales)
    found = as_written(text, settings)
    if found:
        return found
    wanted = text.strip().replace("_", "-")
    related = [tag for tag in locales if tag.partition("-")[0] == wanted.partition("-")[0].lower()]
    if related and "-" not in wanted:
        hint = f'Write --lang {related[0]}, or add to kit.toml under [languages]: {wanted.lower()} = "{related[0]}"'
        raise not_enough(text, related, hint)
    meant = (related or [nearest(wanted, locales)])[0]
    suggestion = f"Did you mean “{meant}”? " if meant else ""
    raise UsageError(
        f"This film has no locale “{text}”.",
        hint=f"{suggestion}Its locales are {', '.join(locales)}.",
        slug="unknown-locale",
    )


def not_enough(text: str, related: Sequence[str], hint: str) -> UsageError:
    """What is said of a language that stands alone where only ``related`` locales of it are known."""
    return UsageError(
        f"“{text}” alone is not enough: {_differ(text.strip().lower(), related)}.", hint=hint, slug="bare-language"
    )


def as_written(text: str, settings: Settings) -> str:
    """The locale as kit.toml writes it (``fr_ca`` → ``fr-CA``), through ``[languages]`` too, or an empty text."""
    wanted = text.strip().replace("_", "-").casefold()
    for tag in settings.locales:
        if tag.casefold() == wanted:
            return tag
    for language, tag in settings.languages.items():
        if language.casefold() == wanted:
            return tag
    return ""


def _differ(language: str, related: Sequence[str]) -> str:
    if language == "fr":
        return "fr-FR and fr-CA differ in their punctuation and their words"
    if len(related) > 1:
        return f"this film has {', '.join(related)}"
    return f"the locale of this film is {related[0]}"
