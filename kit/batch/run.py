"""Have work done by a crew: as much at once as it can take, nothing twice, a lost worker's work by another."""

from __future__ import annotations

from collections import Counter, deque
from concurrent.futures import FIRST_COMPLETED, wait
from typing import TYPE_CHECKING, Protocol, TypeVar

from kit.batch.job import DefectError
from kit.errors import KitError, ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from concurrent.futures import Future

    from kit.batch.crew import Crew


class Task(Protocol):
    """What is handed out: ``key`` tells it from every other, ``name`` to people, ``cores`` is what it may use."""

    @property
    def key(self) -> str:
        """Unlike any other."""
        ...

    @property
    def name(self) -> str:
        """For people."""
        ...

    @property
    def cores(self) -> int:
        """Processors."""
        ...


class Ended(Protocol):
    """What comes back: ``failure`` if it did not go well."""

    @property
    def failure(self) -> KitError | None:
        """What went wrong, or None."""
        ...


T = TypeVar("T", bound=Task)
R = TypeVar("R", bound=Ended)

#: How often a job is given to another worker after its own was lost.
RETRIES = 2
#: Seconds after which a wait looks up: Ctrl-C reaches a waiting main thread only then on Windows.
_LOOK_UP = 1.0


def run(
    call: Callable[[T], R],
    tasks: Sequence[T],
    crew: Crew,
    *,
    retries: int = RETRIES,
    keep_going: bool = True,
    begun: Callable[[T], None] = lambda _task: None,
) -> Iterator[tuple[T, R | KitError]]:
    """Each task with what ``call`` made of it, in the order in which they end; ``begun`` hears when one is handed out.

    A task that nobody could do comes with what is to be said about it. Without ``keep_going`` a failure lets those
    under way end and begins no other. Raises KitError if the crew as a whole is gone; what was not yielded until then
    was not done.
    """
    waiting, losses = deque(tasks), Counter[str]()
    under_way: dict[Future[R], T] = {}
    while waiting or under_way:
        for task in _next(waiting, under_way.values(), crew.cores()):
            begun(task)
            under_way[crew.executor.submit(call, task)] = task
        done, _ = wait(under_way, timeout=_LOOK_UP, return_when=FIRST_COMPLETED)
        for future in done:
            task = under_way.pop(future)
            result: R | KitError
            try:
                result = future.result()
            except crew.losses as error:
                crew.mend()
                losses[task.key] += 1
                if losses[task.key] <= retries:
                    waiting.append(task)
                    continue
                result = lost(task.name, error)
            except Exception as error:  # noqa: BLE001 - a task that cannot travel is that task's failure
                result = _defect(error)
            if not keep_going and (isinstance(result, KitError) or result.failure):
                waiting.clear()
            yield task, result


def _next(waiting: deque[T], under_way: Collection[T], cores: int) -> list[T]:
    """Take out, in their order, those that there is room for; a wide one waits until nothing else is under way."""
    room = cores - sum(task.cores for task in under_way)
    found: list[T] = []
    for task in tuple(waiting) if room > 0 or not under_way else ():
        if task.cores <= room or not (under_way or found):
            waiting.remove(task)
            found.append(task)
            room -= task.cores
        if room <= 0:
            break
    return found


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
