"""SAMI from the command line: every language of a file is checked, mended and moved, and none in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    Outcome = tuple[int, str, str]

SMI = (
    "<SAMI>\n<HEAD><STYLE TYPE='text/css'><!--\n.KRCC {Name:Korean; lang:ko-KR; SAMIType:CC;}\n"
    ".ENCC {Name:English; lang:en-US; SAMIType:CC;}\n--></STYLE></HEAD>\n<BODY>\n"
    "<SYNC Start=1000><P Class=KRCC>강을 건넜다...\n<P Class=ENCC>We crossed it...\n"
    "<SYNC Start=3000><P Class=ENCC>&nbsp;\n<SYNC Start=5000><P Class=KRCC>&nbsp;\n</BODY>\n</SAMI>\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, text: str = SMI, name: str = "film.smi", codec: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.replace("\n", "\r\n").encode(codec))
    return path


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> Outcome:
    code = main.run(["subs", *argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_check_looks_at_every_language_under_its_own_profile(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder)
    code, out, _ = run(capsys, "check", "film.smi", "--format", "json", "--fail-on", "warning")
    assert code == 1
    report = json.loads(out)
    assert [(track["locale"], track["profile"], track["cues"]) for track in report["tracks"]] == [
        ("ko", "festival-ko", 1),
        ("en-US", "festival-en", 1),
    ]
    dots = [found for found in report["findings"] if found["rule"] == "LAY003"]
    assert [(found["row"], found["end"]) for found in dots] == [(7, 5.0), (8, 3.0)]


def test_a_name_or_an_option_chooses_one_and_the_others_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, name="film.ko.smi")
    _, out, _ = run(capsys, "check", "film.ko.smi")
    assert "FILE054" in out
    assert "The file also holds ENCC (English, en-US) × 1; this track is KRCC (Korean, ko)" in out
    assert "festival-ko" in out
    assert "festival-en" not in out
    put(folder)
    assert "profile festival-en" in run(capsys, "check", "film.smi", "--locale", "en")[1]
    code, _, err = run(capsys, "check", "film.smi", "--locale", "fr-CA")
    assert code == 2
    assert "KRCC (Korean, ko), ENCC (English, en-US)" in err


def test_what_concerns_the_file_is_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, SMI.replace("<SYNC Start=1000>", "잃은 말 <SYNC Start=1000>"), codec="cp949")
    _, out, _ = run(capsys, "check", "film.smi", "--format", "json", "--select", "FILE")
    rules = [found["rule"] for found in json.loads(out)["findings"]]
    assert rules.count("FILE003") == rules.count("FILE020") == 1


def test_fix_mends_every_language_of_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(folder)
    code, _, _ = run(capsys, "fix", "film.smi", "--select", "LAY003")
    assert code == 0
    assert path.read_bytes().decode() == SMI.replace("...", "…").replace("\n", "\r\n")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_shift_moves_every_language_and_back(folder: Path, capsys: pytest.CaptureFixture[str], codec: str) -> None:
    path = put(folder, codec=codec)
    before = path.read_bytes()
    code, out, _ = run(capsys, "retime", "shift", "+2.5s", "film.smi")
    assert code == 0
    assert "2 cues moved" in out
    moved = SMI.replace("5000", "7500").replace("3000", "5500").replace("1000", "3500").replace("\n", "\r\n")
    assert path.read_bytes().decode(codec) == moved
    assert run(capsys, "retime", "shift", "-2.5s", "film.smi")[0] == 0
    assert path.read_bytes() == before


def test_a_time_that_cannot_be_read_keeps_a_file_from_moving(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(folder, SMI.replace("Start=3000", "Start=3O00"))
    before = path.read_bytes()
    code, _, err = run(capsys, "retime", "shift", "+1s", "film.smi")
    assert code == 2
    assert "row 9" in err
    assert path.read_bytes() == before


TWICE = SMI.replace("--></STYLE>", ".ENSDH {Name:English SDH; lang:en-US;}\n--></STYLE>").replace(
    "</BODY>", "<SYNC Start=6000><P Class=ENSDH>[water]\n<SYNC Start=9000><P Class=ENSDH>&nbsp;\n</BODY>"
)


def test_a_class_can_be_named_where_two_are_of_one_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, TWICE)
    _, out, _ = run(capsys, "check", "film.smi", "--part", "ensdh", "--format", "json")
    (track,) = json.loads(out)["tracks"]
    assert (track["locale"], track["cues"]) == ("en-US", 1)
    _, out, _ = run(capsys, "stats", "film.smi", "--part", "ENSDH", "--format", "json")
    assert [one["part"] for one in json.loads(out)["tracks"]] == ["ENSDH"]
    code, _, _ = run(capsys, "convert", "film.smi", "--part", "ENSDH", "-o", "sdh.srt")
    assert code == 0
    assert "[water]" in (folder / "sdh.srt").read_text("utf-8")
    code, _, err = run(capsys, "check", "film.smi", "--part", "FRCC")
    assert code == 2
    assert "holds no part “FRCC”, but KRCC (Korean, ko), ENCC (English, en-US), ENSDH" in err


def test_a_part_of_a_file_without_parts_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "1\n00:00:01,000 --> 00:00:05,000\nHello.\n", "film.en.srt")
    code, _, err = run(capsys, "check", "film.en.srt", "--part", "CC1")
    assert code == 2
    assert "holds no part “CC1”" in err
