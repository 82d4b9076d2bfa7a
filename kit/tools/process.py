"""The one door to other programs: no shell, both pipes drained, nothing left running."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from shutil import which
from typing import TYPE_CHECKING, BinaryIO, cast

from kit.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from io import TextIOWrapper
    from pathlib import Path
    from typing import IO, Self

#: Rows of a program's talk that are kept for an error message; ffmpeg can write millions.
KEPT_ROWS = 400
#: Seconds a program gets to end by itself after it was asked to.
GRACE = 5.0
#: The standard input of a program that is asked one thing after another (``kit.tools.companion``).
PIPE = subprocess.PIPE


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended: exit code, standard output, and the last rows of its standard error."""

    code: int
    out: str
    err: tuple[str, ...]


class Group:
    """Programs that run side by side and end together: once ``end`` is called, none of them starts or goes on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[str]] = set()
        self.ended = False

    def end(self) -> None:
        """End every program of the group, and let none start any more."""
        with self._lock:
            self.ended = True
            running = tuple(self._running)
        for child in running:
            stop(child)

    def _join(self, child: subprocess.Popen[str]) -> None:
        with self._lock:
            self._running.add(child)
            late = self.ended
        if late:
            stop(child)

    def _leave(self, child: subprocess.Popen[str]) -> None:
        with self._lock:
            self._running.discard(child)


def run(
    argv: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    on_out: Callable[[str], None] | None = None,
    on_err: Callable[[str], None] | None = None,
    on_bytes: Callable[[BinaryIO], None] | None = None,
    timeout: float | None = None,
    group: Group | None = None,
    bound: bool = False,
    given: str = "",
) -> Finished:
    """Run a program to its end and return how it ended; a non-zero exit code is no error here.

    ``on_out`` and ``on_err`` see each row as it comes (with ``on_out`` nothing is kept of standard output).
    ``on_bytes`` reads standard output itself, as bytes and to its end.
    ``timeout`` is in seconds, ``given`` is what the program reads on standard input. On Ctrl-C or any
    other exception the program and its children are ended first.
    ``group`` ends it from another thread. ``bound`` lets it die with kit, where the system can do that (Linux): a kit
    that is killed outright leaves no encoder behind.
    Raises ToolError if the program cannot be started or runs out of time.
    """
    kept: deque[str] = deque(maxlen=KEPT_ROWS)
    with _given(given) as stdin, start([*_leash(), *argv] if bound else argv, cwd, env, stdin) as child:
        clock = Clock(child, timeout)
        talk = threading.Thread(target=drain_err, args=(child, kept, on_err), daemon=True)
        talk.start()
        try:
            if group:
                group._join(child)  # noqa: SLF001 - one module
            with clock:
                out = _read_out(child, on_out, on_bytes)
                code = child.wait()
        except BaseException:
            stop(child)
            raise
        finally:
            if group:
                group._leave(child)  # noqa: SLF001 - one module
            talk.join(GRACE)
    if clock.rang:
        raise ToolError(
            f"{argv[0]} did not finish within {timeout:g} seconds and was stopped.",
            hint="Close other work on this machine and try again.",
            slug="tool-timeout",
        )
    return Finished(code, out, tuple(kept))


@cache
def _leash() -> tuple[str, ...]:
    """What to put before a program so that the system kills it when the thread that started it dies."""
    setpriv = which("setpriv")
    if setpriv is None:
        return ()
    leash = (setpriv, "--pdeathsig", "KILL")
    # Busybox has a setpriv that lacks the option.
    return leash if run([*leash, setpriv, "--version"], timeout=GRACE).code == 0 else ()


@contextmanager
def _given(text: str) -> Iterator[IO[bytes] | int]:
    """Standard input: a file rather than a pipe, which a program that does not read would fill."""
    if not text:
        yield subprocess.DEVNULL
        return
    with tempfile.TemporaryFile() as file:
        file.write(text.encode("utf-8"))
        file.seek(0)
        yield file


def start(
    argv: Sequence[str], cwd: Path | None, env: Mapping[str, str] | None, stdin: IO[bytes] | int
) -> subprocess.Popen[str]:
    """Start a program in a group of its own, its output and talk on pipes. Raises ToolError if it cannot be."""
    try:
        return subprocess.Popen(  # the caller's argument list, never a shell
            list(argv),
            cwd=cwd,
            env=None if env is None else dict(env),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=os.name == "posix",
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ToolError(
            f"{argv[0]} cannot be started: {reason}.",
            hint="`kit doctor` shows which outside programs are found and how to get them.",
            slug="tool-not-started",
        ) from error


class Clock:
    """Ends a program that runs too long; ``rang`` tells afterwards whether it had to."""

    def __init__(self, child: subprocess.Popen[str], seconds: float | None) -> None:
        self.rang = False
        self._child = child
        self._timer = threading.Timer(seconds, self._ring) if seconds is not None else None

    def __enter__(self) -> Self:
        if self._timer:
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer:
            self._timer.cancel()

    def _ring(self) -> None:
        self.rang = self._child.poll() is None
        stop(self._child)


def _read_out(
    child: subprocess.Popen[str], on_out: Callable[[str], None] | None, on_bytes: Callable[[BinaryIO], None] | None
) -> str:
    if child.stdout is None:
        return ""
    if on_bytes:
        on_bytes(cast("BinaryIO", cast("TextIOWrapper", child.stdout).buffer))
        return ""
    if on_out is None:
        return child.stdout.read()
    for row in child.stdout:
        on_out(row.rstrip("\r\n"))
    return ""


def drain_err(child: subprocess.Popen[str], kept: deque[str], on_err: Callable[[str], None] | None = None) -> None:
    """Read a program's talk to its end, so that it never waits for a reader."""
    if child.stderr is None:
        return
    for row in child.stderr:
        kept.append(row.rstrip("\r\n"))
        if on_err:
            on_err(kept[-1])


def stop(child: subprocess.Popen[str]) -> None:
    """Ask the program's whole group to end, then make it."""
    _signal(child, signal.SIGTERM)
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        _signal(child, getattr(signal, "SIGKILL", signal.SIGTERM))
        child.wait(GRACE)


def _signal(child: subprocess.Popen[str], number: int) -> None:
    if child.poll() is not None:
        return
    if os.name == "posix":
        try:
            os.killpg(child.pid, number)
        except ProcessLookupError:
            return
    else:
        child.terminate()
