"""What a booklet would be refused for, as far as its words and pictures tell it: with nothing laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import checks, passages, proof, stills

if TYPE_CHECKING:
    from kit.booklet.options import Options
    from kit.project.project import Project


def refuse(project: Project, locale: str, options: Options | None = None) -> None:
    """Raise the KitError with which printing would end.

    A protected word, a glyph that no font has, a cover without its picture, a picture that nothing describes, a limit
    that is passed.
    """
    proof.proof(passages.passages(project, locale), project.settings.protected, project.root)
    stills.hero(project, locale)
    for still in project.settings.stills:
        stills.picture(project, still, locale)
    if options and options.festival:
        checks.within(project, locale, options.festival)
