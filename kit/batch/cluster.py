"""A crew of other machines: the workers of a Dask cluster, through Dask's own executor.

Dask is known only here and to ``knock``. Its settings (TLS, time-outs) are read from its own configuration, as
everywhere.
"""

from __future__ import annotations

import importlib
import logging
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kit.batch import alike, telling
from kit.batch.crew import LostError
from kit.batch.knock import door, knock, silent
from kit.errors import ToolError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Self

    from kit.batch.telling import Ear

#: Seconds to wait for a scheduler's answer, and for one that is being restarted or for workers that are being begun.
ANSWER, PATIENCE = 10.0, 60.0


class _Dask(Executor):
    """Dask's executor, whose calls are held to this very kit and whose news come back here."""

    def __init__(self, client: Any, topic: str) -> None:
        self._inner: Executor = client.get_executor(pure=False)
        self._topic = topic

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call it on some worker."""
        return self._inner.submit(_there, alike.seal(), self._topic, fn, args, kwargs)


class Cluster:
    """The workers behind a scheduler's address. ``witness`` is a file that each of them must see, or empty.

    Raises UsageError for an address that is none, ToolError if nobody answers there, if there is no worker, or if one
    has another kit.
    """

    def __init__(self, address: str, ear: Ear, *, jobs: int | None = None, witness: str = "") -> None:
        self._door = door(address)
        try:
            import distributed  # noqa: PLC0415 - an extra, and a second to load
            from distributed.comm.core import CommClosedError  # noqa: PLC0415
        except ImportError as error:
            raise UsageError(
                "--cluster needs Dask, which is not installed.",
                hint="Run `pip install 'screening-kit[cluster]'`, here and on every worker.",
                slug="no-dask",
            ) from error
        self.losses: tuple[type[Exception], ...] = (
            distributed.KilledWorker,
            CommClosedError,
            CancelledError,
            LostError,
        )
        self._address, self._ear, self._jobs, self._witness = address, ear, jobs, witness
        self._topic = f"kit-{uuid4()}"
        knock(self._door, ANSWER)
        self._client: Any = self._connected()
        self.executor: Executor = _Dask(self._client, self._topic)
        try:
            self._examine()
        except BaseException:
            self._close()
            raise

    def cores(self) -> int:
        """The threads of all workers, and one job more for each worker, so that none waits for its next."""
        with suppress(OSError, TimeoutError):
            threads: Mapping[str, int] = self._client.nthreads()
            return min(sum(threads.values()) + len(threads), self._jobs or 1 << 30) or 1
        return 1

    def share(self, _wanted: int) -> int:
        """One: a thread of a worker stands for a processor."""
        return 1

    def mend(self) -> None:
        """Find the scheduler again if it was lost, wait for workers, and look at them. Raises ToolError."""
        if self._client.status != "running":
            self._close()
            knock(self._door, PATIENCE, again=True)
            self._client = self._connected()
            self.executor = _Dask(self._client, self._topic)
        self._examine()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._close()

    def _close(self) -> None:
        """Leave; what was not begun is forgotten, what is under way ends on its worker."""
        with suppress(OSError, TimeoutError, CancelledError):
            self._client.close(timeout=2)

    def _connected(self) -> Any:
        _hush()
        try:
            client = _client_kind()(self._address, name="kit", set_as_default=False, timeout=ANSWER)
        except (OSError, RuntimeError, ValueError, TypeError) as error:
            raise silent(self._door) from error
        client.subscribe_topic(self._topic, self._hear)
        return client

    def _hear(self, event: tuple[float, tuple[str, float | str]]) -> None:
        key, news = event[1]
        self._ear(key, news)

    def _examine(self) -> None:
        """Refuse a cluster without workers, or with one whose results would be others than ours."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
            found: Mapping[str, tuple[dict[str, str], bool]] = self._client.run(_asking(self._witness))
        except (OSError, TimeoutError, CancelledError) as error:
            raise ToolError(
                f"The cluster at {self._address} has no worker.",
                hint=f"Begin some: `dask worker {self._address} --nthreads 1`. What is finished stays: the same "
                "command goes on from there.",
                slug="cluster-empty",
            ) from error
        for worker, (seal, sees) in found.items():
            alike.refuse_difference(alike.seal(), seal, f"the worker {worker}")
            if not sees:
                raise ToolError(
                    f"The worker {worker} does not see {self._witness}.",
                    hint="Give every machine the films' folder at the same path, or name an address in its place.",
                    slug="folder-not-shared",
                )


@cache
def _client_kind() -> Any:
    """Dask's client, but one that was never connected goes without a word, and at once."""
    distributed: Any = importlib.import_module("distributed")

    class Client(distributed.Client):  # type: ignore[misc]
        def __del__(self) -> None:
            with suppress(Exception):
                self.close(timeout=0)

    return Client


def _hush() -> None:
    """What Dask has to say of lost connections, kit says in its own words; several of its loggers write themselves."""
    for name in logging.Logger.manager.loggerDict:
        if name.partition(".")[0] in {"distributed", "tornado"}:
            logging.getLogger(name).handlers = [logging.NullHandler()]


def _asking(witness: str) -> Callable[[], tuple[dict[str, str], bool]]:
    """A call that also a worker without kit can answer: it travels as code, not as a name."""

    def ask() -> tuple[dict[str, str], bool]:
        import os  # noqa: PLC0415 - it travels alone

        try:
            from kit.batch import alike  # noqa: PLC0415
        except ImportError:
            return {}, True
        return alike.seal(), not witness or os.path.isfile(witness)  # noqa: PTH113 - as above

    return ask


def _there(
    seal: Mapping[str, str], topic: str, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Any:
    """On the worker: be the kit that was looked for, send news, and call it. Raises LostError if it is another."""
    from distributed import get_worker  # noqa: PLC0415 - see above

    if alike.seal() != seal:
        raise LostError("a worker with another kit took it")
    worker = get_worker()

    def tell(key: str, news: float | str) -> None:
        worker.log_event(topic, (key, news))

    telling.to(tell)
    return fn(*args, **kwargs)
