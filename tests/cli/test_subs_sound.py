"""What a check hears: the master's sound where an SDH track says nothing for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.tools import ffmpeg, process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

ONE_CUE = "WEBVTT\n\n00:01.000 --> 00:03.000\n[river]\n"
TRACK = "subtitles/the-defector.en.sdh.vtt"


@pytest.fixture
def film(kit: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert kit("init", str(tmp_path / "film")).code == 0
    monkeypatch.chdir(tmp_path / "film")
    return tmp_path / "film"


def test_a_film_that_is_heard_wants_descriptions(kit: Callable[..., Ran], film: Path) -> None:
    (film / TRACK).write_text(ONE_CUE, "utf-8")
    ran = kit("subs", "check", TRACK, "--select", "ACC", "--format", "concise")
    assert "ACC019 From 00:00:03.000 on no cue shows for 86 seconds" in ran.out
    assert "ACC012" not in ran.out


def test_the_sample_says_what_is_heard(kit: Callable[..., Ran], film: Path) -> None:
    assert (film / TRACK).is_file()
    ran = kit("subs", "check", TRACK, "--select", "ACC")
    assert ran.code == 0
    assert "Not checked" not in ran.err


def test_a_master_that_is_not_there_is_told(kit: Callable[..., Ran], film: Path) -> None:
    (film / TRACK).write_text(ONE_CUE, "utf-8")
    (film / "media" / "the-defector.mp4").unlink()
    ran = kit("subs", "check", TRACK, "--select", "ACC019")
    assert "Not checked: ACC019, since the master is not there" in ran.err


def test_a_master_without_sound_is_told(kit: Callable[..., Ran], film: Path) -> None:
    (film / TRACK).write_text(ONE_CUE, "utf-8")
    master = film / "media" / "the-defector.mp4"
    silent = film / "silent.mp4"
    program = ffmpeg.find().path
    process.run([str(program), "-v", "error", "-i", str(master), "-an", "-c", "copy", str(silent)])
    silent.replace(master)
    ran = kit("subs", "check", TRACK, "--select", "ACC019")
    assert "Not checked: ACC019, since the master's sound cannot be read" in ran.err
