"""The film's master as kit works with it: opened, and its sounds made whole as kit.toml tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place
from kit.project import toml
from kit.project.load import FILE
from kit.tools import channels, probe

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.tools.probe import Media


def look(project: Project) -> Media:
    """What the master holds. Raises what ``probe.probe`` raises, UsageError for channels that do not fit its tracks."""
    said, path = project.settings.film.channels, project.root / FILE
    place = toml.place(path, ("film", "channels")) if said else Place(path)
    return channels.joined(probe.probe(project.master), said, place)
