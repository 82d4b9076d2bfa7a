"""How ``kit build`` has results made: several at once, each told when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.batch import work
from kit.batch.crew import Alone
from kit.batch.job import Job, Outcome
from kit.batch.order import cores, together
from kit.batch.processes import Processes
from kit.batch.run import run
from kit.cli import board as boards
from kit.cli import show
from kit.deliverables.maker import What
from kit.errors import KitError
from kit.tools import processors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.batch.crew import Crew
    from kit.batch.telling import Ear
    from kit.deliverables.maker import Copy
    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project
    from kit.receipt import Fingerprints


def make(
    project: Project,
    due: Sequence[Deliverable],
    copy: Copy,
    fingerprints: Fingerprints,
    *,
    force: bool,
    keep_going: bool,
    jobs: int | None,
) -> int:
    """Make what is due, and return the exit code of the first failure in the order of ``due``.

    Without ``keep_going`` a failure is raised, after what was under way has ended.
    """
    failures: dict[str, KitError] = {}
    ready = [item for item in due if _is_ready(project, item, failures)]
    if failures and not keep_going:
        raise next(iter(failures.values()))
    for failure in failures.values():
        show.error(failure)
    with boards.board(len(ready)) as board, _crew(jobs or processors.count(), len(ready), board.hear) as crew:
        orders = together((_job(project, item, copy, crew, force=force) for item in ready), crew.cores())
        for job, ended in run(
            work.do,
            orders,
            crew,
            keep_going=keep_going,
            begun=lambda job: board.begin(job.key, job.name.rpartition("/")[2]),
        ):
            outcome = Outcome.of(ended)
            board.end(job.key)
            for text in outcome.notes:
                board.note(job.key, text)
            if outcome.failure:
                failures[job.name] = outcome.failure
                show.error(outcome.failure)
            else:
                name = show.short(project.root / job.name)
                click.echo(show.printable(show.named(name, _made(outcome))))
                fingerprints.of(project.root / job.name)
    codes = [failures[name].exit_code for name in (_name(project, item) for item in due) if name in failures]
    if codes and keep_going:
        click.echo(f"\n{show.told(f'{len(codes)} of {len(due)} results could not be made.')}", err=True)
    return codes[0] if codes else 0


def _crew(cores: int, jobs: int, ear: Ear) -> Crew:
    return Processes(cores, ear) if min(cores, jobs) > 1 else Alone(cores, ear)


def _job(project: Project, item: Deliverable, copy: Copy, crew: Crew, *, force: bool) -> Job:
    return Job(
        film=str(project.root),
        what=item.what,
        locale=item.locale,
        name=_name(project, item),
        copy=copy,
        force=force,
        cores=crew.share(cores(project, item)),
    )


def _is_ready(project: Project, item: Deliverable, failures: dict[str, KitError]) -> bool:
    """Whether a result can be made as far as one sees beforehand; tells what is found in a track to be burned."""
    try:
        if item.problem:
            raise item.problem
        if item.what is What.SCREENER:
            _tell_subtitles(project, item)
    except KitError as failure:
        failures[_name(project, item)] = failure
        return False
    return True


def _name(project: Project, item: Deliverable) -> str:
    return item.output.relative_to(project.root).as_posix()


def _tell_subtitles(project: Project, item: Deliverable) -> None:
    """Check the track that is about to be burned; what is found is told, rows that cannot be read are refused later.

    Raises KitError if the track cannot be read at all.
    """
    from kit.check import engine, registry  # noqa: PLC0415 - a run that burns nothing need not load the rules
    from kit.check.finding import Severity  # noqa: PLC0415
    from kit.cli import tracks  # noqa: PLC0415
    from kit.project.check import full_track  # noqa: PLC0415

    file = full_track(project, item.locale)
    if file is None:
        return
    rules = registry.rules()
    loaded = tracks.read(tracks.Asked(paths=(file.path,)), {need for rule in rules for need in rule.needs})
    report = engine.check(loaded.tracks, loaded.profile_of, rules=rules, beside=loaded.beside, waivers=loaded.waivers)
    weights = [found.severity for found in report.findings if not found.waived]
    errors, warnings = weights.count(Severity.ERROR), weights.count(Severity.WARNING)
    if errors or warnings:
        found = [show.told(f"{errors} {'error' if errors == 1 else 'errors'}")] if errors else []
        found += [show.told(f"{warnings} {'warning' if warnings == 1 else 'warnings'}")] if warnings else []
        name = show.short(file.path)
        show.note(f"{name} has {', '.join(found)}; `kit subs check --lang {item.locale}` shows them.")


def _made(outcome: Outcome) -> str:
    return show.told(outcome.told) if outcome.told else show.cell(outcome.ending)
