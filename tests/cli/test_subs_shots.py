"""``kit subs shots``: the list on the disk, what is remembered, and every way it can be refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shot_films
from jsonschema import Draft202012Validator
from pages import schemas

from kit.tools import ffmpeg
from tests.support.signals import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    Kit = Callable[..., object]

SAMPLE = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def looked_through(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample film without its list, looked through once."""
    root = tmp_path_factory.mktemp("shots") / "film"
    for folder in ("media", "locales", "subtitles"):
        shutil.copytree(SAMPLE / folder, root / folder)
    settings = (SAMPLE / "kit.toml").read_text("utf-8").splitlines(keepends=True)
    (root / "kit.toml").write_text("".join(row for row in settings if not row.startswith("shots =")), "utf-8")
    command = [sys.executable, "-m", "kit", "-C", str(root), "subs", "shots", "-o", str(root / "list.json")]
    subprocess.run(command, check=True)
    return root


@pytest.fixture
def film(looked_through: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "film"
    # The master keeps its time, by which its fingerprint is known; only its path is another one.
    shutil.copytree(looked_through, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def short(film: Path) -> Path:
    """The film with its reel up to the first cut and a little more, which nobody has looked through."""
    shutil.rmtree(film / "dist")
    master = film / "media/the-defector.mp4"
    whole = master.rename(film / "whole.mp4")
    subprocess.run([ffmpeg.find().path, "-v", "error", "-i", whole, "-t", "8", "-c", "copy", master], check=True)
    return film


def test_the_list_is_the_one_that_the_checks_read(looked_through: Path) -> None:
    found = json.loads((looked_through / "list.json").read_text("utf-8"))
    reel = json.loads((SAMPLE / "media/the-defector.reel.json").read_text("utf-8"))
    assert found["cuts"] == reel["cuts"]
    assert found["rate"] == "24000/1001"
    assert found["master"].startswith("sha256:")


def test_a_second_run_does_not_look_again_and_says_which_row_kit_toml_lacks(kit: Kit, film: Path) -> None:
    ran = kit("subs", "shots")
    assert ran.code == 0
    assert "kit remembers" in ran.err
    assert 'under [film] (kit.toml:6:1): shots = "media/the-defector.shots.json"' in ran.err
    assert "2,132 frames (00:01:28.922 at 23.976): 16 cuts." in ran.out
    settings = film / "kit.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[film]", '[film]\nshots = "media/the-defector.shots.json"'), "utf-8"
    )
    again = kit("subs", "shots")
    assert "has these frames already" in again.out
    assert "kit.toml" not in again.err


def test_another_threshold_looks_again_and_is_kept_apart(kit: Kit, short: Path) -> None:
    assert kit("subs", "shots").code == 0
    (short / "media/the-defector.shots.json").unlink()
    ran = kit("subs", "shots", "--threshold", "0.9", "--dry-run")
    assert ran.code == 0
    assert "kit remembers" not in ran.err
    assert not (short / "media/the-defector.shots.json").exists()


def test_a_list_that_kit_did_not_write_is_not_replaced_unasked(kit: Kit, film: Path) -> None:
    target = film / "media/the-defector.shots.json"
    target.write_text('{"rate": "24000/1001", "cuts": [5], "mine": "kept"}', "utf-8")
    refused = kit("subs", "shots")
    assert refused.code == 2
    assert "kit did not write it" in refused.err
    assert "mine" in target.read_text("utf-8")
    replaced = kit("subs", "shots", "--overwrite")
    assert replaced.code == 0
    assert "no longer there: 5" in replaced.out


def test_the_answer_for_programs_is_the_whole_list(kit: Kit, film: Path) -> None:  # noqa: ARG001 - the film around
    ran = kit("subs", "shots", "--format", "json")
    told = json.loads(ran.out)
    Draft202012Validator(json.loads(schemas.SCHEMAS["shots.json"]())).validate(told)
    assert (told["frames"], len(told["cuts"]), told["written"]) == (2132, 16, True)
    assert json.loads(Path(told["path"]).read_text("utf-8")).items() <= told.items()


def test_a_list_of_frames_time_codes_and_seconds_is_imported(kit: Kit, film: Path) -> None:
    (film / "cuts.txt").write_text("# from the editor\n182\n00:00:14:21\n18.769\n", "utf-8")
    ran = kit("subs", "shots", "--import", "cuts.txt")
    assert ran.code == 0
    assert json.loads((film / "media/the-defector.shots.json").read_text("utf-8"))["cuts"] == [182, 357, 450]


