"""kit subs check, fix, rules, profiles and kit explain, as a person runs them."""

from __future__ import annotations

import json
import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest

from kit import resources
from kit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    Outcome = tuple[int, str, str]

CLEAN = "1\n00:00:01,000 --> 00:00:05,000\n강을 건넜다\n"
DOTS = CLEAN.replace("강을", "강을...")
BROKEN = CLEAN.replace("-->", "->")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, text: str, name: str = "film.ko.srt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> Outcome:
    code = main.run(["subs", *argv])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, (), 0),
        (DOTS, (), 0),
        (DOTS, ("--fail-on", "warning"), 1),
        (DOTS, ("--fail-on", "warning", "--ignore", "LAY003"), 0),
        (DOTS, ("--fail-on", "warning", "--select", "TIM"), 0),
        (BROKEN, (), 1),
        (CLEAN, ("--profile", "netflix-kr"), 2),
        (CLEAN, ("--select", "XYZ"), 2),
        (CLEAN, ("--fps", "23.9"), 2),
        (CLEAN, ("--encoding", "klingon"), 2),
    ],
)
def test_exit_codes(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, options: tuple[str, ...], code: int
) -> None:
    put(folder, text)
    assert run(capsys, "check", "film.ko.srt", *options)[0] == code


def test_a_missing_track_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "none.ko.srt")
    assert (code, out) == (5, "")
    assert "none.ko.srt" in err
    assert folder.is_dir()


def test_without_film_and_track_there_is_nothing_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check")
    assert code == 3
    assert "hint:" in err
    assert folder.is_dir()


def test_checks_that_could_not_run_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, CLEAN)
    _, out, err = run(capsys, "check", "film.ko.srt")
    assert "Not checked: TIM004, TIM007, TIM008, TIM010, TIM011, since no film and no --fps say" in err
    assert "Not checked" not in out
    assert "TIM004" not in run(capsys, "check", "film.ko.srt", "--fps", "24")[2]


def test_a_track_without_language_says_its_profile(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, DOTS, "film.srt")
    code, out, err = run(capsys, "check", "film.srt")
    assert code == 0
    assert "profile base" in out
    assert "--locale" in err
    assert "profile festival-ko" in run(capsys, "check", "film.srt", "--locale", "ko")[1]


def test_bare_french_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, CLEAN, "film.fr.srt")
    code, _, err = run(capsys, "check", "film.fr.srt")
    assert code == 2
    assert "fr-FR and fr-CA differ" in err


def test_one_unreadable_track_does_not_hide_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, DOTS)
    code, out, err = run(capsys, "check", "none.ko.srt", "film.ko.srt")
    assert code == 5
    assert "LAY003" in out
    assert "none.ko.srt" in err


def test_json_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, DOTS)
    code, out, _ = run(capsys, "check", "film.ko.srt", "--format", "json", "-o", "report.json")
    assert (code, out) == (0, "")
    assert json.loads((folder / "report.json").read_text("utf-8"))["summary"]["warning"] == 1


def test_fix_changes_only_what_it_mends_and_a_second_run_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(folder, "\ufeff" + DOTS.replace("\n", "\r\n"))
    assert run(capsys, "fix", "film.ko.srt")[0] == 0
    mended = path.read_bytes()
    assert mended == ("\ufeff" + DOTS.replace("...", "…").replace("\n", "\r\n")).encode()
    changed = path.stat().st_mtime_ns
    _, _, err = run(capsys, "fix", "film.ko.srt")
    assert "nothing to mend" in err
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (mended, changed)


def test_diff_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(folder, DOTS)
    _, out, err = run(capsys, "fix", "--diff", "film.ko.srt")
    assert "-강을... 건넜다\n+강을… 건넜다\n" in out
    assert "could be mended" in err
    assert path.read_bytes() == DOTS.encode()


def test_a_fix_that_would_harm_is_not_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = "N" * 42
    text = f"1\n00:00:01,000 --> 00:00:07,000\n{full[:-1]}?\n"
    path = put(folder, text, "film.fr-FR.srt")
    _, _, err = run(capsys, "fix", "film.fr-FR.srt")
    assert "FRE001 in cue 1 was left: mending it would bring LAY001." in err
    assert path.read_bytes() == text.encode()


def test_what_a_fix_brings_is_mended_with_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "1\n00:00:01,000 --> 00:00:07,000\n{}\n"
    path = put(folder, text.format("Ils nous ont dit de partir cette nuit, non?"), "film.fr-FR.srt")
    assert len(text.format("")) + 42 == len(path.read_text("utf-8")) - 1
    run(capsys, "fix", "film.fr-FR.srt")
    assert path.read_text("utf-8") == text.format("Ils nous ont dit\nde partir cette nuit, non\u00a0?")


