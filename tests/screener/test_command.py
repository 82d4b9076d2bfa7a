from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
import signals

from kit.screener import job, options, pace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.screener.conftest import Encode, Film, MakeFilm, WriteSrt

    Kit = Callable[..., subprocess.CompletedProcess[str]]

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]


@pytest.fixture
def kit(grey: Film) -> Kit:
    def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*KIT, "-C", str(grey.root), *arguments], capture_output=True, text=True, check=False, timeout=120, **more
        )

    return run


def test_build_says_what_it_made_then_that_it_is_up_to_date(kit: Kit, grey: Film) -> None:
    first = kit("screener", "build", "--lang", "ko")
    assert (first.returncode, first.stderr) == (0, "")
    assert "48 frames, 00:00:02.002, 1 cue," in first.stdout
    assert "sha256" in first.stdout
    again = kit("screener", "build", "--lang", "ko")
    assert again.stdout.strip().endswith("grey.ko.screener.mp4: up to date")
    assert kit("screener", "verify", "--lang", "ko").returncode == 0
    grey.output().write_bytes(b"changed")
    changed = kit("screener", "verify", "--lang", "ko")
    assert (changed.returncode, changed.stderr.count("error:")) == (1, 1)


def test_dry_run_says_why_and_writes_nothing(kit: Kit, grey: Film, write_srt: WriteSrt) -> None:
    assert "would be burned: it is not there" in kit("screener", "build", "--lang", "ko", "--dry-run").stdout
    assert not grey.output().exists()
    grey.burn()
    grey.write("ko", write_srt(("00:00,500", "00:01,000", "안녕")))
    told = kit("screener", "build", "--lang", "ko", "--dry-run").stdout
    assert "would be burned again: subtitles/grey.ko.srt changed" in told


def test_plan_prints_everything_and_runs_nothing(kit: Kit, grey: Film) -> None:
    told = kit("screener", "plan", "--lang", "ko").stdout
    assert "안녕하세요" in told
    assert "-format_whitelist" in told
    assert "media/grey.mp4: sha256:" in told
    assert "segments, 0 of them kept from before" in told
    assert "sound: to be encoded" in told
    assert not grey.output().exists()
    assert not (grey.root / "dist/cache").exists()


def test_plan_tells_what_the_next_build_will_really_do(kit: Kit, grey: Film, write_srt: WriteSrt) -> None:
    first = int(grey.burn().facts["segments"])
    told = kit("screener", "plan", "--lang", "ko").stdout
    assert f"{first} segments, {first} of them kept from before" in told
    assert "to be encoded: 0 segments in 0 runs" in told
    grey.write("ko", write_srt(("00:00,500", "00:01,001", "안녕")))
    told = kit("screener", "plan", "--lang", "ko").stdout
    facts = grey.burn().facts
    assert f"to be encoded: {facts['segments encoded']} segment" in told
    assert "sound: kept from before" in told


