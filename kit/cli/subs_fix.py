"""``kit subs fix``: mend what rules can mend, and write the tracks again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli.help import examples
from kit.cli.subs_options import track_options


@examples(
    ("kit subs fix --diff", "Show what would change in the film's tracks, and write nothing."),
    ("kit subs fix --lang fr-CA --select FRE", "Mend the French punctuation of one language."),
    ("kit subs fix --from decisions.json", "Carry out what was decided on a page of kit review."),
    ("kit subs fix film.ko.srt --unsafe --select KOR001", "Also mend what a person should look at afterwards."),
)
@click.command
@track_options
@click.option(
    "--from", "decisions", metavar="FILE", type=click.Path(path_type=Path),
    help="Carry out the decisions that were saved on a page of kit review, all or none.",
)  # fmt: skip
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--unsafe", is_flag=True, help="Also make changes that a person should look at afterwards.")
@click.pass_context
def fix(ctx: click.Context, /, decisions: Path | None, **asked: Any) -> None:
    """Mend what can be mended safely, and write the tracks again.

    Only the rows in question change. A change that would bring a new finding is not made.

    With --from, what somebody accepted, wrote or let stand is carried out instead, whatever rules say of it; if a cue
    is no longer what was decided on, nothing is written (exit code 7).
    """
    if decisions:
        from kit.cli.deciding import carry_out  # noqa: PLC0415 - help answers without rules and formats

        ctx.exit(carry_out(decisions, **asked))
    from kit.cli.mending import run  # noqa: PLC0415 - help answers without rules and formats

    ctx.exit(run(**asked))
