"""Who does the jobs. Every crew is an executor of ``concurrent.futures`` and a few words about it."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any, Protocol

from kit.batch import telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from kit.batch.telling import Ear


class LostError(Exception):
    """Whoever did a job ended before the job did: killed, out of memory, or its machine went away."""


class Crew(Protocol):
    """An executor and what it can take. Its futures raise one of ``losses`` where a worker was lost."""

    executor: Executor
    losses: tuple[type[Exception], ...]

    def cores(self) -> int:
        """How many processors' worth of jobs may be under way now."""
        ...

    def share(self, wanted: int) -> int:
        """How many processors a job gets that could use ``wanted``."""
        ...

    def mend(self) -> None:
        """Called after a loss: make going on possible. Raises KitError if it is not."""
        ...

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End; after a failure or Ctrl-C without waiting for what is under way."""
        ...


class AtOnce(Executor):
    """Does each call in this very process, before ``submit`` returns."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call it now. What it raises is in the future, but for Ctrl-C."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on by the future, as every executor does
            future.set_exception(error)
        return future


class Alone:
    """One job after the other in this process: for a single job, where a second process would only cost its start."""

    def __init__(self, cores: int, ear: Ear) -> None:
        self.executor: Executor = AtOnce()
        self.losses: tuple[type[Exception], ...] = ()
        self._cores = cores
        telling.to(ear)

    def cores(self) -> int:
        """All of them, for the one job."""
        return self._cores

    def share(self, _wanted: int) -> int:
        """All of them."""
        return self._cores

    def mend(self) -> None:
        """This process cannot be lost."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        return None
