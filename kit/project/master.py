"""The film's master as kit works with it: opened, and its sounds made whole as kit.toml tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import Place
from kit.project import toml
from kit.project.load import FILE
from kit.tools import channels, probe

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.tools.probe import Media


def look(project: Project) -> Media:
    """What the master holds. Raises what ``probe.probe`` raises, UsageError for channels that do not fit its tracks.

    Frames that are told to be whole are not taken for interlaced ones.
    """
    said, path = project.settings.film.channels, project.root / FILE
    place = toml.place(path, ("film", "channels")) if said else Place(path)
    media = channels.joined(probe.probe(project.master), said, place)
    return replace(media, interlaced=media.interlaced and project.settings.film.scan == "as-file")
