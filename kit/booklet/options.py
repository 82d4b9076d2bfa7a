"""What a command may choose for one booklet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.booklet.editions import STANDARD

if TYPE_CHECKING:
    from pathlib import Path

    from kit.booklet.editions import Edition
    from kit.project.dossier import Festival
    from kit.project.project import Project


@dataclass(frozen=True, slots=True)
class Options:
    """``paper`` overrides kit.toml's (``a4`` or ``letter``); ``file`` is written instead of the usual result.

    ``festival`` sets limits, order, contacts, logo and paper. ``strict`` refuses a booklet that lacks what is
    required, and asks veraPDF too. ``pseudo`` says its labels in the language that nobody speaks
    (``kit.catalogue.pseudo``), in a file of its own.
    """

    paper: str = ""
    file: Path | None = None
    edition: Edition = STANDARD
    festival: Festival | None = None
    strict: bool = False
    pseudo: bool = False


def paper_of(project: Project, options: Options) -> str:
    """The paper of a copy: asked for, the festival's, or kit.toml's."""
    wanted = options.festival.paper if options.festival else ""
    return options.paper or wanted or project.settings.booklet.paper
