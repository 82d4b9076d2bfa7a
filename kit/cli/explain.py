"""``kit explain``: why a rule exists, where it comes from, what is good and what is not."""

from __future__ import annotations

import click

from kit.cli.help import examples
from kit.cli.ui_language import ui_language
from kit.words import LANGUAGES


@examples(
    ("kit explain LAY001", "Why lines have a limit, and which one in each profile."),
    ("kit explain reading-speed --ui-lang ko", "A rule by its name, explained in Korean."),
    ("kit subs rules", "The list of all rules."),
)
@click.command
@click.argument("code")
@click.option("--ui-lang", type=click.Choice(LANGUAGES), help="Language of the answer.  [default: the environment's]")
def explain(code: str, ui_lang: str | None) -> None:
    """Explain a rule: why it exists, its source, examples."""
    from kit.cli.explaining import tell  # noqa: PLC0415 - help answers without rules

    tell(code, ui_language(ui_lang or ""))
