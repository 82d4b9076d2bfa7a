from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import ToolError
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIT_FFMPEG", raising=False)


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_the_one_that_comes_with_kit_can_burn() -> None:
    found = ffmpeg.find()
    assert found.origin == "imageio-ffmpeg"
    assert {"ass", "zscale", "tonemap", "bwdif"} <= found.filters
    assert {"libx264", "aac"} <= found.encoders
    assert found.version


def test_the_environment_goes_before_kit_toml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = script(tmp_path / "ff", "exit 0")
    monkeypatch.setenv("KIT_FFMPEG", own)
    assert ffmpeg.locate("/elsewhere")[1] == "KIT_FFMPEG"


def test_a_named_one_that_is_missing_is_never_replaced_by_another() -> None:
    with pytest.raises(ToolError, match=r"not found at “/no/ffmpeg”, where kit.toml") as caught:
        ffmpeg.find("/no/ffmpeg")
    assert "pip install imageio-ffmpeg" in caught.value.hint
    assert caught.value.exit_code == 4


def test_one_without_libass_says_what_it_lacks(tmp_path: Path) -> None:
    weak = (
        'case "$*" in *filters*) echo " .. scale V->V Scale."; echo " T. fps V->V Rate.";; '
        '*encoders*) echo " A....D aac AAC";; *) echo "ffmpeg version 4.0 Copyright";; esac'
    )
    with pytest.raises(ToolError, match="built without avfilter, libass, libx264"):
        ffmpeg.find(script(tmp_path / "weak", weak))


@pytest.mark.parametrize(("body", "told"), [("echo hello", "is no ffmpeg"), ("exit 3", "does not run")])
def test_another_program_is_refused(tmp_path: Path, body: str, told: str) -> None:
    with pytest.raises(ToolError, match=told):
        ffmpeg.find(script(tmp_path / "other", body))


def test_it_is_asked_only_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    own = script(tmp_path / "once", f'echo x >> "{log}"; exec "{ffmpeg.find().path}" "$@"')
    ffmpeg.find(own)
    ffmpeg.find(own)
    assert len(log.read_text().splitlines()) == 3
