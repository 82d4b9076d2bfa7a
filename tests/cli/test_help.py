from __future__ import annotations

import importlib
import shlex
import subprocess
import sys

import click
import pytest
from command_lines import parse
from command_tree import everything

from kit.cli.help import examples_of
from kit.cli.lazy import LazyGroup
from kit.cli.main import COMMANDS

HEAVY = (
    "rich",
    "av",
    "weasyprint",
    "babel",
    "polib",
    "jinja2",
    "fontTools",
    "pikepdf",
    "msgspec",
    "ffmpeg",
    "subprocess",
)


def test_every_command_opens_with_one_sentence() -> None:
    assert len(everything()) > len(COMMANDS)
    for context in everything():
        opening = (context.command.help or "").strip().split("\n\n")[0]
        assert opening, f"{context.command_path} has no help"
        assert opening.endswith("."), f"{context.command_path}: {opening}"


def test_every_option_is_explained() -> None:
    for context in everything():
        for option in context.command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{context.command_path} {option.opts}"


def test_every_command_has_three_examples_that_parse() -> None:
    for context in everything():
        examples = examples_of(context.command)
        assert len(examples) >= 3, f"{context.command_path} has {len(examples)} examples"
        for example in examples:
            assert example.does, example.line
            words = shlex.split(example.line)
            parse(words[: words.index("|")] if "|" in words else words)


def test_the_short_help_of_a_lazy_group_is_the_commands_own() -> None:
    for context in everything():
        group = context.command
        if isinstance(group, LazyGroup):
            for name, (target, short) in group.lazy.items():
                module, _, attribute = target.partition(":")
                command = getattr(importlib.import_module(module), attribute)
                opening = " ".join((command.help or "").strip().split("\n\n")[0].split())
                assert opening == short, f"{context.command_path} {name}"


@pytest.mark.parametrize(
    ("language", "opening"),
    [("en", "Take a film from its final cut to the festival"), ("ko", "최종 편집부터 영화제까지")],
)
def test_help_loads_nothing_heavy(language: str, opening: str) -> None:
    probe = (
        f"import sys; from kit.cli import main; main.run(['--ui-lang', '{language}', '--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert opening in ran.stdout
    assert ran.stderr == "[]\n"
