"""What runs inside a process of this machine's crew: it is heard, can be interrupted, and never outlives kit."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from kit.batch import telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import FrameType

#: Seconds in which an interrupted job ends its programs once kit is gone.
_GRACE = 5.0

_idle, _ending = threading.Event(), threading.Event()
_idle.set()


def begin(pipe: Connection) -> None:
    """Get ready: news go into the pipe, Ctrl-C is kit's own affair, SIGTERM interrupts a job."""

    def tell(key: str, news: float | str) -> None:
        with suppress(OSError):
            pipe.send((key, news))

    telling.to(tell)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _interrupt)
    threading.Thread(target=_watch, daemon=True).start()


def call(fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Call it, and let it be interrupted meanwhile. A process that was asked to end calls nothing more."""
    _idle.clear()
    try:
        if _ending.is_set():
            raise KeyboardInterrupt
        return fn(*args, **kwargs)
    finally:
        _idle.set()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    _ending.set()
    if not _idle.is_set():
        raise KeyboardInterrupt


def _watch() -> NoReturn:
    """End with kit, even if that was killed outright: the job's programs first."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    _idle.wait(_GRACE)
    os._exit(1)
