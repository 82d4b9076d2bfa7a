from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from kit.errors import FaultyError, KitError, NothingToDoError, StorageError, ToolError, UsageError
from kit.screener.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, Film, MakeFilm, WriteSrt


def refused(film: Film, error: type[KitError], slug: str, **more: Any) -> KitError:
    with pytest.raises(error) as caught:
        film.burn(**more)
    assert caught.value.slug == slug
    assert caught.value.hint
    assert film.leftovers() == []
    assert not film.output().exists()
    return caught.value


def test_a_character_that_the_font_lacks_is_named_with_its_cue_and_row(
    make_film: MakeFilm, write_srt: WriteSrt
) -> None:
    film = make_film(ko=write_srt(("00:00,000", "00:01,000", "좋아요"), ("00:01,000", "00:02,000", "하나\nL’Haÿ Ÿ")))
    message = refused(film, FaultyError, "glyph-missing").message
    assert "cue 2, row 8: “Ÿ” U+0178 LATIN CAPITAL LETTER Y WITH DIAERESIS" in message


def test_a_narrow_no_break_space_is_refused_with_what_to_write(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:00,000", "00:01,000", "Quoi\u202f?")))
    assert "U+00A0" in refused(film, FaultyError, "glyph-missing").hint


def test_an_emoji_in_the_mark_is_refused(grey: Film) -> None:
    error = refused(grey, FaultyError, "glyph-missing", options=Options(recipient="Kim 🎬"))
    assert "the mark: “🎬” U+1F3AC CLAPPER BOARD" in error.message


def test_rows_that_are_no_cue_are_named(make_film: MakeFilm) -> None:
    film = make_film(ko="1\n00:00:00,000 --> 00:00:01,000\n하나\n\n2\n00:00:01,O00 --> 00:00:01,500\n둘\n")
    error = refused(film, FaultyError, "track-unreadable-rows")
    assert error.place is not None
    assert error.place.row in range(5, 8)
    assert "kit subs check" in error.hint


def test_a_cue_that_nothing_ends_is_not_burned_for_a_guessed_time(make_film: MakeFilm) -> None:
    sami = "<SAMI>\n<BODY>\n<SYNC Start=0><P Class=KRCC>하나\n<SYNC Start=500><P Class=KRCC>둘\n</BODY>\n</SAMI>\n"
    error = refused(make_film(ko=sami), FaultyError, "cue-never-closed")
    assert "cue 2" in error.message
    assert error.place is not None
    assert error.place.row == 4


def test_a_master_that_is_cut_short_is_refused_before_the_burn(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path
) -> None:
    run_ffmpeg("-i", str(clip), "-c", "copy", "-movflags", "+faststart", str(tmp_path / "fast.mp4"))
    with (tmp_path / "fast.mp4").open("r+b") as file:
        file.truncate((tmp_path / "fast.mp4").stat().st_size * 6 // 10)
    refused(make_film("cut", master=tmp_path / "fast.mp4"), StorageError, "media-truncated")


def test_a_master_with_damaged_pictures_gives_no_screener(
    make_film: MakeFilm, run_ffmpeg: Encode, tmp_path: Path
) -> None:
    run_ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24000/1001", "-frames:v", "48", "-c:v", "libx264"),
        str(tmp_path / "m.mp4"),
    )
    data = bytearray((tmp_path / "m.mp4").read_bytes())
    start = data.index(b"mdat") + 20_000
    data[start : start + 4000] = os.urandom(4000)
    (tmp_path / "m.mp4").write_bytes(data)
    error = refused(make_film("flipped", master=tmp_path / "m.mp4"), ToolError, "ffmpeg-failed")
    assert error.exit_code == 4


@pytest.mark.parametrize(
    "text", ["ffconcat version 1.0\nfile {}\n", "#EXTM3U\n#EXTINF:2,\n{}\n", "not a film at all", "\x00" * 5000]
)
def test_what_only_poses_as_a_film_is_refused(make_film: MakeFilm, clip: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "list.mp4").write_text(text.format(clip))
    refused(make_film("posing", master=tmp_path / "list.mp4"), UsageError, "media-unreadable")


def test_an_empty_master_is_refused(make_film: MakeFilm, tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    refused(make_film("empty", master=tmp_path / "empty.mp4"), StorageError, "media-empty")


def test_a_missing_master_is_refused(grey: Film) -> None:
    grey.project.master.unlink()
    refused(grey, StorageError, "not-found")


def test_a_missing_ffmpeg_is_refused(grey: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_FFMPEG", "/nowhere/ffmpeg")
    assert refused(grey, ToolError, "ffmpeg-missing").exit_code == 4


def test_a_missing_font_is_refused(grey: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    from kit.tools import fonts  # noqa: PLC0415 - patched here only

    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package")
    monkeypatch.setenv("PATH", "")
    error = refused(grey, ToolError, "font-missing")
    assert "pip install" in error.hint


def test_a_locale_without_a_track_is_refused(grey: Film) -> None:
    assert refused(grey, NothingToDoError, "no-track", locale="en").exit_code == 3


def test_a_master_of_another_rate_is_refused(make_film: MakeFilm, toml: str) -> None:
    film = make_film(toml=toml.replace("24000/1001", "25"))
    assert "23.976" in refused(film, UsageError, "rate-mismatch").message


def test_a_cue_that_would_never_be_seen_is_refused(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:01,000", "00:01,000", "번쩍")))
    refused(film, FaultyError, "cue-unseen")


def test_a_cue_before_the_programmes_start_is_refused(make_film: MakeFilm, toml: str) -> None:
    film = make_film(toml=toml.replace('rate = "24', 'programme_start = "10:00:00:00"\nrate = "24'))
    assert "begins before the picture" in refused(film, FaultyError, "cue-unseen").message


def test_a_line_wider_than_the_picture_is_refused(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:00,000", "00:01,000", "가" * 60)))
    refused(film, FaultyError, "cue-off-picture")


def test_more_lines_than_the_picture_holds_are_refused(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:00,000", "00:01,000", "\n".join("가" * 30))))
    refused(film, FaultyError, "cue-off-picture")


def test_a_protected_word_is_never_burned(make_film: MakeFilm, toml: str, write_srt: WriteSrt) -> None:
    words = '[[protected]]\nid = "place"\nspellings = ["Halcyon Ford", "핼시언"]\nsay = "the crossing"\n'
    film = make_film(toml=toml + words, ko=write_srt(("00:00,000", "00:01,000", "그는 핼시언에서 왔다")))
    error = refused(film, FaultyError, "protected-word")
    assert "the crossing" in error.hint
    assert "핼시언" not in error.message


def test_a_protected_word_in_the_mark_is_refused(make_film: MakeFilm, toml: str) -> None:
    words = '[[protected]]\nid = "place"\nspellings = ["Halcyon Ford"]\nsay = "the crossing"\n'
    refused(make_film(toml=toml + words), FaultyError, "protected-word", options=Options(recipient="halcyon ford"))


def test_a_mark_too_long_for_the_picture_is_refused(grey: Film) -> None:
    refused(grey, UsageError, "mark-too-long", options=Options(recipient="long " * 60))


def test_a_cue_after_the_pictures_end_is_refused(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:00,500", "00:01,000", "하나"), ("00:06,000", "00:07,000", "둘")))
    assert refused(film, FaultyError, "cue-unseen").message.startswith("Cue 2 of ")


def test_a_cue_that_outlasts_the_picture_is_told(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:01,500", "00:05,000", "하나")))
    heard: list[str] = []
    receipt = film.burn(warn=heard.append)
    assert heard == ["Cut at the picture’s end: cue 1."]
    assert receipt.facts["warnings"] == "\n".join(heard)


def test_a_slip_that_could_be_read_does_not_stop_a_burn(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    film = make_film(ko=write_srt(("00:00,500", "00:01,000", "하나")).replace("00,500", "00.500"))
    assert film.burn().facts["cues"] == "1"


def test_a_refused_burn_leaves_the_older_screener_alone(grey: Film, write_srt: WriteSrt) -> None:
    grey.burn()
    before = grey.output().read_bytes()
    grey.write("ko", write_srt(("00:00,000", "00:01,000", "\U0001f3ac")))
    with pytest.raises(FaultyError):
        grey.burn()
    assert grey.output().read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_disk_that_fills_up_gives_one_error_and_no_file(
    make_film: MakeFilm, tmp_path: Path, run_ffmpeg: Encode
) -> None:
    run_ffmpeg(
        *("-f", "lavfi", "-i", "nullsrc=s=320x180:r=24000/1001,geq=random(1)*255:128:128", "-frames:v", "48"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "1", str(tmp_path / "noise.mp4")),
    )
    film = make_film("full", master=tmp_path / "noise.mp4")
    film.project.dist.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", film.project.dist], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        refused(film, StorageError, "disk-full")
    finally:
        subprocess.run(["umount", film.project.dist], check=True)


def test_no_room_is_told_before_the_burn_starts(grey: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(grey.root)._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    refused(grey, StorageError, "disk-full")
