"""Programs that stay and answer, so that what takes long to load is loaded once.

A companion reads rows and answers each, in whatever order, with that row, a tab and the answer. It sees its standard
input end when kit ends, however that comes, and ends too.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.tools import process

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Mapping, Sequence


class Companion:
    """One running program. How many threads may ask it at the same time is the program's own affair."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        """Start the program. Raises ToolError if it cannot be."""
        self._name = argv[0]
        self._child: subprocess.Popen[str] = process.start(argv, None, env, process.PIPE)
        self._talk: deque[str] = deque(maxlen=process.KEPT_ROWS)
        self._answers: dict[str, str] = {}
        self._news = threading.Condition()
        self._silent = False
        drain = threading.Thread(target=process.drain_err, args=(self._child, self._talk), daemon=True)
        self._listeners = (drain, threading.Thread(target=self._listen, daemon=True))
        for listener in self._listeners:
            listener.start()

    def ask(self, row: str, seconds: float) -> str:
        """Its answer to a row, without the line end; empty if it ended instead.

        Raises ToolError, and stops the program, if it takes longer.
        """
        with self._news:
            self._write(row)
            heard = self._news.wait_for(lambda: self._silent or row in self._answers, seconds)
            if heard:
                return self._answers.pop(row, "")
        self.stop()
        raise ToolError(
            f"{self._name} did not finish within {seconds:g} seconds and was stopped.",
            hint="Close other work on this machine and try again.",
            slug="tool-timeout",
        )

    def last_words(self) -> tuple[str, ...]:
        """What a program that ended said before."""
        self._join()
        return tuple(self._talk)

    @property
    def lives(self) -> bool:
        """Whether it still answers."""
        return not self._silent and self._child.poll() is None

    def stop(self) -> None:
        """Stop it, and whatever it started; who is asking it hears that it ended, and ends it."""
        process.stop(self._child)

    def end(self) -> None:
        """Stop it, and let its pipes go."""
        self.stop()
        self._join()
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            if pipe:
                with suppress(BrokenPipeError):  # a question that nobody heard goes with its pipe
                    pipe.close()

    def _write(self, row: str) -> None:
        if self._child.stdin is not None:
            with suppress(BrokenPipeError, ValueError):  # it ended, or was ended
                self._child.stdin.write(f"{row}\n")
                self._child.stdin.flush()

    def _listen(self) -> None:
        """Keep answers for those who asked, until the program closes its output, so is about to end."""
        for line in self._child.stdout or ():
            row, _, answer = line.rstrip("\n").rpartition("\t")
            with self._news:
                self._answers[row] = answer
                self._news.notify_all()
        self._child.wait()
        with self._news:
            self._silent = True
            self._news.notify_all()

    def _join(self) -> None:
        for listener in self._listeners:
            listener.join(process.GRACE)


class Companions:
    """As many of one program as work at the same time; the idle ones wait for the next question.

    Threads may share it. A forked copy of kit starts its own: two that write to one companion would take each other's
    answers.
    """

    def __init__(self, argv: Sequence[str], *, shared: bool = False) -> None:
        """Nothing is started yet. A ``shared`` program does whatever it is asked at once; else there are several."""
        self._argv, self._shared = tuple(argv), shared
        self._asked: dict[Companion, int] = {}
        self._lock = threading.Lock()
        self._owner = os.getpid()
        atexit.register(self.end)

    def warm(self, env: Mapping[str, str], count: int = 1) -> None:
        """Let as many wait as ``count`` questions need, so that they load while other work is done.

        Raises ToolError if one cannot be started.
        """
        with self._lock:
            self._mine()
            idle = sum(not asked for asked in self._asked.values())
            for _ in range((1 if self._shared else count) - idle):
                self._asked[Companion(self._argv, env)] = 0

    @contextmanager
    def one(self, env: Mapping[str, str]) -> Iterator[Companion]:
        """One for a question; after any failure it is ended, so that the next question meets a fresh one."""
        companion = self._chosen(env)
        try:
            yield companion
        except BaseException:
            companion.stop()
            raise
        finally:
            with self._lock:
                self._asked[companion] = self._asked.get(companion, 1) - 1
                over = not self._asked[companion] and not companion.lives
                if over:
                    del self._asked[companion]
            if over:
                companion.end()

    def end(self) -> None:
        """End all: whoever asks one meanwhile hears that it ended."""
        with self._lock:
            self._mine()
            idle = [companion for companion, asked in self._asked.items() if not asked]
            busy = self._asked.keys() - set(idle)
            self._asked = {companion: self._asked[companion] for companion in busy}
        for companion in busy:
            companion.stop()
        for companion in idle:
            companion.end()

    def _chosen(self, env: Mapping[str, str]) -> Companion:
        """One that can be asked; started if there is none."""
        with self._lock:
            self._mine()
            free = (one for one, asked in self._asked.items() if one.lives and (self._shared or not asked))
            companion = next(free, None) or Companion(self._argv, env)
            self._asked[companion] = self._asked.get(companion, 0) + 1
            return companion

    def _mine(self) -> None:
        if self._owner != os.getpid():
            self._asked, self._owner = {}, os.getpid()
