"""``kit review``: a page to look at a film's tracks, beside the reel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

_OPTIONS = (
    click.option("--lang", multiple=True, help="Only the film's tracks of this locale; may be given again."),
    click.option("--profile", default="", help="Hold the tracks to this profile instead of the film's."),
    click.option("--no-reel", is_flag=True, help="Leave out the picture and the sound; the page is made at once."),
)


def _options(command: F) -> F:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@examples(
    ("kit review build", "A page for whoever corrects or approves the tracks; it opens from a disk."),
    ("kit review serve", "The same in your browser, and what you decide is written back at once."),
    ("kit subs fix --from decisions.json", "Carry out what somebody decided on a page that you sent."),
)
@click.group(cls=LazyGroup)
def review() -> None:
    """Look at a film's tracks beside the reel: correct them, approve them."""


@examples(
    ("kit review build", "All tracks of the film, into dist/review/."),
    ("kit --ui-lang ko review build --lang ko --lang en -o to-seoul", "Two languages, for a Korean translator."),
    ("kit review build --redact", "Without a word of the tracks and without the reel."),
)
@review.command()
@_options
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Write into this folder.")
@click.option("--redact", is_flag=True, help="Leave the words of the tracks and the reel out of the page.")
@click.pass_context
def build(ctx: click.Context, /, **asked: Any) -> None:
    """Write a page that opens from a disk, with a small copy of the reel beside it.

    Whoever reads it accepts what kit proposes, corrects words and times, or lets a finding stand with a reason, and
    saves these decisions as a file for `kit subs fix --from`. The page needs no network.
    """
    from kit.cli.reviewing import build as run  # noqa: PLC0415 - help answers without it

    ctx.exit(run(**asked))


@examples(
    ("kit review serve", "All tracks of the film; Ctrl-C ends."),
    ("kit review serve --lang fr --no-browser", "Print the address, open nothing."),
    ("kit review serve --port 8642", "At the same port each time."),
)
@review.command()
@_options
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def serve(**asked: Any) -> None:
    """Show the page in a browser on this machine, and write what is decided straight back to the tracks.

    Only this machine can reach it, and only with the address that is printed. A track that another program changes
    meanwhile is never overwritten: the page shows both texts.
    """
    from kit.cli.serving import serve as run  # noqa: PLC0415 - help answers without it

    run(**asked)
