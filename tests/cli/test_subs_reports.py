"""The forms of kit subs check, its language, and watching, as a person runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import signals

from kit.cli import main, subs_check, watching
from kit.cli.ui_language import ui_language
from kit.reports import forms

CLEAN = "1\n00:00:01,000 --> 00:00:05,000\n강을 건넜다\n"
DOTS = CLEAN.replace("강을", "강을...")


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "film.ko.srt"
    path.write_text(DOTS, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main.run(["subs", "check", *argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_offers_every_form() -> None:
    assert tuple(forms.FORMS) == subs_check.FORMS


@pytest.mark.parametrize(
    ("asked", "output", "environment", "form"),
    [
        ("", "", {}, "full"),
        ("", "", {"GITHUB_ACTIONS": "true"}, "github"),
        ("full", "", {"GITHUB_ACTIONS": "true"}, "full"),
        ("", "report.html", {"GITHUB_ACTIONS": "true"}, "html"),
        ("", "Report.HTML", {}, "html"),
        ("", "report.json", {}, "json"),
        ("", "report.sarif.json", {}, "sarif"),
        ("", "report.sarif", {}, "sarif"),
        ("", "report.xml", {}, "junit"),
        ("", "report.csv", {}, "csv"),
        ("", "report.jsonl", {}, "jsonl"),
        ("", "report.txt", {}, "full"),
        ("", "report", {}, "full"),
        ("csv", "report.html", {}, "csv"),
    ],
)
def test_the_form_follows_the_wish_the_name_and_the_place(
    asked: str, output: str, environment: dict[str, str], form: str
) -> None:
    assert forms.choose(asked, output, environment) == form


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        ("fr", {"LC_ALL": "ko_KR.UTF-8"}, "fr"),
        ("", {}, "en"),
        ("", {"LANG": "ko_KR.UTF-8"}, "ko"),
        ("", {"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ("", {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr_CA:en"}, "fr"),
        ("", {"LANG": "C", "LANGUAGE": "ko"}, "en"),
        ("", {"LANG": "fr_CA@euro"}, "fr"),
        ("", {"LANG": "sv_SE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_the_environments(asked: str, environment: dict[str, str], language: str) -> None:
    assert ui_language(asked, environment) == language


def test_a_page_speaks_the_language_of_its_tracks(track: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, track.name, "-o", "report.html")
    assert '<html lang="ko">' in (track.parent / "report.html").read_text("utf-8")
    run(capsys, track.name, "-o", "report.html", "--ui-lang", "fr")
    assert '<html lang="fr">' in (track.parent / "report.html").read_text("utf-8")


def test_a_table_for_excel_begins_with_a_byte_order_mark(track: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, track.name, "-o", "report.csv")
    assert (track.parent / "report.csv").read_bytes().startswith(b"\xef\xbb\xbfrule,name,")
    assert run(capsys, track.name, "--format", "csv")[1].startswith("rule,name,")


def test_a_report_that_cannot_be_written_leaves_the_old_one(track: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (track.parent / "reports").mkdir()
    code, out, err = run(capsys, track.name, "--format", "json", "-o", "reports/../film.ko.srt/report.json")
    assert (code, out) == (5, "")
    assert "error:" in err
    assert track.read_text("utf-8") == DOTS


@pytest.mark.parametrize("form", forms.FORMS)
def test_redacted_reports_hold_no_dialogue(track: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    track.write_text(DOTS + "\n2\n00:00:06,000 -> 00:00:07,000\n강을 본다\n", encoding="utf-8")
    code, out, err = run(capsys, track.name, "--format", form, "--redact", "--ui-lang", "en")
    assert code == 1
    assert "LAY003" in out
    assert "강" not in out + err


def test_watching_checks_again_after_a_change_and_ends_with_130_on_ctrl_c(track: Path) -> None:
    argv = [sys.executable, "-u", "-m", "kit", "subs", "check", track.name, "--format", "jsonl", "--watch"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        argv, cwd=track.parent, env=environment, text=True, encoding="utf-8", stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, preexec_fn=signals.heard,  # noqa: PLW1509 - no threads run here
    ) as watching:  # fmt: skip
        assert watching.stdout
        assert watching.stderr
        try:
            first = until_summary(watching.stdout)
            assert [row["rule"] for row in first if row["record"] == "finding"] == ["LAY003"]
            time.sleep(0.5)
            track.write_text(CLEAN, encoding="utf-8")
            assert not [row for row in until_summary(watching.stdout) if row["record"] == "finding"]
            watching.send_signal(signal.SIGINT)
            assert watching.wait(10) == 130
            told = watching.stderr.read()
            assert "Waiting for changes" in told
            assert "Traceback" not in told
            assert "interrupted" not in told
        finally:
            watching.kill()


def test_a_report_among_the_tracks_is_nothing_to_check_again(tmp_path: Path) -> None:
    (tmp_path / "kit.toml").write_text("", encoding="utf-8")
    (tmp_path / "subtitles").mkdir()
    track, report = (tmp_path / "subtitles" / name for name in ("film.ko.srt", "report.html"))
    for path in (track, report):
        path.write_text("", encoding="utf-8")
    asked = {"tracks": (track,), "output": report}
    assert set(watching.watched(asked)) == {str(tmp_path / "kit.toml"), str(track)}


@pytest.mark.parametrize("form", forms.FORMS)
def test_names_that_are_no_utf8_are_reported_in_every_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (b"fi\xffm.ko.srt", b"fi\xffm.ko.sdh.srt"):
        try:
            Path(os.fsdecode(name)).write_text(DOTS, encoding="utf-8")
        except OSError:
            pytest.skip("this disk takes names in UTF-8 only")
    tracks = [str(path) for path in sorted(Path().iterdir())]
    code, out, err = run(capsys, *tracks, "--format", form, "-o", "report")
    assert code in {0, 1}, err
    assert (out, "defect" in err) == ("", False)
    assert Path("report").read_bytes()


def until_summary(stream: object) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for line in stream:  # type: ignore[attr-defined]
        rows.append(json.loads(line))
        if rows[-1]["record"] == "summary":
            break
    return rows
