"""What a booklet measures on files: the master's picture and sound, the cues of each track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet.technical import Counted
from kit.subs import faults, formats
from kit.subs.track import Facts
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.tools.probe import Media


def media(project: Project) -> Media | None:
    """The master, probed; None if it is not here, as on a translator's computer. Raises KitError if it is broken."""
    from kit.tools import probe  # noqa: PLC0415 - loads PyAV, which a check for news need not wait for

    return probe.probe(project.master) if project.master.is_file() else None


def tracks(project: Project) -> tuple[Counted, ...]:
    """Each subtitle file with its cues counted. Raises StorageError or UsageError if one cannot be read."""
    counted = []
    facts = Facts(rate=parse_rate(project.settings.film.rate))
    for track in project.tracks:
        read = formats.read(track.path, locale=track.locale, kind=track.kind, facts=facts)
        counted.append(Counted(track, read.format, len(read.cues), len(faults.of_lost_rows(read))))
    return tuple(counted)
