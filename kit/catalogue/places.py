"""Where a film's catalogues lie, and which languages kit has words for by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import resources

if TYPE_CHECKING:
    from pathlib import Path

#: The language that labels are written in.
SOURCE = "en"


def template(root: Path) -> Path:
    """The catalogue without translations, for translators' tools."""
    return root / "locales" / "film.pot"


def catalogue(root: Path, tag: str) -> Path:
    """The film's catalogue of a locale (``fr-CA``) or of a whole language (``fr``)."""
    return root / "locales" / tag / "LC_MESSAGES" / "film.po"


def chain(root: Path, locale: str) -> tuple[tuple[str, Path], ...]:
    """The film's catalogues that speak in a locale, the nearest first: tag and file, those that are there."""
    tags = dict.fromkeys((locale, language(locale)))
    return tuple((tag, path) for tag in tags if (path := catalogue(root, tag)).is_file())


def language(locale: str) -> str:
    """``fr`` of ``fr-CA``."""
    return locale.partition("-")[0]


def spoken(locale: str) -> bool:
    """Whether kit has all its labels in this locale's language by itself."""
    tag = language(locale)
    return tag == SOURCE or (resources.locales() / tag / "LC_MESSAGES" / "kit.po").is_file()
