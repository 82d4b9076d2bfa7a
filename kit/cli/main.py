"""The door: one group, its exit codes, and no traceback for what a user can mend."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kit import __version__
from kit.cli.film import Session
from kit.cli.help import examples
from kit.cli.lazy import LazyGroup
from kit.cli.ui_language import at_the_head, listen
from kit.words import LANGUAGES

if TYPE_CHECKING:
    from types import FrameType

#: New objects after which Python looks for circles among them; by itself it does so after 700.
_COLLECT_AFTER = 100_000

COMMANDS = {
    "init": ("kit.cli.init:init", "Make a folder for a film, from the sample or bare."),
    "doctor": ("kit.cli.doctor:doctor", "Show which outside parts are there, and how to get the others."),
    "status": ("kit.cli.status:status", "Show what is done, stale or missing, language by language."),
    "build": ("kit.cli.build:build", "Make everything that is missing or stale."),
    "batch": ("kit.cli.batch:batch", "Make everything that is missing or stale in a library of films."),
    "subs": ("kit.cli.subs:subs", "Check, mend and retime subtitle tracks."),
    "screener": ("kit.cli.screener:screener", "Burn subtitles into screeners."),
    "cache": (
        "kit.cli.cache:cache",
        "Show or clear away the encoded segments that the next build would use again.",
    ),
    "review": ("kit.cli.review:review", "Look at a film's tracks beside the reel: correct them, approve them."),
    "booklet": ("kit.cli.booklet:booklet", "Print the screening kit: one accessible PDF for each language."),
    "locale": (
        "kit.cli.locale:locale",
        "Translate the labels of a film's own templates, or say kit's labels otherwise.",
    ),
    "package": (
        "kit.cli.package:package",
        "Put together what a festival is sent, and prove that it arrived whole.",
    ),
    "config": ("kit.cli.config:config", "Show the settings that are in force."),
    "explain": ("kit.cli.explain:explain", "Explain a rule: why it exists, its source, examples."),
}


@examples(
    ("kit init my-film", "Make a folder for a film, from the sample."),
    ("kit status", "What is done, stale or missing."),
    ("kit -C my-film build --lang ko", "Make everything that is missing in Korean."),
)
@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="kit", message="%(prog)s %(version)s")
@click.option(
    "-C",
    "--film",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Work on the film in this folder instead of the one around you.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour of the output; NO_COLOR in the environment means never.",
)
@click.option(
    "--ui-lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="Language of help, messages, tables and reports; KIT_UI_LANG and the locale of the system count, too.",
)
@click.pass_context
def root(ctx: click.Context, folder: Path | None, color: str) -> None:
    """Take a film from its final cut to the festival: subtitles, screeners, screening kits.

    Shell completion: put eval "$(_KIT_COMPLETE=bash_source kit)" into ~/.bashrc (zsh_source for zsh,
    fish_source for fish).
    """
    from kit.cli import show  # noqa: PLC0415 - help answers without it

    ctx.color = show.choose_colour(color)
    ctx.obj = Session(folder or Path.cwd())


def main() -> NoReturn:
    """Run kit and end with its exit code."""
    # A run ends soon, and what a track is made of lives as long: looking for circles in it takes a tenth of the time.
    gc.set_threshold(_COLLECT_AFTER)
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Run kit with these arguments; returns the exit code and prints whatever went wrong.

    The language that they ask for is forgotten afterwards.
    """
    return copy_context().run(_run, argv)


def _run(argv: list[str]) -> int:
    _replace_closed()
    _speak_utf8()
    _end_tidily()
    listen(argv)
    out = sys.stdout
    try:
        return _invoke(at_the_head(argv))
    except SystemExit as end:
        # Where the reader has left (kit … | head), click wraps stdout and ends with 1, kit's code for findings.
        return _code(end) if sys.stdout is out else 0
    except (Exception, KeyboardInterrupt) as failure:  # noqa: BLE001 - the last door: told, not thrown at the user
        from kit.cli import failures  # noqa: PLC0415 - help answers without it

        return failures.tell(failure)


def _invoke(argv: list[str]) -> int:
    """Run the command; a command ends with another code than 0 by ``ctx.exit(code)``."""
    outcome = root.main(argv, prog_name="kit", standalone_mode=False)
    sys.stdout.flush()
    return outcome if isinstance(outcome, int) else 0


def _code(end: SystemExit) -> int:
    return end.code if isinstance(end.code, int) else 0


def _replace_closed() -> None:
    """Put the null device in the place of streams that were closed before kit began (kit … >&-)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open to the end


def _end_tidily() -> None:
    """Let SIGTERM and a closed terminal end kit as Ctrl-C does; what is ignored stays so (nohup)."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _terminated)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _speak_utf8() -> None:
    """Print UTF-8 whatever the locale says; what cannot be printed at all is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
