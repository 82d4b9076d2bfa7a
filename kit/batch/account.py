"""What came of a library of films, film by film: for the table, for the JSON report, for the exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kit import __version__
from kit.batch.job import Ending
from kit.batch.log import FOLDER
from kit.batch.records import BatchRecord, FilmRecord, ProblemRecord, ResultRecord, TotalsRecord
from kit.errors import KitError, each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.batch.job import Outcome
    from kit.batch.look import Look

#: How a result ends; NOT_MADE is one that nobody came to make.
How = Literal["made", "up to date", "failed", "not made"]
NOT_MADE: How = "not made"


@dataclass(slots=True)
class Row:
    """One result: ``name`` is its path in the film's folder, empty for the film as a whole; ``why`` it was due."""

    name: str
    ending: How = "not made"
    why: str = ""
    told: str = ""
    failure: KitError | None = None
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    def ends(self, outcome: Outcome) -> None:
        """Note what came of its job."""
        self.ending, self.told, self.failure = outcome.ending.value, outcome.told, outcome.failure
        self.notes, self.seconds = outcome.notes, outcome.seconds


@dataclass(slots=True)
class Film:
    """One film: its results that were due or blocked, how many were up to date before, and what it lacks.

    ``seen`` is False as long as nobody has looked at it.
    """

    name: str
    seen: bool = False
    rows: dict[str, Row] = field(default_factory=dict)
    current: int = 0
    lacking: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether everything that can be made of it is there now."""
        return all(row.ending in {Ending.MADE, Ending.CURRENT} for row in self.rows.values())

    def count(self, *endings: str) -> int:
        """How many of its results ended so."""
        return sum(row.ending in endings for row in self.rows.values())


class Account:
    """Films in the library's order."""

    def __init__(self, names: Sequence[str]) -> None:
        self.films = {name: Film(name) for name in names}

    def looked(self, name: str, found: Look) -> None:
        """Note how a film stands."""
        film = self.films[name]
        film.seen = True
        film.current, film.lacking = found.current, found.lacking
        for result, problem in found.blocked:
            film.rows[result] = Row(result, Ending.FAILED.value, failure=problem)
        for due in found.due:
            film.rows[due.name] = Row(due.name, why=due.why)

    def rows(self) -> Iterator[Row]:
        """All results that were due or blocked."""
        for film in self.films.values():
            yield from film.rows.values()

    def total(self, ending: str) -> int:
        """How many results ended so; those that were up to date before count, too."""
        before = sum(film.current for film in self.films.values()) if ending == Ending.CURRENT else 0
        return before + sum(film.count(ending) for film in self.films.values())

    @property
    def exit_code(self) -> int:
        """That of the first failure in the order of the films; 0 without one."""
        return next((row.failure.exit_code for row in self.rows() if row.failure), 0)

    def record(self, folder: str, seconds: float) -> BatchRecord:
        """The whole account for other programs."""
        return BatchRecord(
            schema=1,
            kit=__version__,
            folder=folder,
            seconds=round(seconds, 3),
            exit=self.exit_code,
            totals=TotalsRecord(
                films=len(self.films),
                unseen=sum(not film.seen for film in self.films.values()),
                made=self.total(Ending.MADE),
                current=self.total(Ending.CURRENT),
                failed=self.total(Ending.FAILED),
                not_made=self.total(NOT_MADE),
            ),
            films=[
                FilmRecord(
                    film=film.name,
                    seen=film.seen,
                    current=film.current,
                    lacking=list(film.lacking),
                    results=[_result(row) for row in film.rows.values()],
                )
                for film in self.films.values()
            ],
        )


def _result(row: Row) -> ResultRecord:
    folder, _, file = row.name.rpartition("/")
    return ResultRecord(
        file=row.name,
        ending=row.ending,
        why=row.why,
        told=row.told,
        notes=list(row.notes),
        seconds=round(row.seconds, 3),
        log=f"{folder}/{FOLDER}/{file}.log" if row.seconds and row.ending in {"made", "failed"} else "",
        problems=[_problem(problem) for problem in each(row.failure)],
    )


def _problem(problem: KitError) -> ProblemRecord:
    place = problem.place
    return ProblemRecord(
        error=problem.message,
        hint=problem.hint,
        slug=problem.slug,
        exit=problem.exit_code,
        file=place.path.as_posix() if place else "",
        row=place.row if place else None,
    )
