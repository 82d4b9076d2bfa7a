"""Do one job, in whatever process or machine this runs: the same for ``kit build``, ``kit batch`` and a cluster."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.batch import telling
from kit.batch.job import DefectError, Ending, Outcome
from kit.batch.log import Log
from kit.batch.log import path as log_path
from kit.deliverables import make, survey
from kit.errors import KitError
from kit.project import load

if TYPE_CHECKING:
    from kit.batch.job import Job
    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project
    from kit.receipt import Fingerprints


def do(job: Job) -> Outcome:
    """Make one result, unless it is up to date by now. Raises nothing but what ends the process."""
    began = time.perf_counter()
    notes: list[str] = []
    try:
        outcome = _do(job, notes)
    except KitError as failure:
        outcome = Outcome(Ending.FAILED, failure=failure)
    return replace(outcome, notes=tuple(notes), seconds=time.perf_counter() - began)


def _do(job: Job, notes: list[str]) -> Outcome:
    project = load.load(Path(job.film))
    with survey.remembered(project) as fingerprints:
        found = survey.survey(project, fingerprints, kinds=(job.what,), locales=(job.locale,), copy=job.copy)
        item = found[0]
        if item.standing is survey.Standing.DONE and not job.force:
            return Outcome(Ending.CURRENT)
        return Outcome(Ending.MADE, _make(job, project, item, fingerprints, notes))


def _make(job: Job, project: Project, item: Deliverable, fingerprints: Fingerprints, notes: list[str]) -> str:
    share = telling.Share(job.key)
    try:
        with Log(item.output) as log:

            def progress(done: float) -> None:
                share(done)
                log.share(done)

            def warn(text: str) -> None:
                notes.append(text)
                telling.note(job.key, text)
                log.jot(f"note: {text}")

            told = make.make(
                project, item, fingerprints, progress=progress, warn=warn, cores=job.cores, following=job.following
            )
            log.jot(f"made: {told}")
            return told
    except KitError:
        raise
    except Exception as defect:
        raise DefectError(
            f"This is a defect in kit: {type(defect).__name__}: {defect}",
            hint=f"Report it with the file {log_path(item.output)}.",
            slug="defect",
        ) from defect
