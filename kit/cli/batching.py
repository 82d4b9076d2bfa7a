"""What ``kit batch`` does: look at every film, have made what is due, say what came of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from kit.batch import work
from kit.batch.account import Account
from kit.batch.afar import Address, Visit, Visited, is_address, visit
from kit.batch.crew import AtOnce
from kit.batch.job import Ending, Job, Outcome
from kit.batch.library import Folder
from kit.batch.look import Look, look
from kit.batch.order import together
from kit.batch.processes import Processes
from kit.batch.run import lost
from kit.batch.run import run as run_jobs
from kit.batch.stamp import Stamps
from kit.cli import batch_table, show
from kit.cli import board as boards
from kit.errors import KitError
from kit.project import load
from kit.tools import files, processors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.batch.crew import Crew
    from kit.batch.library import Film, Library
    from kit.batch.look import Asked
    from kit.batch.telling import Ear
    from kit.cli.board import Board

#: Films that are looked at in less time than a process needs to begin.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    folder: str
    only: tuple[str, ...]
    asked: Asked
    dry_run: bool
    keep_going: bool
    jobs: int | None
    retries: int
    cluster: str
    form: str
    report: Path | None


def run(wanted: Wanted) -> int:
    """Do it all; the exit code. Raises KitError if there is no library, or the crew as a whole is gone."""
    began = time.monotonic()
    library: Library = Address(wanted.folder) if is_address(wanted.folder) else Folder(Path(wanted.folder))
    films = library.films(wanted.only)
    account, stamps = Account([film.name for film in films]), Stamps(library, wanted.asked)
    try:
        fresh = _touched(films, stamps, account)
        sources = {film.name: stamps.sources(film) for film in fresh}
        looks = _work(fresh, wanted, account) if fresh else {}
        for film in fresh:
            told = account.films[film.name]
            if film.name in looks and looks[film.name].settled and told.is_done:
                stamps.keep(film, sources[film.name], told.current + told.count(Ending.MADE), told.lacking)
    finally:
        _tell(account, wanted, time.monotonic() - began)
    return account.exit_code


def _work(fresh: Sequence[Film], wanted: Wanted, account: Account) -> dict[str, Look]:
    """Look at films and have made what is due of them."""
    with boards.board(0) as board, _crew(wanted, board.hear, fresh) as crew:
        if is_address(wanted.folder):
            return _visit(fresh, crew, wanted, account, board)
        looks = _look(fresh, crew, wanted, account, board)
        if not wanted.dry_run:
            _make(fresh, looks, crew, board, wanted, account)
    return looks


def _crew(wanted: Wanted, ear: Ear, films: Sequence[Film]) -> Crew:
    if wanted.cluster:
        from kit.batch.cluster import Cluster  # noqa: PLC0415 - an extra, and a second to load

        witness = "" if is_address(wanted.folder) else str(Path(films[0].where) / load.FILE)
        return Cluster(wanted.cluster, ear, jobs=wanted.jobs, witness=witness)
    return Processes(wanted.jobs or processors.count(), ear)


def _touched(films: Sequence[Film], stamps: Stamps, account: Account) -> list[Film]:
    """The films that may not be what they were when everything of them was up to date."""
    touched = []
    for film in films:
        held = stamps.held(film)
        if held:
            account.looked(film.name, held)
        else:
            touched.append(film)
    return touched


def _visit(fresh: Sequence[Film], crew: Crew, wanted: Wanted, account: Account, board: Board) -> dict[str, Look]:
    """Have films at an address fetched and made, each by one worker."""
    looks: dict[str, Look] = {}
    visits = [Visit(film.where, film.name, wanted.asked, dry=wanted.dry_run) for film in fresh]
    board.expect(len(visits))
    for task, ended in run_jobs(
        visit,
        visits,
        crew,
        retries=wanted.retries,
        keep_going=wanted.keep_going,
        begun=lambda task: board.begin(task.key, task.name),
    ):
        visited = Visited(Look(blocked=(("", ended),)), {}) if isinstance(ended, KitError) else ended
        board.end(task.key)
        looks[task.name] = visited.look
        _looked(account, task.name, visited.look)
        for name, outcome in visited.outcomes.items():
            _ended(account, board, task.name, name, outcome)
    return looks


def _looked(account: Account, film: str, found: Look) -> None:
    account.looked(film, found)
    for name, problem in found.blocked:
        _say_failed(f"{film}/{name}".rstrip("/"), problem)


def _ended(account: Account, board: Board, film: str, result: str, outcome: Outcome) -> None:
    """Tell what came of a result."""
    account.films[film].rows[result].ends(outcome)
    name = f"{film}/{result}"
    for text in outcome.notes:
        board.note(name, text)
    if outcome.failure:
        _say_failed(name, outcome.failure)
    else:
        came = show.told(outcome.told) or show.cell(outcome.ending)
        click.echo(show.printable(show.named(name, came)), err=True)


def _look(fresh: Sequence[Film], crew: Crew, wanted: Wanted, account: Account, board: Board) -> dict[str, Look]:
    """How each of these films stands."""
    looks = {}
    board.begin("", show.told("looking at the films"))
    executor = crew.executor if len(fresh) > _FEW else AtOnce()
    futures = [executor.submit(look, film.where, wanted.asked) for film in fresh]
    for number, (film, future) in enumerate(zip(fresh, futures, strict=True), start=1):
        try:
            found = future.result()
        except crew.losses as error:
            found = Look(blocked=(("", lost(film.name, error)),))
        looks[film.name] = found
        _looked(account, film.name, found)
        board.hear("", number / len(fresh))
    board.end("", advance=0)
    return looks


def _make(
    fresh: Sequence[Film], looks: dict[str, Look], crew: Crew, board: Board, wanted: Wanted, account: Account
) -> None:
    """Have made what is due, and tell each result as it comes."""
    if account.exit_code and not wanted.keep_going:
        return
    named = {}
    for film in fresh:
        for due in looks[film.name].due:
            job = Job(
                film=film.where,
                what=due.what,
                locale=due.locale,
                name=due.name,
                force=wanted.asked.force,
                cores=crew.share(due.cores),
            )
            named[job.key] = (film, job)
    board.expect(len(named))
    jobs = together((job for _, job in named.values()), crew.cores())
    for job, ended in run_jobs(
        work.do,
        jobs,
        crew,
        retries=wanted.retries,
        keep_going=wanted.keep_going,
        begun=lambda job: board.begin(job.key, f"{named[job.key][0].name} {job.name.rpartition('/')[2]}"),
    ):
        board.end(job.key)
        _ended(account, board, named[job.key][0].name, job.name, Outcome.of(ended))


def _say_failed(name: str, problem: KitError) -> None:
    click.echo(show.printable(show.named(name, show.told("could not be made"))), err=True)
    show.error(problem)


def _tell(account: Account, wanted: Wanted, seconds: float) -> None:
    """The account: as a table or as JSON on stdout, and in the report's file."""
    data = msgspec.json.format(msgspec.json.encode(account.record(wanted.folder, seconds)))
    if wanted.report:
        files.write_bytes(wanted.report, data + b"\n")
    if wanted.form == "json":
        click.echo(data)
    else:
        batch_table.write(account, seconds, dry_run=wanted.dry_run)
