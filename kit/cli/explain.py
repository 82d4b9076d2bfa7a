"""``kit explain``: why a rule exists, where it comes from, what is good and what is not."""

from __future__ import annotations

import click

from kit.cli.help import examples


@examples(
    ("kit explain LAY001", "Why lines have a limit, and which one in each profile."),
    ("kit explain reading-speed", "A rule by its name."),
    ("kit subs rules", "The list of all rules."),
)
@click.command
@click.argument("code")
def explain(code: str) -> None:
    """Explain a rule: why it exists, its source, examples."""
    from kit.cli.explaining import tell  # noqa: PLC0415 - help answers without rules

    tell(code)