def test_what_is_not_safe_waits_to_be_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(folder, CLEAN.replace("강을 건넜다", "<i>강을 건넜다</i>"))
    _, _, err = run(capsys, "fix", "film.ko.srt")
    assert "1 more (KOR001) can be mended with --unsafe" in err
    assert b"<i>" in path.read_bytes()
    run(capsys, "fix", "film.ko.srt", "--unsafe")
    assert path.read_bytes() == CLEAN.encode()


def test_old_encodings_stay_what_they_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "film.ko.srt"
    path.write_bytes(DOTS.encode("cp949"))
    run(capsys, "fix", "film.ko.srt")
    assert path.read_bytes() == DOTS.replace("...", "…").encode("cp949")


def test_rules_and_profiles_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "TIM004  gap-too-small" in run(capsys, "rules", "TIM")[1]
    assert "netflix-fr-CA" in run(capsys, "profiles")[1]
    assert "partnerhelp.netflixstudios.com" in run(capsys, "profiles", "netflix-ko")[1]


@pytest.mark.parametrize("code", ["LAY001", "lay001", "line-too-long", "KIT002", "PRO001"])
def test_explain_says_why(capsys: pytest.CaptureFixture[str], code: str) -> None:
    assert main.run(["explain", code]) == 0
    assert "Source: " in capsys.readouterr().out


def test_explain_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["explain", "LAYO01"]) == 2
    assert "LAY001" in capsys.readouterr().err


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample film, to be spoilt."""
    for source, name in resources.sample():
        target = tmp_path / "film" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    return tmp_path / "film"


def test_the_sample_is_clean_down_to_the_notes(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["-C", str(sample), "subs", "check", "--fail-on", "info"]) == 0
    out, err = capsys.readouterr()
    assert "0 errors, 0 warnings, 0 notes." in out
    assert "Not checked" not in err


def spoil(sample: Path, word: str) -> Path:
    path = sample / "subtitles" / "the-defector.ko.srt"
    rows = path.read_text("utf-8").split("\n")
    rows[2] += f" {word}..."
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_protected_word_is_found_from_anywhere_and_never_shown(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = tomllib.loads((sample / "kit.toml").read_text("utf-8"))
    word = next(one for entry in settings["protected"] for one in entry["spellings"] if not one.isascii())
    path = spoil(sample, f"{word}에서")
    monkeypatch.chdir(tmp_path)
    for argv in (
        ["subs", "check", str(path)],
        ["subs", "check", str(path), "--ignore", "PRO", "--format", "json"],
        ["subs", "fix", str(path), "--diff"],
    ):
        code = main.run(argv)
        out, err = capsys.readouterr()
        assert word not in out + err
        assert code == (0 if "fix" in argv else 1)
    assert "(changed, not shown: a protected word)" in out


def test_a_waiver_for_no_track_is_refused(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "subtitles" / "waivers.toml").write_text(
        '[[waiver]]\nrule = "LAY001"\ntrack = "the-defector.kr.srt"\nwords = ""\nreason = "a"\nauthor = "b"\n'
        "until = 2030-01-01\n",
        encoding="utf-8",
    )
    assert main.run(["-C", str(sample), "subs", "check"]) == 2
    assert "the-defector.kr.srt" in capsys.readouterr().err


def test_without_the_master_the_rest_is_checked_and_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "media" / "the-defector.mp4").unlink()
    assert main.run(["-C", str(sample), "subs", "check", "--lang", "ko"]) == 0
    assert "Not checked: TIM009, since the master's length is not known" in capsys.readouterr().err


def test_a_cue_lost_in_one_language_is_missed_in_the_other(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sample / "subtitles" / "the-defector.en.srt"
    path.write_text("\n\n".join(path.read_text("utf-8").split("\n\n")[1:]), encoding="utf-8")
    assert main.run(["-C", str(sample), "subs", "check", "--select", "ACR", "--fail-on", "warning"]) == 1
    out = capsys.readouterr().out
    assert "ACR001" in out
    assert "No cue of en shows at this time" in out


def test_capitals_that_burn_too_wide_are_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sample / "subtitles" / "the-defector.en.srt"
    wide = "WWWWWWWW WWWWWWWW WWWWWWWW WWWWWWWW"
    path.write_text(path.read_text("utf-8").replace("A film needs a room.", wide), encoding="utf-8")
    main.run(["-C", str(sample), "subs", "check", "--lang", "en", "--select", "LAY015", "--format", "concise"])
    assert "of the safe width" in capsys.readouterr().out


def test_times_are_held_to_the_cuts_of_the_film(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sample / "subtitles" / "the-defector.en.srt"
    # Frame 182, where the second shot of the reel begins, is at 7.591 s; four frames later is too near.
    path.write_text(path.read_text("utf-8").replace("00:00:07,591 -->", "00:00:07,758 -->"), encoding="utf-8")
    main.run(["-C", str(sample), "subs", "check", "--lang", "en", "--select", "TIM010", "--format", "concise"])
    assert "4 frames after the cut at frame 182" in capsys.readouterr().out
