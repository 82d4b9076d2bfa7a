"""Streams that are closed, or whose reader leaves: no traceback, no code that means something else."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from rich.console import Console

from kit.cli import meter

if TYPE_CHECKING:
    from pathlib import Path

KIT = f"{sys.executable} -m kit"


def shell(command: str, film: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=film, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirections")
@pytest.mark.parametrize("redirection", [">&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_defect(film: Path, redirection: str) -> None:
    ended = shell(f"{KIT} status {redirection}", film)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipes")
def test_a_reader_that_leaves_is_no_finding(film: Path) -> None:
    ended = shell(f"{KIT} status | true; exit ${{PIPESTATUS[0]}}", film)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("wide", [36, 48, 120])
def test_a_narrow_terminal_keeps_the_share_and_the_time(wide: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(wide))
    told = io.StringIO()
    with click.Context(click.Command("kit")):
        shown = meter.bars()
        shown.add_task("2024/harbour winter-port.fr-CA.forced.screener.mp4", total=100, completed=34)
        Console(file=told, width=wide).print(shown.get_renderable())
    row = told.getvalue().splitlines()[0]
    assert "34%" in row
    assert "-:--:-- left" in row
    assert ("…" in row) is (wide < 72)
