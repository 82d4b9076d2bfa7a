"""What is published for other people's CI: it can be read by its host, and its commands are ours."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_lines import parse

from kit.reports import forms
from kit.subs import formats

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
EXAMPLES = ROOT / "docs" / "examples" / "github"
#: The keys of a hook, as pre-commit knows them.
HOOK_KEYS = {"id", "name", "description", "entry", "language", "files", "require_serial", "pass_filenames", "args"}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(script: str, values: dict[str, str]) -> list[list[str]]:
    """Our commands in a step, with its variables filled in."""
    filled = re.sub(r'"\$(\w+)"', lambda found: shlex.quote(values[found[1]]), script)
    rows = [shlex.split(row.removesuffix("|| true")) for row in filled.splitlines()]
    return [row for row in rows if row and row[0] == "kit"]


def test_hooks_are_what_pre_commit_reads_and_we_can_run() -> None:
    hooks = read(HOOKS)
    assert len({hook["id"] for hook in hooks}) == len(hooks)
    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= hook.keys() <= HOOK_KEYS
        parse(shlex.split(hook["entry"]))


@pytest.mark.parametrize(
    "hook", [hook for hook in read(HOOKS) if hook.get("pass_filenames", True)], ids=lambda h: h["id"]
)
def test_hooks_take_every_format_and_nothing_else(hook: dict[str, str]) -> None:
    pattern = re.compile(hook["files"])
    for extension in formats.EXTENSIONS:
        assert pattern.search(f"subtitles/film.ko{extension}"), extension
        assert pattern.search(f"films/one/subtitles/film.ko{extension}"), extension
    assert not pattern.search("subtitles/waivers.toml")
    assert not pattern.search("media/film.xml")


def test_the_film_is_checked_when_anything_that_counts_changes() -> None:
    (hook,) = [hook for hook in read(HOOKS) if hook["id"] == "kit-subs-check-film"]
    for path in ("kit.toml", "subtitles/film.ko.srt", "subtitles/waivers.toml", "profiles/our-house.toml"):
        assert re.search(hook["files"], path), path
    assert not re.search(hook["files"], "media/film.mp4")


def test_the_action_is_a_composite_one_whose_commands_parse() -> None:
    action = read(EXAMPLES / "action.yml")
    assert action["runs"]["using"] == "composite"
    inputs = {f"${{{{ inputs.{name} }}}}": value.get("default", name) for name, value in action["inputs"].items()}
    ran: list[list[str]] = []
    for step in action["runs"]["steps"]:
        if "run" not in step:
            assert re.fullmatch(r"[\w./-]+@v\d+", step["uses"])
            continue
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input may hold anything: hand it over by the environment"
        ran += commands(step["run"], {name: inputs[value] for name, value in step.get("env", {}).items()})
    for command in ran:
        parse(command)
    outputs = [command[command.index("-o") + 1] for command in ran if "-o" in command]
    assert [forms.choose("", output, {}) for output in outputs] == ["sarif", "junit", "html"]


def test_the_workflow_uses_the_action_with_its_own_inputs() -> None:
    workflow = read(EXAMPLES / "workflow.yml")
    assert workflow[True]["pull_request"]["paths"]  # YAML 1.1 reads the key `on` as a truth value
    steps = workflow["jobs"]["check"]["steps"]
    (ours,) = [step for step in steps if step["uses"] == "./.github/actions/subtitles"]
    inputs = read(EXAMPLES / "action.yml")["inputs"]
    assert ours["with"].keys() <= inputs.keys()
    assert {name for name, value in inputs.items() if value.get("required")} <= ours["with"].keys()
    (upload,) = [step for step in steps if "upload-sarif" in step["uses"]]
    assert upload["with"]["sarif_file"] in (EXAMPLES / "action.yml").read_text(encoding="utf-8")


def test_the_page_names_every_form_and_hook() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [form for form in forms.FORMS if f"`{form}`" not in page] == []
    assert [hook["id"] for hook in read(HOOKS) if hook["id"] not in page] == []
    for block in re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        (repository,) = yaml.safe_load(block)["repos"]
        known = {hook["id"]: hook for hook in read(HOOKS)}
        for hook in repository["hooks"]:
            parse([*shlex.split(known[hook["id"]]["entry"]), *hook["args"]])
