"""``kit cache``: what is kept for the next build, and giving it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.tools.store import Kept

_GB = 10**9


@examples(
    ("kit cache show", "How much is kept, and how much may be."),
    ("kit cache prune", "Keep no more than kit.toml allows."),
    ("kit cache prune --all", "Keep nothing: the next build encodes the whole film."),
)
@click.group(cls=LazyGroup)
def cache() -> None:
    """Show or clear away the encoded segments that the next build would use again."""


@examples(
    ("kit cache show", "How much is kept, and how much may be."),
    ("kit cache show --format json", "The same for another program."),
    ("kit -C my-film cache show", "Of the film in another folder."),
)
@cache.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def show(form: str) -> None:
    """Show how many segments are kept, their size, and the limit."""
    from kit.cli import show as tell  # noqa: PLC0415 - help needs no film
    from kit.cli import table  # noqa: PLC0415
    from kit.cli.film import film  # noqa: PLC0415
    from kit.screener import kept  # noqa: PLC0415

    project = film()
    store = kept.store(project)
    entries = store.entries()
    total, most = sum(entry.size for entry in entries), kept.most_bytes(project)
    if form == "json":
        table.as_json({"folder": str(store.folder), "entries": len(entries), "bytes": total, "limit": most})
    else:
        tell.answer(f"{tell.short(store.folder)}: {_counted(entries)}, {total / _GB:.2f} of {most / _GB:g} GB")


@examples(
    ("kit cache prune", "Keep no more than kit.toml allows."),
    ("kit cache prune --to 5", "Keep the 5 GB that were used last."),
    ("kit cache prune --all", "Keep nothing: the next build encodes the whole film."),
)
@cache.command()
@click.option(
    "--to", "gigabytes", type=click.FloatRange(0), metavar="GB", help="Keep so much. [default: as kit.toml says]"
)
@click.option("--all", "everything", is_flag=True, help="Keep nothing.")
def prune(gigabytes: float | None, **flags: Any) -> None:
    """Give up the segments that were not used for the longest time."""
    from kit.cli import show as tell  # noqa: PLC0415 - help needs no film
    from kit.cli.film import film  # noqa: PLC0415
    from kit.screener import kept  # noqa: PLC0415

    project = film()
    store = kept.store(project)
    most = kept.most_bytes(project) if gigabytes is None else int(gigabytes * _GB)
    gone = store.prune(0 if flags["everything"] else most)
    left = store.entries()
    freed = sum(entry.size for entry in gone) / _GB
    tell.answer(f"{tell.short(store.folder)}: {_counted(gone)} given up ({freed:.2f} GB), {_counted(left)} left")


def _counted(entries: Sequence[Kept]) -> str:
    from kit.cli import show as tell  # noqa: PLC0415 - help needs no film

    return tell.told(f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}")
