"""``kit config``: the settings that are in force."""

from __future__ import annotations

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup

COMMANDS = {
    "show": ("kit.cli.config_show:show", "Show every setting that is in force, and where it comes from."),
}


@examples(
    ("kit config show", "Every setting of the film."),
    ("kit config show --where", "Each with the row of kit.toml that sets it."),
    ("kit config show --profile festival-ko --where", "The limits of a profile, and who asks for them."),
)
@click.group(cls=LazyGroup, lazy=COMMANDS)
def config() -> None:
    """Show the settings that are in force."""
