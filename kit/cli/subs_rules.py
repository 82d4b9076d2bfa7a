"""``kit subs rules`` and ``kit subs profiles``: what is checked, and by which numbers."""

from __future__ import annotations

import click

from kit.cli.help import examples


@examples(
    ("kit subs rules", "All rules."),
    ("kit subs rules TIM", "The rules on timing."),
    ("kit subs rules --format json", "The same for another program."),
)
@click.command
@click.argument("group", required=False, default="")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def rules(group: str, form: str) -> None:
    """List all rules.

    GROUP is the beginning of codes, such as TIM or LAY00.
    """
    from kit.cli.listing import list_rules  # noqa: PLC0415 - help answers without rules

    list_rules(group, form)


@examples(
    ("kit subs profiles", "All profiles, the film's own too."),
    ("kit subs profiles netflix-ko", "The limits of one profile, each with its source."),
    ("kit subs profiles festival-fr-CA", "What the house profile changes, and why."),
)
@click.command
@click.argument("name", required=False, default="")
def profiles(name: str) -> None:
    """List the profiles, or the limits of one with their sources."""
    from kit.cli.listing import list_profiles  # noqa: PLC0415 - the same

    list_profiles(name)
