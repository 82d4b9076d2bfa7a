"""From what a film can make to jobs: one for each result, with as many processors as it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.batch.job import Job
from kit.deliverables.maker import Copy, What

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.batch.crew import Crew
    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project

#: Of a master this large, encoding keeps one processor busy long enough that a second one is worth its start.
_MASTER_A_CORE = 32 << 20


def order(
    project: Project, item: Deliverable, copy: Copy, crew: Crew, *, force: bool = False, seal: Mapping[str, str] = {}
) -> Job:
    """The job that makes a result. A screener of a feature gets the whole crew, one of a clip shares it with others."""
    wanted = 1
    if item.what is What.SCREENER:
        wanted += project.master.stat().st_size // _MASTER_A_CORE
    return Job(
        film=str(project.root),
        what=item.what,
        locale=item.locale,
        name=item.output.relative_to(project.root).as_posix(),
        copy=copy,
        force=force,
        cores=crew.share(wanted),
        seal=seal,
    )
