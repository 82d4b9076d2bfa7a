"""Streams that are closed, or whose reader leaves: no traceback, no code that means something else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

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
