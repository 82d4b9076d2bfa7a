"""``kit config show``: every setting, its value, and where it comes from."""

from __future__ import annotations

import click

from kit.cli.help import examples


@examples(
    ("kit config show", "Every setting of the film."),
    ("kit config show screener --where", "The settings of screeners, each with its row of kit.toml."),
    ("kit config show --profile festival-ko --where", "The limits and weights of a profile, and who asks for them."),
    ("kit config show --format json", "All of it for another program."),
)
@click.command
@click.argument("key", default="")
@click.option("--profile", default="", help="Show the limits and weights of this profile instead of kit.toml.")
@click.option("--where", is_flag=True, help="Say for each value which file and row set it, and why.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def show(key: str, profile: str, where: bool, form: str) -> None:
    """Show every setting that is in force, and where it comes from.

    KEY is the beginning of a name, such as film or screener.crf. The spellings of protected words are counted, not
    shown.
    """
    from kit.cli.settings import of_film, of_profile, write  # noqa: PLC0415 - help answers without the loader

    write(of_profile(profile) if profile else of_film(), key, where=where, form=form)
