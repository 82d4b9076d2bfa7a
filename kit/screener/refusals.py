"""What a burn would be refused for, as far as a track and kit.toml tell it: in milliseconds, with no media opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import marks, material
from kit.screener import options as choices
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.screener.options import Options


def refuse(project: Project, locale: str, options: Options | None = None) -> None:
    """Raise the KitError with which the burn would end: rows that no cue holds, a protected word on the screen."""
    options = options or choices.resolve(project)
    rate, mark = parse_rate(project.settings.film.rate), marks.parts(project, locale, options)
    for file in material.choose_all(project, locale, options):
        material.refuse_protected(project, material.read(file, rate), mark)
