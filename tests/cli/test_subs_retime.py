"""``kit subs retime``: files on the disk before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Kit = Callable[..., object]

SRT = "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:00:10,000 --> 00:00:12,000\r\nTwo\r\n"


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "film.ko.srt"
    path.write_bytes(SRT.encode())
    return path


def test_a_shift_changes_times_in_place_and_says_how_to_undo_it(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "shift", "+2.5s", "film.ko.srt")
    assert ran.code == 0
    assert (
        track.read_bytes()
        == SRT.replace("01,000", "03,500")
        .replace("02,000", "04,500")
        .replace("10,000", "12,500")
        .replace("12,000", "14,500")
        .encode()
    )
    assert "first cue 1: 00:00:01.000 → 00:00:02.000  becomes  00:00:03.500 → 00:00:04.500" in ran.out
    undo = ran.err.partition("To undo: kit ")[2].split()
    assert kit(*undo).code == 0
    assert track.read_bytes() == SRT.encode()
    assert [path.name for path in track.parent.iterdir()] == ["film.ko.srt"]


def test_a_negative_offset_is_no_option(kit: Kit, track: Path) -> None:
    assert kit("subs", "retime", "shift", "-00:00:00.250", "film.ko.srt").code == 0
    assert b"00:00:00,750 --> 00:00:01,750" in track.read_bytes()


def test_a_change_of_rate_keeps_the_old_file(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "rate", "25", "23.976", "film.ko.srt")
    assert ran.code == 0
    assert b"00:00:10,427 --> 00:00:12,513" in track.read_bytes()
    assert track.with_name("film.ko.srt~").read_bytes() == SRT.encode()
    kit("subs", "retime", "rate", "23.976", "25", "film.ko.srt")
    assert track.with_name("film.ko.srt~").read_bytes() == SRT.encode()
    assert track.with_name("film.ko.srt.2~").exists()


def test_a_dry_run_writes_nothing(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "shift", "+1s", "--dry-run", "film.ko.srt")
    assert "2 cues would move" in ran.out
    assert track.read_bytes() == SRT.encode()


def test_no_shift_is_nothing_to_change(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "shift", "0s", "film.ko.srt")
    assert ran.code == 0
    assert "Nothing to change" in ran.err
    assert track.read_bytes() == SRT.encode()


def test_output_goes_to_a_file_or_a_folder_and_overwrites_nothing_unasked(kit: Kit, track: Path) -> None:
    assert kit("subs", "retime", "shift", "1s", "film.ko.srt", "-o", "new.srt").code == 0
    assert b"00:00:02,000 --> 00:00:03,000" in (track.parent / "new.srt").read_bytes()
    ran = kit("subs", "retime", "shift", "2s", "film.ko.srt", "-o", "new.srt")
    assert ran.code == 2
    assert "already there" in ran.err
    assert kit("subs", "retime", "shift", "2s", "film.ko.srt", "-o", "new.srt", "--overwrite").code == 0
    assert kit("subs", "retime", "shift", "1s", "film.ko.srt", "new.srt", "-o", "out").code == 0
    assert sorted(path.name for path in (track.parent / "out").iterdir()) == ["film.ko.srt", "new.srt"]
    assert track.read_bytes() == SRT.encode()


def test_one_bad_track_stops_all(kit: Kit, track: Path) -> None:
    other = track.with_name("film.fr-CA.srt")
    other.write_bytes("1\n00:00:00,100 --> 00:00:02,000\nUn\n".encode("cp1252"))
    ran = kit("subs", "retime", "shift", "-500ms", "film.ko.srt", "film.fr-CA.srt")
    assert ran.code == 2
    assert "Cue 1 of film.fr-CA.srt would be at -00:00:00.400" in ran.err
    assert track.read_bytes() == SRT.encode()


def test_a_full_disk_at_the_second_track_leaves_both_as_they_were(
    kit: Kit, track: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = track.with_name("film.en.srt")
    other.write_bytes(SRT.encode())
    whole = files.part_file
    opened = []

    def full(path: Path) -> object:
        opened.append(path)
        if len(opened) == 2:
            raise files.storage_error(OSError(28, "No space left on device"), path, "written")
        return whole(path)

    monkeypatch.setattr(files, "part_file", full)
    ran = kit("subs", "retime", "shift", "1s", "film.ko.srt", "film.en.srt")
    assert ran.code == 5
    assert "disk is full" in ran.err
    assert track.read_bytes() == other.read_bytes() == SRT.encode()
    assert sorted(path.name for path in track.parent.iterdir()) == ["film.en.srt", "film.ko.srt"]


def test_a_broken_time_line_is_named_and_nothing_written(kit: Kit, track: Path) -> None:
    broken = SRT.replace("00:00:10,000", "00:00:1O,000")
    track.write_bytes(broken.encode())
    ran = kit("subs", "retime", "shift", "1s", "film.ko.srt")
    assert ran.code == 2
    assert "row 6 has times that cannot be read" in ran.err
    assert track.read_bytes() == broken.encode()
    assert kit("subs", "retime", "shift", "1s", "--force", "film.ko.srt").code == 0


def test_a_track_named_twice_moves_once(kit: Kit, track: Path) -> None:
    kit("subs", "retime", "shift", "1s", "film.ko.srt", "./film.ko.srt")
    assert b"00:00:02,000 --> 00:00:03,000" in track.read_bytes()


def test_without_a_track_all_of_the_film_move(kit: Kit, film: Path) -> None:
    assert kit("-C", str(film), "subs", "retime", "shift", "+48f").code == 0
    for name in ("ko", "fr-CA"):
        assert "00:00:03,002 --> 00:00:05,002" in (film / f"subtitles/winter-sea.{name}.srt").read_text("utf-8")
    assert kit("-C", str(film), "subs", "retime", "shift", "+1s", "--lang", "fr").code == 0
    assert "00:00:03,002" in (film / "subtitles/winter-sea.ko.srt").read_text("utf-8")
    assert "00:00:04,002" in (film / "subtitles/winter-sea.fr-CA.srt").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["shift", "2.5", "film.ko.srt"], 2),
        (["shift", "+48f", "film.ko.srt"], 2),
        (["shift", "1s"], 3),
        (["shift", "1s", "gone.srt"], 5),
        (["shift", "1s", "film.ko.srt", "--lang", "ko"], 2),
        (["shift", "1s", "film.ko.srt", "--from", "00:10", "--to", "00:05"], 2),
        (["shift", "1s", "film.ko.srt", "-o", "film.vtt"], 2),
        (["rate", "25", "23.9", "film.ko.srt"], 2),
        (["shift", "1s", "film.ko.srt", "--encoding", "klingon"], 2),
    ],
)
def test_what_cannot_be_has_one_message_and_its_exit_code(
    kit: Kit, track: Path, arguments: list[str], code: int
) -> None:
    ran = kit("subs", "retime", *arguments)
    assert ran.code == code
    assert ran.err.startswith("error: ")
    assert "hint: " in ran.err
    assert track.read_bytes() == SRT.encode()
