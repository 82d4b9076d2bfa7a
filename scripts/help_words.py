"""The words of the pages of help for the catalogue ``help``: what every command, option and example says of itself.

The commands are asked, as click asks them for a page: nothing is written twice, and nothing can be forgotten.
``kit.cli.help_page`` looks the same texts up when a page is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from babel.messages.catalog import Catalog
from command_tree import everything

from kit.cli.help import examples_of
from kit.cli.help_page import DEFAULT, explained, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What click and kit say around the commands' own words.
FRAME = ("Usage:", "Options:", "Commands:", "Examples:", "default: {value}", "required")
#: Defaults that are one word of English; other single ones are names, numbers and codes.
_WORDS = {"all"}


def catalogue() -> Catalog:
    """All words, in the order in which the commands are listed; each with the command that says it first."""
    made = Catalog(project="kit", header_comment="# The words of help. Written by scripts/catalogues.py.")
    for text in FRAME:
        made.add(text, locations=[("kit", None)])
    for context in everything():
        for text in texts(context.command):
            if text not in made:
                made.add(text, locations=[(context.command_path, None)])
    return made


def texts(command: click.Command) -> Iterator[str]:
    """What stands on the command's page: help, options, and what its examples do."""
    context = click.Context(command)
    for paragraph in paragraphs(command.help or ""):
        yield from map(str.strip, paragraph)
    for option in command.get_params(context):
        if isinstance(option, click.Option) and (record := option.get_help_record(context)):
            does, extras = explained(record[1])
            yield does
            for item in (item for items in extras for item in items if item.startswith(DEFAULT)):
                value = item.removeprefix(DEFAULT)
                if " " in value or value in _WORDS:
                    yield value
    yield from (example.does for example in examples_of(command))
