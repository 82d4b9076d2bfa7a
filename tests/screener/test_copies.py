from __future__ import annotations

import itertools
import re
import subprocess
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import pytest

from kit.cli import burned, copying
from kit.screener import build, copies, job, kept, options, recipients, schedule
from kit.time.rate import Rate

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from tests.screener.conftest import Encode, Film, MakeFilm, WriteSrt

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]
FEATURE = 90 * 60 * 24


def kit(film: Film, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KIT, "-C", str(film.root), "screener", *arguments], capture_output=True, text=True, check=False, timeout=240
    )


def test_a_mark_shows_a_tenth_of_the_time_and_two_names_rarely_meet() -> None:
    rate = Rate(Fraction(24))
    people = [schedule.showings("film", f"person {number}", FEATURE, rate) for number in range(40)]
    for showings in people:
        shown = sum(one.last - one.first for one in showings)
        assert shown == FEATURE // 10
    together = max(len(set(a) & set(b)) for a, b in itertools.combinations(people, 2))
    assert together < len(people[0]) / 5
    assert schedule.showings("film", "person 1", FEATURE, rate) == people[1]
    assert schedule.showings("another", "person 1", FEATURE, rate) != people[1]


def test_copies_are_made_once_proved_by_hash_and_known_again_after_another_encode(
    make_film: MakeFilm, run_ffmpeg: Encode, tmp_path: Path
) -> None:
    film = make_film("copies")
    run_ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=480x270:r=24000/1001,noise=alls=6", "-frames:v", "240"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", str(film.project.master)),
    )
    listed = film.root / "list.csv"
    listed.write_text("name,email,file\n김민지,minji@example.org,minji\nAlice Martin,,\nNour,,\n", "utf-8")
    made = kit(film, "build", "--lang", "ko", "--recipients", str(listed), "--for", "Busan")
    assert made.returncode == 0, made.stderr
    encoded = [tuple(map(int, found)) for found in re.findall(r"(\d+) of (\d+) segments encoded", made.stdout)]
    assert len(encoded) == 3
    assert all(now < whole / 2 for now, whole in encoded[1:]), "what lies between the marks is there already"
    again = kit(film, "build", "--lang", "ko", "--recipients", str(listed), "--for", "Busan")
    assert again.stdout.count("up to date") == 3
    copies = sorted(film.project.dist.glob("*.for-*.mp4"))
    assert len(copies) == 3
    copy = next(path for path in copies if "alice" in path.name)
    by_hash = kit(film, "identify", str(copy))
    assert "Alice Martin: the very file" in by_hash.stdout
    proved = kit(film, "verify", str(copy), "--for", "Busan")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert kit(film, "verify", str(copy), "--for", "Berlin").returncode == 1, "another mark"
    worse = tmp_path / "worse.mp4"
    run_ffmpeg(
        "-i",
        str(copy),
        "-vf",
        "scale=320:180,eq=brightness=0.06:contrast=0.85",
        "-c:v",
        "libx264",
        "-crf",
        "32",
        "-an",
        str(worse),
    )
    by_mark = kit(film, "identify", str(worse))
    assert by_mark.returncode == 0, by_mark.stderr
    assert by_mark.stdout.startswith("Alice Martin: ")
    assert "on this recipient’s schedule" in by_mark.stdout


def test_a_copy_without_a_mark_is_nobodys(grey: Film) -> None:
    listed = grey.root / "list.csv"
    listed.write_text("name\nA\nB\n", "utf-8")
    grey.burn()
    told = kit(grey, "identify", str(grey.output()), "--recipients", str(listed))
    assert (told.returncode, told.stdout) == (6, "")
    assert "cannot be told from its picture" in told.stderr


def test_one_bad_row_makes_no_copy_at_all(grey: Film) -> None:
    listed = grey.root / "list.csv"
    listed.write_text("name,file\nA,ok\nB,../out\n", "utf-8")
    told = kit(grey, "build", "--lang", "ko", "--recipients", str(listed))
    assert told.returncode == 2
    assert "row 3" in told.stderr
    assert not list(grey.root.glob("dist/*.mp4"))


@pytest.mark.parametrize("where", ["soft", "sidecar"])
def test_a_copy_whose_subtitles_can_be_switched_has_them(grey: Film, where: Literal["soft", "sidecar"]) -> None:
    chosen = copies.common(options.resolve(grey.project, subtitles=where))
    copy = copies.Copy(grey.project, "ko", chosen, recipients.Recipient("Alice", "", "alice", 2))
    plain = job.prepare(grey.project, "ko", chosen)
    made = copies.make(copy, plain, lambda _: None, grey.fingerprints)
    assert burned.where(made.facts) == [f"subtitles ko {'inside' if where == 'soft' else 'beside'}"]
    with av.open(str(copy.output)) as container:
        assert len(container.streams.subtitles) == (where == "soft")
    if where == "sidecar":
        assert "안녕하세요" in copy.output.with_suffix(".ko.vtt").read_text("utf-8")
        copy.output.with_suffix(".ko.vtt").unlink()
        assert not build.complete(copy.output)


def test_what_holds_for_every_copy_is_told_once(
    grey: Film, write_srt: WriteSrt, capsys: pytest.CaptureFixture[str]
) -> None:
    grey.write("ko", write_srt(("00:01,500", "00:09,000", "끝")))
    listed = grey.root / "list.csv"
    listed.write_text("name\nA\nB\n", "utf-8")
    chosen = options.resolve(grey.project)
    code = copying.run(grey.project, ["ko"], chosen, grey.fingerprints, listed, jobs=None, force=False, dry_run=False)
    told = capsys.readouterr()
    assert code == 0
    assert told.err.count("Cut at the picture’s end: cue 1.") == 1
    assert told.out.count("segments encoded") == 2


def test_what_keeps_every_copy_from_being_made_is_told_once(
    grey: Film, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file"))
    (tmp_path / "file").write_bytes(b"")
    listed = grey.root / "list.csv"
    listed.write_text("name\nA\nB\nC\n", "utf-8")
    chosen = options.resolve(grey.project)
    code = copying.run(grey.project, ["ko"], chosen, grey.fingerprints, listed, jobs=None, force=False, dry_run=False)
    assert code == 5
    assert capsys.readouterr().err.count("error:") == 1