def test_plan_tells_how_long_it_takes_by_earlier_builds_of_its_kind(
    kit: Kit, grey: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_CACHE", str(tmp_path / "pace"))
    planned = job.prepare(grey.project, "ko", options.resolve(grey.project))
    assert "time: no earlier build on this machine to judge by" in kit("screener", "plan", "--lang", "ko").stdout
    pace.learn(planned, "two passes", 48, 1)
    pace.learn(planned, "segments", 10, 1000)
    assert "time: no earlier build" in kit("screener", "plan", "--lang", "ko").stdout, "too few frames, or another kind"
    pace.learn(planned, "segments", 24, 2000)
    pace.learn(planned, "segments", 72, 6000)
    assert "time: about 1:06:40, by earlier" in kit("screener", "plan", "--lang", "ko").stdout
    monkeypatch.setenv("KIT_CACHE", str(tmp_path / "another"))
    grey.burn()
    assert (pace.seconds(planned, "segments", 48) or 0) > 0, "a build is learned from"
    assert "time: some seconds, nothing is to be encoded" in kit("screener", "plan", "--lang", "ko").stdout


def test_plan_tells_of_two_passes_one_pass_and_tracks_inside(kit: Kit) -> None:
    assert "two passes to at most 400.0 kB" in kit("screener", "plan", "--size-limit", "400kB", "--lang", "ko").stdout
    told = kit("screener", "plan", "--lang", "ko", "--target", "hevc-1080p").stdout
    assert "one pass, because only H.264 is joined from segments" in told
    told = kit("screener", "plan", "--lang", "ko", "--target", "soft-mkv").stdout
    assert "ko: 1 cue, shown unasked" in told
    assert "-disposition:s:0 default" in told


def test_a_copy_for_a_festival_has_its_own_name(kit: Kit, grey: Film) -> None:
    done = kit("screener", "build", "--lang", "ko", "--for", "Sheffield DocFest", "--mark")
    assert done.returncode == 0, done.stderr
    assert (grey.root / "dist/grey.ko.sheffield-docfest.marked.screener.mp4").exists()


def test_a_missing_ffmpeg_is_one_message_with_exit_code_4(kit: Kit) -> None:
    done = kit("screener", "build", "--lang", "ko", env=os.environ | {"KIT_FFMPEG": "/nowhere/ffmpeg"})
    assert done.returncode == 4
    assert done.stderr.startswith("error: ffmpeg was not found at “/nowhere/ffmpeg”")
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_language_that_fails_does_not_stop_the_others(kit: Kit, grey: Film, write_srt: WriteSrt) -> None:
    grey.write("en", write_srt(("00:00,500", "00:01,000", "Hello")))
    grey.write("ko", write_srt(("00:00,500", "00:01,000", "\U0001f3ac")))
    done = kit("screener", "build")
    assert done.returncode == 1
    assert "grey.en.screener.mp4: 48 frames" in done.stdout
    assert "CLAPPER BOARD" in done.stderr


def test_the_master_is_never_overwritten(kit: Kit, grey: Film) -> None:
    before = grey.project.master.read_bytes()
    done = kit("screener", "build", "--lang", "ko", "-o", str(grey.project.master))
    assert done.returncode == 2
    assert grey.project.master.read_bytes() == before


def test_a_file_size_limit_is_told_like_a_full_disk(kit: Kit, grey: Film) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))

    done = kit("screener", "build", "--lang", "ko", preexec_fn=limit)
    assert done.returncode == 5, done.stderr
    assert done.stderr.count("error:") == 1
    assert not grey.output().exists()
    assert grey.leftovers() == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ending_it_in_the_middle_leaves_nothing(
    make_film: MakeFilm,
    run_ffmpeg: Encode,
    tmp_path: Path,
    own_temporary_folder: Path,
    number: signal.Signals,
    toml: str,
) -> None:
    run_ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=24000/1001:d=20", "-c:v", "libx264", "-preset", "ultrafast"),
        str(tmp_path / "long.mp4"),
    )
    film = make_film("long", master=tmp_path / "long.mp4", toml=toml.replace("ultrafast", "slow"))
    child = subprocess.Popen(
        [*KIT, "-C", str(film.root), "screener", "build", "--lang", "ko"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=signals.heard,  # noqa: PLW1509 - no threads run here
    )
    waited = time.monotonic() + 60
    while not any(path.stat().st_size for path in film.project.dist.glob("cache/work-*/*.mp4")):
        assert time.monotonic() < waited, "the burn never started"
        assert child.poll() is None, child.communicate()
        time.sleep(0.1)
    child.send_signal(number)
    out, err = child.communicate(timeout=30)
    assert child.returncode == 130, err
    assert "Traceback" not in err
    assert out == ""
    assert not film.output().exists()
    assert film.leftovers() == []
    assert list(film.project.dist.glob("cache/work-*")) == []
    assert list(own_temporary_folder.iterdir()) == []
