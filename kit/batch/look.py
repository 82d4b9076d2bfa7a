"""How one film of a library stands: what is to be made, and why what cannot be made cannot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.batch.order import cores
from kit.deliverables.maker import What
from kit.deliverables.survey import Standing, remembered, survey
from kit.errors import KitError
from kit.project import load, locale

if TYPE_CHECKING:
    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """What of each film is asked for: kinds (all if empty), locales (all if empty), and anew or not."""

    kinds: tuple[What, ...] = ()
    locales: tuple[str, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A result that is to be made: ``name`` is its path in the film's folder, ``cores`` what it could use."""

    what: What
    locale: str
    name: str
    why: str
    cores: int


@dataclass(frozen=True, slots=True)
class Look:
    """A film as it stands. ``blocked`` holds each result that cannot be made, by its path, with what is wrong.

    ``lacking`` says what there is nothing to make from, ``settled`` whether nothing outside its folder counts.
    """

    due: tuple[Due, ...] = ()
    current: int = 0
    blocked: tuple[tuple[str, KitError], ...] = ()
    lacking: tuple[str, ...] = ()
    settled: bool = False

    @property
    def is_done(self) -> bool:
        """Whether everything that can be made is there."""
        return not self.due and not self.blocked


def look(root: str, asked: Asked) -> Look:
    """Look at a film, in whatever process. Raises nothing: a film that cannot be read is one that is blocked."""
    try:
        project = load.load(Path(root))
        tags = tuple(filter(None, (locale.as_written(text, project.settings) for text in asked.locales)))
        if asked.locales and not tags:
            return Look(lacking=(f"no locale {', '.join(asked.locales)}",))
        with remembered(project) as fingerprints:
            found = survey(project, fingerprints, kinds=asked.kinds or tuple(What), locales=tags)
    except KitError as failure:
        return Look(blocked=(("", failure),))
    return _look(project, found, asked)


def _look(project: Project, found: tuple[Deliverable, ...], asked: Asked) -> Look:
    due = tuple(
        Due(item.what, item.locale, _name(project, item), _why(item), cores(project, item))
        for item in found
        if item.due or (asked.force and item.standing is Standing.DONE)
    )
    return Look(
        due=due,
        current=sum(item.standing is Standing.DONE for item in found) if not asked.force else 0,
        blocked=tuple((_name(project, item), item.problem) for item in found if item.problem),
        lacking=tuple(f"no {one.what} for {one.locale}: {one.why[0]}" for one in found if one.standing == "absent"),
        settled=not project.settings.tools.ffmpeg,
    )


def _name(project: Project, item: Deliverable) -> str:
    return item.output.relative_to(project.root).as_posix()


def _why(item: Deliverable) -> str:
    return f"changed: {', '.join(item.why)}" if item.why else str(item.standing)
