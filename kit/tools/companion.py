"""Programs that stay and answer, a row for a row, so that what takes long to load is loaded once.

A companion sees its standard input end when kit ends, however that comes, and ends too.
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
    """One running program. It is asked by one thread at a time: ``Companions`` sees to that."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        """Start the program. Raises ToolError if it cannot be."""
        self._name = argv[0]
        self._child: subprocess.Popen[str] = process.start(argv, None, env, process.PIPE)
        self._talk: deque[str] = deque(maxlen=process.KEPT_ROWS)
        self._listener = threading.Thread(target=process.drain_err, args=(self._child, self._talk), daemon=True)
        self._listener.start()

    def ask(self, row: str, seconds: float) -> str:
        """Its answer to a row, without the line end; empty if it ended instead. Raises ToolError if it takes longer."""
        with process.Clock(self._child, seconds) as clock:
            answer = self._answer(row)
        if clock.rang:
            raise ToolError(
                f"{self._name} did not finish within {seconds:g} seconds and was stopped.",
                hint="Close other work on this machine and try again.",
                slug="tool-timeout",
            )
        return answer

    def last_words(self) -> tuple[str, ...]:
        """What a program that ended said before."""
        self._listener.join(process.GRACE)
        return tuple(self._talk)

    @property
    def lives(self) -> bool:
        """Whether it still runs."""
        return self._child.poll() is None

    def stop(self) -> None:
        """Stop it, and whatever it started; who is asking it hears that it ended, and ends it."""
        process.stop(self._child)

    def end(self) -> None:
        """Stop it, and let its pipes go."""
        self.stop()
        self._listener.join(process.GRACE)
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            if pipe:
                with suppress(BrokenPipeError):  # a question that nobody heard goes with its pipe
                    pipe.close()

    def _answer(self, row: str) -> str:
        if self._child.stdin is None or self._child.stdout is None:
            return ""
        answer = ""
        with suppress(BrokenPipeError):
            self._child.stdin.write(f"{row}\n")
            self._child.stdin.flush()
            answer = self._child.stdout.readline()
        if not answer:
            self._child.wait()  # it closed its output, so it is about to end; the clock runs on
        return answer.rstrip("\n")


class Companions:
    """As many of one program as work at the same time; the idle ones wait for the next question.

    Threads may share it: each has a companion of its own for as long as it asks. A forked copy of kit starts its own:
    two that write to one companion would take each other's answers.
    """

    def __init__(self, argv: Sequence[str]) -> None:
        """Nothing is started yet."""
        self._argv = tuple(argv)
        self._idle: list[Companion] = []
        self._asked: set[Companion] = set()
        self._owner = os.getpid()
        atexit.register(self.end)

    def warm(self, env: Mapping[str, str], count: int = 1) -> None:
        """Let ``count`` wait, so that they load while other work is done. Raises ToolError if one cannot be started."""
        self._idle += [self._waiting() or Companion(self._argv, env) for _ in range(count)]

    @contextmanager
    def one(self, env: Mapping[str, str]) -> Iterator[Companion]:
        """One for a question; after any failure it is ended, so that the next question meets a fresh one."""
        companion = self._waiting() or Companion(self._argv, env)
        self._asked.add(companion)
        try:
            yield companion
        except BaseException:
            companion.end()
            raise
        finally:
            self._asked.discard(companion)
        if companion.lives:
            self._idle.append(companion)
        else:
            companion.end()

    def end(self) -> None:
        """End all: whoever asks one meanwhile hears that it ended."""
        for asked in tuple(self._asked):
            asked.stop()
        while companion := self._waiting():
            companion.end()

    def _waiting(self) -> Companion | None:
        """One that waits, taken out."""
        if self._owner != os.getpid():
            self._idle, self._asked, self._owner = [], set(), os.getpid()
        try:
            return self._idle.pop()
        except IndexError:
            return None
