"""What can go wrong, each kind with the exit code that the command line gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file an error is: row and column count from 1; ``line`` is that row's text, for the caret."""

    path: Path
    row: int | None = None
    column: int | None = None
    line: str | None = None


class KitError(Exception):
    """A failure that the user can act on: what is wrong, what to do, and a stable slug.

    ``slug`` never changes its meaning, so that scripts and translations can rely on it.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str, slug: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.slug = slug
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        """How a failure travels from the process or machine where it arose."""
        return _arrived, (type(self), self.message, self.hint, self.slug, self.place)


class UsageError(KitError):
    """The command line or a configuration file asks for something that cannot be (exit 2)."""


class ManyProblemsError(UsageError):
    """Several things are wrong at once (exit 2); ``problems`` holds each, in the order of the file."""

    def __init__(self, problems: Sequence[KitError]) -> None:
        first = problems[0]
        super().__init__(first.message, hint=first.hint, slug=first.slug, place=first.place)
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[object, ...]:
        """As KitError's, with every problem."""
        return type(self), (self.problems,)


class FaultyError(KitError):
    """The material itself is not fit for a result: rows that are no cue, characters that no font draws (exit 1)."""

    exit_code = 1


class NothingToDoError(KitError):
    """There is nothing to work on: no film, no track, no cue (exit 3)."""

    exit_code = 3


class ToolError(KitError):
    """An outside program or library is missing or failed (exit 4)."""

    exit_code = 4


class StorageError(KitError):
    """A file could not be read or written: rights, space, a path that is no file (exit 5)."""

    exit_code = 5


class UnsureError(KitError):
    """Something was found, but not surely enough to act on it without being told to (exit 6)."""

    exit_code = 6


class RefusedError(KitError):
    """What was measured speaks against doing what was asked: another film, no match, a limit reached (exit 7)."""

    exit_code = 7


def each(failure: KitError | None) -> tuple[KitError, ...]:
    """The single errors that a failure stands for; none for None."""
    if failure is None:
        return ()
    return failure.problems if isinstance(failure, ManyProblemsError) else (failure,)


def _arrived(kind: type[KitError], message: str, hint: str, slug: str, place: Place | None) -> KitError:
    return kind(message, hint=hint, slug=slug, place=place)
