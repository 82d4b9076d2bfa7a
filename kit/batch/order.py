"""How many processors a result is worth, and which results are made on the way of another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.deliverables.maker import What
from kit.tools import image_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.batch.job import Job
    from kit.deliverables.maker import Copy
    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project

#: Of a master this large, encoding keeps one processor busy long enough that a second one is worth its start.
_MASTER_A_CORE = 32 << 20


def cores(project: Project, item: Deliverable) -> int:
    """How many processors a result can use: a screener more the larger its master is, a booklet one."""
    if item.what is not What.SCREENER or not project.master.is_file():
        return 1
    return 1 + image_sequence.size(project.master) // _MASTER_A_CORE


def together(jobs: Iterable[Job], whole: int) -> list[Job]:
    """The jobs, of which each screener that has all of ``whole`` processors to itself knows those that follow it.

    Such screeners are made one after another, so that one decode of the master can serve several of them; those that
    are made side by side would encode the same segments twice.
    """
    found: list[Job] = []
    after: dict[tuple[str, Copy], tuple[str, ...]] = {}
    for job in reversed(list(jobs)):
        following: tuple[str, ...] = ()
        if job.what is What.SCREENER:
            of_the_film = (job.film, job.copy)
            if job.cores >= whole:
                following = after.get(of_the_film, ())
            after[of_the_film] = (job.locale, *after.get(of_the_film, ()))
        found.append(replace(job, following=following) if following else job)
    return found[::-1]
