from __future__ import annotations

import errno
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import click
import pytest
import signals

from kit import __version__
from kit.cli import failures
from kit.cli.main import run
from kit.cli.ui_language import asked_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KIT = [sys.executable, "-m", "kit"]


def test_version_names_the_program(kit: Callable[..., object]) -> None:
    assert kit("--version").out == f"kit {__version__}\n"


def test_a_mistyped_command_is_answered_with_the_one_meant(kit: Callable) -> None:
    ran = kit("stauts")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: There is no command “stauts”.\nhint: Did you mean “status”?\n"


def test_a_mistyped_option_is_answered_with_the_one_meant(kit: Callable) -> None:
    ran = kit("status", "--langs", "ko")
    assert ran.code == 2
    assert ran.err == "error: There is no option “--langs”.\nhint: Did you mean “--lang”?\n"


def test_without_a_film_the_exit_code_is_three(kit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = kit("status")
    assert ran.code == 3
    assert ran.err == (
        f"error: There is no film here: neither “{tmp_path}” nor a folder above it holds a kit.toml.\n"
        "hint: Go to your film's folder, name it with `kit -C FOLDER …`, or make a new one with `kit init FOLDER`.\n"
    )


def test_a_folder_that_is_not_there_is_named(kit: Callable) -> None:
    ran = kit("-C", "no 'such' 폴더", "status")
    assert ran.code == 2
    assert ran.err == (
        "error: There is no folder “no 'such' 폴더”.\nhint: Check the name after -C; it is case-sensitive.\n"
    )


def test_a_slip_in_kit_toml_is_shown_with_row_and_caret(
    kit: Callable, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = film / "kit.toml"
    settings.write_text(settings.read_text("utf-8").replace("[booklet]", 'tilte = "x"\n\n[booklet]'), "utf-8")
    monkeypatch.chdir(film)
    ran = kit("status")
    assert ran.code == 2
    assert ran.err == (
        "error: [film] has no key “tilte”.\n"
        "  --> kit.toml:11:1\n"
        '   11 | tilte = "x"\n'
        "      | ^\n"
        "hint: Did you mean “title”?\n"
    )


def test_several_slips_are_shown_and_counted(kit: Callable, film: Path) -> None:
    settings = film / "kit.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("year = 2024", 'year = "2024"').replace("[booklet]", "[bookelt]"), "utf-8"
    )
    ran = kit("-C", str(film), "status")
    assert ran.code == 2
    assert ran.err.endswith("\n4 problems; nothing was done.\n")
    assert ran.err.count("error: ") == ran.err.count("hint: ") == 4


def test_a_bare_language_says_what_to_write(kit: Callable, film: Path) -> None:
    settings = film / "kit.toml"
    settings.write_text(settings.read_text("utf-8").replace('fr = "fr-CA"', ""), "utf-8")
    ran = kit("-C", str(film), "status", "--lang", "fr")
    assert ran.code == 2
    assert ran.err == (
        "error: “fr” alone is not enough: fr-FR and fr-CA differ in their punctuation and their words.\n"
        'hint: Write --lang fr-CA, or add to kit.toml under [languages]: fr = "fr-CA"\n'
    )


def test_a_file_in_subtitles_that_is_no_track_is_told(
    kit: Callable, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (film / "subtitles/winter-sea.de.srt").write_text("x")
    monkeypatch.chdir(film)
    ran = kit("status")
    assert ran.code == 0
    assert ran.err == (
        "note: subtitles/winter-sea.de.srt is not used: "
        "kit.toml has no locale “de”: add [locales.de], or correct the name.\n"
    )


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "interrupted; nothing was left half done\n"),
        (click.Abort(), 130, "interrupted; nothing was left half done\n"),
        (
            OSError(errno.ENOSPC, "full", "/x/y"),
            5,
            (
                "error: /x/y cannot be read or written: No space left on device.\n  --> /x/y\n"
                "hint: The disk is full. Free some space and run the same command again.\n"
            ),
        ),
        (
            ZeroDivisionError("division by zero"),
            70,
            (
                "error: This is a defect in kit: ZeroDivisionError: division by zero\n"
                "hint: Run the same command with KIT_DEBUG=1 before it and report what it prints, "
                f"with the version of kit ({__version__}).\n"
            ),
        ),
    ],
)
def test_every_failure_ends_in_one_message_and_its_exit_code(
    error: BaseException, code: int, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KIT_DEBUG", raising=False)
    assert failures.tell(error) == code
    assert capsys.readouterr().err == says


def test_a_defect_shows_its_traceback_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        failures.tell(ZeroDivisionError("x"))


def test_output_is_utf8_whatever_the_system_says(film: Path) -> None:
    settings = film / "kit.toml"
    settings.write_text(settings.read_text("utf-8").replace("year = 2024", 'year = "이천"'), "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run([*KIT, "-C", str(film), "status"], capture_output=True, env=environment, check=False)
    assert ran.returncode == 2
    assert 'year = "이천"' in ran.stderr.decode("utf-8")
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("variable", "option", "coloured"), [("1", "auto", False), ("1", "always", True), ("", "always", True)]
)
def test_colour_obeys_no_color_and_the_option(variable: str, option: str, coloured: bool) -> None:
    ran = subprocess.run(
        [*KIT, f"--color={option}", "-C", "/nowhere", "status"],
        capture_output=True,
        env={**os.environ, "NO_COLOR": variable},
        check=False,
    )
    assert (b"\x1b[" in ran.stderr) is coloured


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_leaves_early_is_no_error(film: Path) -> None:
    kit = f"{shlex.quote(sys.executable)} -m kit"
    line = f"{kit} --help | true; {kit} -C {shlex.quote(str(film))} status --format json | head -1"
    ran = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (ran.stdout, ran.stderr) == (b"{\n", b"")


SLEEPER = """
import signal, sys, time
import click
from kit.cli import main
@main.root.command()
def sleep():
    'Wait.'
    print("ready", flush=True)
    time.sleep(30)
main.main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_one_line_and_130(number: signal.Signals) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SLEEPER, "sleep"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=signals.heard,  # noqa: PLW1509 - no threads run here
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    time.sleep(0.05)
    child.send_signal(number)
    _, err = child.communicate(timeout=10)
    assert child.returncode == 130
    assert err == "\ninterrupted; nothing was left half done\n"


def test_status_in_json_is_one_document(kit: Callable, film: Path) -> None:
    ran = kit("-C", str(film), "status", "--format", "json")
    assert ran.code == 0
    data = json.loads(ran.out)
    assert data["film"] == "winter-sea"
    assert [(item["what"], item["locale"]) for item in data["deliverables"]] == [
        ("screener", "ko"),
        ("booklet", "ko"),
        ("screener", "fr-CA"),
        ("booklet", "fr-CA"),
    ]


def test_the_language_of_one_run_is_not_the_next_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--ui-lang", "ko", "no-such-command"]) == 2
    assert capsys.readouterr().err.startswith("오류")
    assert run(["--ui-lang", "fr", "--version"]) == 0
    assert asked_for() == ""


@pytest.mark.parametrize(("language", "said"), [("en", "“a9”"), ("ko", "“a9”는"), ("fr", "«\u00a0a9\u00a0»")])
def test_what_was_typed_is_quoted_as_the_language_quotes(
    language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--ui-lang", language, "booklet", "build", "--paper", "a9"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "'" not in told


def test_a_group_without_lazy_commands_names_its_commands_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--ui-lang", "fr", "locale", "add"]) == 2
    assert "check, extract, update" in capsys.readouterr().err
