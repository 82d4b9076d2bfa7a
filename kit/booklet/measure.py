"""What a booklet measures on files: the master's picture and sound, the cues of each track."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.booklet.technical import Counted
from kit.project import master
from kit.subs import faults, formats
from kit.subs.track import Facts
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.receipt import Fingerprints
    from kit.tools.probe import Media


def media(project: Project) -> Media | None:
    """The master, probed; None if it is not here, as on a translator's computer. Raises KitError if it is broken."""
    return master.look(project) if project.master.is_file() else None


def sha256(project: Project, fingerprints: Fingerprints) -> str:
    """The master's SHA-256, as a festival checks what it was sent; empty if it is not here, or many files."""
    if not isinstance(project.master, Path) or not project.master.is_file():
        return ""
    return fingerprints.of(project.master).removeprefix("sha256:")


def tracks(project: Project) -> tuple[Counted, ...]:
    """Each subtitle file with its cues counted. Raises StorageError or UsageError if one cannot be read."""
    counted = []
    facts = Facts(rate=parse_rate(project.settings.film.rate))
    for track in project.tracks:
        read = formats.read(track.path, locale=track.locale, kind=track.kind, facts=facts)
        counted.append(Counted(track, read.format, len(read.cues), len(faults.of_lost_rows(read))))
    return tuple(counted)
