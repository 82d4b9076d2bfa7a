"""A crew of this machine's own processes. A process that is killed costs its job, and no other."""

from __future__ import annotations

import os
import queue
import signal
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from kit.batch import worker
from kit.batch.crew import LostError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import TracebackType
    from typing import Self

    from kit.batch.telling import Ear


class _Place:
    """One process, begun when it is first needed and again after it was lost."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._pool: ProcessPoolExecutor | None = None
        self._process = 0
        self._lock, self._ending = threading.Lock(), False

    def call(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call it there. Raises LostError if the process ends before the call does."""
        try:
            with self._lock:
                if self._ending:
                    raise LostError("it came too late")
                future = self._begun().submit(worker.call, fn, args, kwargs)
            return future.result()
        except BrokenProcessPool as error:
            self.leave()
            raise LostError("it was killed") from error
        except KeyboardInterrupt as error:  # the worker's own: Ctrl-C reaches the main thread alone
            self.leave()
            raise LostError("it was asked to end") from error

    def _begun(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A process that is forked from one with threads may hang, so each is begun anew.
            context = get_context("spawn")
            here, there = context.Pipe(duplex=False)
            pool = ProcessPoolExecutor(1, mp_context=context, initializer=worker.begin, initargs=(there,))
            self._process = pool.submit(os.getpid).result()
            there.close()
            threading.Thread(target=_listen, args=(here, self._ear), daemon=True).start()
            self._pool = pool
        return self._pool

    def stop(self) -> None:
        """Interrupt what is under way there, and let nothing more begin."""
        with self._lock, suppress(OSError):
            self._ending = True
            if self._pool is not None:
                os.kill(self._process, signal.SIGTERM)

    def leave(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


class _Places(Executor):
    """An executor over places: each call has a process to itself while it lasts."""

    def __init__(self, count: int, ear: Ear) -> None:
        self._all = [_Place(ear) for _ in range(count)]
        self._free: queue.LifoQueue[_Place] = queue.LifoQueue()  # one that runs already comes first
        for place in self._all:
            self._free.put(place)
        self._threads = ThreadPoolExecutor(count, "kit-place")

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call it in the next free process; the future raises LostError if that process is lost."""
        return self._threads.submit(self._call, fn, args, kwargs)

    def _call(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        place = self._free.get()
        try:
            return place.call(fn, args, kwargs)
        finally:
            self._free.put(place)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; with ``cancel_futures`` what is under way is interrupted, and its programs with it."""
        if cancel_futures:
            for place in self._all:
                place.stop()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for place in self._all:
            place.leave()


class Processes:
    """``cores`` processors of this machine, a process for each job that is under way."""

    def __init__(self, cores: int, ear: Ear) -> None:
        self.executor: Executor = _Places(cores, ear)
        self.losses: tuple[type[Exception], ...] = (LostError,)
        self._cores = cores

    def cores(self) -> int:
        """As many as were given."""
        return self._cores

    def share(self, wanted: int) -> int:
        """What it wants, if it is there."""
        return max(1, min(wanted, self._cores))

    def mend(self) -> None:
        """A lost process is begun anew with the next job."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.executor.shutdown(wait=True, cancel_futures=kind is not None)


def _listen(pipe: Connection, ear: Ear) -> None:
    with pipe, suppress(EOFError, OSError):
        while True:
            key, news = pipe.recv()
            ear(key, news)
