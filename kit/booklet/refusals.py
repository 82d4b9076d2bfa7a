"""What a booklet would be refused for, as far as its words tell it: in milliseconds, with nothing laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import checks, passages, proof

if TYPE_CHECKING:
    from kit.booklet.options import Options
    from kit.project.project import Project


def refuse(project: Project, locale: str, options: Options | None = None) -> None:
    """Raise the KitError with which printing would end: a protected word, a glyph that no font has, a limit passed."""
    proof.proof(passages.passages(project, locale), project.settings.protected, project.root)
    if options and options.festival:
        checks.within(project, locale, options.festival)
