"""Have jobs done by a crew: as many at once as it can take, none twice, a lost worker's job by another."""

from __future__ import annotations

from collections import Counter, deque
from concurrent.futures import FIRST_COMPLETED, wait
from typing import TYPE_CHECKING

from kit.batch import work
from kit.batch.job import DefectError, Ending, Outcome
from kit.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from kit.batch.crew import Crew
    from kit.batch.job import Job

#: How often a job is given to another worker after its own was lost.
RETRIES = 2
#: Seconds after which a wait looks up: Ctrl-C reaches a waiting main thread only then on Windows.
_LOOK_UP = 1.0


def run(
    jobs: Sequence[Job],
    crew: Crew,
    *,
    retries: int = RETRIES,
    keep_going: bool = True,
    begun: Callable[[Job], None] = lambda _job: None,
) -> Iterator[tuple[Job, Outcome]]:
    """Each job with what came of it, in the order in which they end; ``begun`` hears of each when it is handed out.

    Without ``keep_going`` a failure lets those under way end and begins no other. Raises KitError if the crew as a
    whole is gone; what was not yielded until then was not made.
    """
    waiting, losses = deque(jobs), Counter[str]()
    under_way: dict[Future[Outcome], Job] = {}
    while waiting or under_way:
        _hand_out(waiting, under_way, crew, begun)
        done, _ = wait(under_way, timeout=_LOOK_UP, return_when=FIRST_COMPLETED)
        for future in done:
            job = under_way.pop(future)
            try:
                outcome = future.result()
            except crew.losses as error:
                crew.mend()
                losses[job.key] += 1
                if losses[job.key] <= retries:
                    waiting.append(job)
                    continue
                outcome = Outcome(Ending.FAILED, failure=lost(job.name, error))
            except Exception as error:  # noqa: BLE001 - a job that cannot travel is that job's failure
                outcome = Outcome(Ending.FAILED, failure=_defect(error))
            if outcome.failure and not keep_going:
                waiting.clear()
            yield job, outcome


def _hand_out(
    waiting: deque[Job], under_way: dict[Future[Outcome], Job], crew: Crew, begun: Callable[[Job], None]
) -> None:
    """Submit, in their order, the jobs that there is room for; a wide one waits until nothing else is under way."""
    room = crew.cores() - sum(job.cores for job in under_way.values())
    if room <= 0 and under_way:
        return
    for job in tuple(waiting):
        if room < job.cores and under_way:
            continue
        waiting.remove(job)
        begun(job)
        under_way[crew.executor.submit(work.do, job)] = job
        room -= job.cores
        if room <= 0:
            return


def lost(name: str, error: Exception) -> ToolError:
    """What to say when everybody who tried was lost."""
    return ToolError(
        f"{name} was not made: whoever tried was ended from outside ({str(error) or type(error).__name__}).",
        hint="Most likely memory ran out: do fewer at once with --jobs, then run the same command again.",
        slug="worker-lost",
    )


def _defect(error: Exception) -> DefectError:
    return DefectError(
        f"This is a defect in kit: {type(error).__name__}: {error}",
        hint="Report it with the command line and what it printed.",
        slug="defect",
    )