@pytest.mark.parametrize(
    ("cuts", "code", "said"),
    [
        ((96, 168, 288, 360, 456, 528), 0, ""),
        ((96, 168, 300, 372, 470, 540), 0, "2 are in the picture of the-defector.mp4; usually most are"),
        ((40, 130, 200, 320, 410, 500), 7, "looks like the list of another film or cut: of 6 of its changes of shot 0"),
    ],
    ids=["its own", "doubtful", "another's"],
)
def test_some_changes_of_an_imported_list_are_looked_for_in_the_picture(
    kit: Kit, film: Path, cuts: tuple[int, ...], code: int, said: str
) -> None:
    shot_films.write(film / "media/the-defector.mp4", (4, 3, 5, 3, 4, 3, 4))
    (film / "cuts.txt").write_text("\n".join(map(str, cuts)), "utf-8")
    ran = kit("subs", "shots", "--import", "cuts.txt", "-o", "new.json")
    assert ran.code == code, ran.err
    assert said in ran.err
    assert ("usually" in ran.err) is ("usually" in said)
    assert (film / "new.json").exists() is (code == 0)
    assert kit("subs", "shots", "--import", "cuts.txt", "-o", "forced.json", "--force").code == 0


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ("182\n9000\n", 7, "the list of another film or cut: 1 of its 2 changes"),
        ("182\nlater\n", 2, "“later” is no frame"),
        ("00:00:01:30\n", 2, "does not exist"),
        ("# nothing\n", 3, "names no change of shot"),
        ("", 3, "names no change of shot"),
    ],
)
def test_a_list_that_cannot_be_right_is_refused(kit: Kit, film: Path, rows: str, code: int, said: str) -> None:
    (film / "cuts.txt").write_text(rows, "utf-8")
    ran = kit("subs", "shots", "--import", "cuts.txt")
    assert ran.code == code
    assert said in ran.err
    assert not (film / "media/the-defector.shots.json").exists()


def test_a_picture_that_never_changes_gives_no_list(kit: Kit, film: Path) -> None:
    still = ("-f", "lavfi", "-i", "color=gray:s=64x36:r=24000/1001:d=1", "-c:v", "mpeg4", "-y")
    subprocess.run([str(ffmpeg.find().path), "-v", "error", *still, str(film / "still.mp4")], check=True)
    settings = (film / "kit.toml").read_text("utf-8")
    (film / "kit.toml").write_text(re.sub(r"(?m)^master = .*$", 'master = "still.mp4"', settings), "utf-8")
    ran = kit("subs", "shots")
    assert ran.code == 3
    assert "No change of shot was found in still.mp4" in ran.err
    assert not list(film.glob("**/*.shots.json"))


def test_a_list_at_another_rate_is_refused(kit: Kit, film: Path) -> None:
    (film / "cuts.json").write_text('{"rate": "25", "cuts": [182]}', "utf-8")
    ran = kit("subs", "shots", "--import", "cuts.json")
    assert ran.code == 2
    assert "counts frames at 25" in ran.err


def test_a_master_at_another_rate_than_kit_toml_says_is_refused(kit: Kit, film: Path) -> None:
    settings = film / "kit.toml"
    settings.write_text(settings.read_text("utf-8").replace('"24000/1001"', '"25"'), "utf-8")
    ran = kit("subs", "shots")
    assert ran.code == 2
    assert "the master has 23.976" in ran.err


@pytest.mark.parametrize(("data", "code"), [(None, 5), (b"", 5), (b"no film at all", 2)])
def test_a_master_that_cannot_be_read_is_told(kit: Kit, film: Path, data: bytes | None, code: int) -> None:
    master = film / "media/the-defector.mp4"
    master.unlink()
    if data is not None:
        master.write_bytes(data)
    ran = kit("subs", "shots")
    assert ran.code == code
    assert "hint:" in ran.err


def test_without_a_film_there_is_nothing_to_look_through(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kit("subs", "shots").code == 3


def test_finding_and_importing_at_once_is_refused(kit: Kit, film: Path) -> None:  # noqa: ARG001 - the film around
    assert kit("subs", "shots", "--import", "cuts.txt", "--threshold", "1").code == 2


def test_a_memory_that_cannot_be_written_costs_only_time(kit: Kit, short: Path) -> None:
    (short / "dist").write_text("no folder", "utf-8")
    ran = kit("subs", "shots")
    assert ran.code == 0
    assert "will look through the master again" in ran.err
    assert (short / "media/the-defector.shots.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, and Windows sends no SIGINT to a child")
def test_ctrl_c_leaves_no_list_and_no_memory(film: Path) -> None:
    shutil.rmtree(film / "dist")
    command = [sys.executable, "-m", "kit", "subs", "shots"]
    with subprocess.Popen(command, cwd=film, preexec_fn=heard, stderr=subprocess.PIPE) as child:  # noqa: PLW1509
        _wait_for_decoding(child)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130, err
    assert not (film / "media/the-defector.shots.json").exists()
    assert not list(film.glob("dist/**/*"))


def _wait_for_decoding(child: subprocess.Popen[bytes]) -> None:
    """Until the program has the master open, however long that takes; one that ended before says why."""
    while True:
        if child.poll() is not None:
            pytest.fail(f"it ended before it opened the master: {child.communicate()[1].decode()}")
        opened = (os.path.realpath(name) for name in Path(f"/proc/{child.pid}/fd").iterdir())
        if any(name.endswith("the-defector.mp4") for name in opened):
            return
        time.sleep(0.05)
