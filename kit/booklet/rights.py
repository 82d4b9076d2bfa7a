"""Whom the film must name: the crew by department, archive, music and those who paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import labels, people, stills
from kit.booklet.entries import CreditLine, Department, Funder, Right
from kit.project.functions import DEPARTMENTS

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.words import Words

#: So many credits need no departments.
_FEW = 8


def departments(project: Project, words: Words, locale: str) -> tuple[Department, ...]:
    """The credits by department, inside each in kit.toml's order, each name as the locale spells it.

    A few lines stand in one table without a heading.
    """
    texts, local = project.texts[locale].film, people.local_names(project, locale)
    found = []
    for department, functions in DEPARTMENTS.items():
        lines = tuple(
            CreditLine(
                words.say(labels.CREDITS[credit.function]),
                tuple(local.get(name, name) for name in credit.names),
                texts.credit_notes.get(credit.function, credit.note),
            )
            for credit in project.settings.credits
            if credit.function in functions
        )
        if lines:
            found.append(Department(words.say(labels.DEPARTMENTS[department]), lines))
    if sum(len(department.lines) for department in found) <= _FEW:
        return (Department("", tuple(line for department in found for line in department.lines)),) if found else ()
    return tuple(found)


def archive(project: Project) -> tuple[Right, ...]:
    """Footage and pictures from elsewhere."""
    return tuple(
        Right(f"{item.title} ({item.year})" if item.year else item.title, (item.holder,))
        for item in project.settings.archive
    )


def music(project: Project) -> tuple[Right, ...]:
    """The pieces that are heard."""
    return tuple(
        Right(piece.title, tuple(name for name in (piece.composer, piece.performer, piece.publisher) if name))
        for piece in project.settings.music
    )


def funders(project: Project, locale: str) -> tuple[Funder, ...]:
    """Those who paid, with the wording that was agreed. Raises UsageError for a logo that is no picture."""
    wordings = project.texts[locale].film.funders
    return tuple(
        Funder(funder.name, wordings[funder.id], stills.logo(project, funder.logo, funder.name))
        for funder in project.settings.funders
    )
