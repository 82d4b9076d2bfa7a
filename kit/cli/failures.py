"""What the user reads when a command fails, and the exit code that goes with it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from kit import __version__, lazy
from kit.cli import show
from kit.errors import KitError

USAGE = 2
#: click quotes with straight marks; an apostrophe stands within a word.
_QUOTED = lazy.pattern(r"(?<!\w)'([^'\n]*)'(?!\w)")
DEFECT = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130


def tell(failure: BaseException) -> int:
    """Print a failure on stderr in its plain words; returns the exit code.

    A defect is raised again if KIT_DEBUG is set, for its traceback.
    """
    match failure:
        case KitError():
            show.error(failure)
            return failure.exit_code
        case click.Abort() | KeyboardInterrupt():
            # click has ended the row on which ^C stands before it raised Abort
            click.echo(show.told("interrupted; nothing was left half done"), err=True)
            return INTERRUPTED
        case click.ClickException():
            return _usage(failure)
        case OSError():
            return _reader_left() if _is_reader_gone(failure) else _storage(failure)
        case _:
            return _defect(failure)


def _usage(failure: click.ClickException) -> int:
    context = getattr(failure, "ctx", None)
    hint = (
        getattr(failure, "hint", "") or f"`{context.command_path if context else 'kit'} --help` shows what is possible."
    )
    message = _QUOTED.sub("“\\1”", failure.format_message())
    if isinstance(failure, click.NoSuchOption):
        message = f"There is no option “{failure.option_name}”."
        if failure.possibilities:
            hint = f"Did you mean {' or '.join(f'“{name}”' for name in failure.possibilities)}?"
    show.say("error", message, "red")
    show.say("hint", hint, "cyan")
    return USAGE


def _storage(failure: OSError) -> int:
    from kit.tools.files import storage_error  # noqa: PLC0415 - hardly ever needed

    told = storage_error(failure, Path(str(failure.filename or "The output")), "read or written")
    show.error(told)
    return told.exit_code


def _is_reader_gone(failure: OSError) -> bool:
    return isinstance(failure, BrokenPipeError) or failure.errno == errno.EPIPE


def _reader_left() -> int:
    """The program that read our output ended (``kit … | head``): end as quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _defect(failure: BaseException) -> int:
    if os.environ.get("KIT_DEBUG"):
        raise failure
    show.say("error", f"This is a defect in kit: {type(failure).__name__}: {failure}", "red")
    again = "Run the same command with KIT_DEBUG=1 before it"
    show.say("hint", f"{again} and report what it prints, with the version of kit ({__version__}).", "cyan")
    return DEFECT
