"""Runs kit in this process, as the command line does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kit.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def kit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """``kit("status", "--lang", "ko")`` → exit code, standard output, standard error."""
    monkeypatch.delenv("KIT_DEBUG", raising=False)

    def run(*argv: str) -> Ran:
        code = main.run(list(argv))
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run
