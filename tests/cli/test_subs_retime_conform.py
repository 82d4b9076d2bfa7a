"""``kit subs retime conform``, ``points``, ``start`` and ``rate`` from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import shot_films

from kit.tools import ffmpeg, process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    Kit = Callable[..., Ran]

SRT = "\n".join(f"{n}\n00:00:{5 * n:02},000 --> 00:00:{5 * n + 2:02},500\nCue {n}\n" for n in range(1, 8))
HEAD = "TITLE: CUT\nFCM: NON-DROP FRAME\n\n"


def label(seconds: int) -> str:
    return f"{1 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:00"


def edl(*parts: tuple[str, int, int]) -> str:
    """Shots of whole seconds: reel, first second of the source, seconds."""
    rows, at = HEAD, 0
    for number, (reel, source, length) in enumerate(parts, 1):
        rows += f"{number:03}  {reel} V C {label(source)} {label(source + length)} {label(at)} {label(at + length)}\n"
        at += length
    return rows


OLD = edl(("CARD_A_0001", 0, 10), ("CARD_B_0002", 0, 10), ("CARD_C_0003", 0, 20))
NEW = edl(("CARD_A_0001", 0, 10), ("CARD_C_0003", 0, 10), ("CARD_D_0004", 0, 5), ("CARD_C_0003", 10, 10))


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "film.en.srt"
    path.write_text(SRT, "utf-8")
    (tmp_path / "old.edl").write_text(OLD)
    (tmp_path / "new.edl").write_text(NEW)
    return path


def times(path: Path) -> list[str]:
    return [row for row in path.read_text("utf-8").splitlines() if "-->" in row]


def test_two_lists_move_a_track_to_the_frame(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "conform", "old.edl", "new.edl", "film.en.srt", "--fps", "24")
    assert ran.code == 0, ran.err
    assert times(track) == [
        "00:00:05,000 --> 00:00:07,500",
        "00:00:10,000 --> 00:00:12,500",
        "00:00:15,000 --> 00:00:17,500",
        "00:00:25,000 --> 00:00:27,500",
        "00:00:30,000 --> 00:00:32,500",
    ]
    assert times(track.with_name("film.en.removed.srt")) == [
        "00:00:10,000 --> 00:00:12,500",
        "00:00:15,000 --> 00:00:17,500",
    ]
    assert "inserted  –                            00:00:20.000 – 00:00:25.000" in ran.out


def test_the_films_own_rate_is_taken_and_all_its_tracks_move(kit: Kit, film: Path, track: Path) -> None:
    for name in ("old.edl", "new.edl"):
        text = track.with_name(name).read_text()
        (film / name).write_text(text)
    ran = kit("-C", str(film), "subs", "retime", "conform", str(film / "old.edl"), str(film / "new.edl"), "--dry-run")
    assert ran.code == 0
    assert "23.976 frames a second" in ran.out
    assert ran.out.count("winter-sea.") == 2


@pytest.fixture
def conformed(kit: Kit, film: Path, track: Path) -> Callable[..., Ran]:
    """Runs the lists over the film's tracks, beside a master that a filter made."""

    def run(rate: str, frames: str, *more: str) -> Ran:
        source = [
            "-f",
            "lavfi",
            "-i",
            f"color=s=64x48:r={rate}:d=41",
            "-vf",
            frames,
            "-fps_mode",
            "vfr",
            "-c:v",
            "mpeg4",
        ]
        process.run(
            [str(ffmpeg.find().path), "-v", "error", "-y", *source, "-c:v", "mpeg4", str(film / "media/winter-sea.mp4")]
        )
        lists = [str(track.with_name(name)) for name in ("old.edl", "new.edl")]
        return kit("-C", str(film), "subs", "retime", "conform", *lists, "--dry-run", *more)

    return run


def test_lists_at_another_rate_than_the_films_master_are_unsure(conformed: Callable[..., Ran]) -> None:
    assert conformed("24000/1001", "null").code == 0
    ran = conformed("25", "null")
    assert ran.code == 6
    assert "The lists are read at 23.976 frames a second, and winter-sea.mp4 has 25." in ran.err
    assert conformed("25", "null", "--fps", "25").code == 0


def test_a_master_whose_rate_varies_is_told(conformed: Callable[..., Ran]) -> None:
    ran = conformed("24000/1001", "select='not(between(n,5,12))'")
    assert ran.code == 0
    assert "master" in ran.out
    assert "its frame rate varies; the lists count 23.976 frames a second" in ran.out


@pytest.mark.parametrize(
    ("lengths", "code"), [((4, 3, 5, 3, 4), 0), ((3, 5, 5, 5, 1), 6)], ids=["its own", "another's"]
)
def test_lists_whose_cuts_are_not_in_the_masters_picture_are_unsure(
    kit: Kit, film: Path, track: Path, lengths: tuple[int, ...], code: int
) -> None:
    shot_films.write(film / "media/winter-sea.mp4", (4, 3, 5, 3, 4))
    reels = [(f"CARD_{name}_0001", 0, length) for name, length in zip("ABCDE", lengths, strict=True)]
    track.with_name("old.edl").write_text(edl(*reels))
    track.with_name("new.edl").write_text(edl(*reels[:2], *reels[3:]))
    lists = [str(track.with_name(name)) for name in ("old.edl", "new.edl")]
    ran = kit("-C", str(film), "subs", "retime", "conform", *lists, "--dry-run")
    assert ran.code == code, ran.err
    assert ("cuts in the picture" in ran.out) is (code == 0)
    assert ran.err.count("are in the picture of winter-sea.mp4, no more than by chance") == 2 * (code == 6)


def test_a_plain_list_keeps_its_ranges(kit: Kit, track: Path) -> None:
    track.with_name("kept.txt").write_text("# the short version\n00:00:00:00 00:00:10:00\n20s - 40s\n")
    ran = kit("subs", "retime", "conform", "kept.txt", "film.en.srt", "--fps", "25")
    assert ran.code == 0, ran.err
    assert times(track)[1] == "00:00:10,000 --> 00:00:12,500"
    assert len(times(track)) == 5


def test_an_opentimelineio_file_is_read_at_its_own_rate(kit: Kit, track: Path) -> None:
    def time(value: float) -> dict[str, object]:
        return {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": value}

    def clip(name: str, source: int, length: int) -> dict[str, object]:
        span = {"OTIO_SCHEMA": "TimeRange.1", "start_time": time(source), "duration": time(length)}
        return {"OTIO_SCHEMA": "Clip.1", "name": name, "source_range": span, "media_reference": None}

    def timeline(*clips: dict[str, object]) -> str:
        video = {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": clips}
        return json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [video]}})

    old = timeline(clip("sea", 0, 240), clip("snow", 100, 240), clip("house", 5, 480))
    new = timeline(clip("sea", 0, 240), clip("house", 5, 480))
    track.with_name("old.otio").write_text(old)
    track.with_name("new.otio").write_text(new)
    assert kit("subs", "retime", "conform", "old.otio", "new.otio", "film.en.srt").code == 0
    assert len(times(track)) == 5
    assert times(track)[-1] == "00:00:25,000 --> 00:00:27,500"
    ran = kit("subs", "retime", "conform", "old.otio", "new.otio", "film.en.srt", "--fps", "25", "--force")
    assert ran.code == 2
    assert "counts 24 frames a second" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["old.edl", "new.edl"], 2, "--fps"),
        (["old.edl", "--fps", "24"], 2, "takes two"),
        (["gone.edl", "new.edl", "--fps", "24"], 5, "gone.edl"),
        (["old.edl", "other.edl", "--fps", "24"], 7, "0% of their pictures"),
        (["old.edl", "sound.edl", "--fps", "24"], 2, "no picture event"),
        (["old.edl", "broken.edl", "--fps", "24"], 2, "Event 001 cannot be read"),
        (["old.edl", "empty.edl", "--fps", "24"], 2, "empty.edl"),
        (["bad.otio", "bad.otio", "--fps", "24"], 2, "bad.otio cannot be used"),
        (["cut.fcpxml", "cut.fcpxml", "--fps", "24"], 2, "cut.fcpxml is XML"),
        (["cut.xml", "--fps", "24"], 2, "cut.xml is XML"),
        (["cut.aaf", "new.edl", "--fps", "24"], 5, "cut.aaf"),
        (["kept.txt", "--fps", "24"], 2, "Row 2 of kept.txt"),
    ],
)
def test_what_cannot_be_conformed_is_said_and_nothing_is_written(
    kit: Kit, track: Path, arguments: list[str], code: int, told: str
) -> None:
    files = {
        "other.edl": edl(("CARD_X_0009", 0, 30), ("CARD_Y_0009", 0, 30)),
        "sound.edl": NEW.replace(" V C ", " A C "),
        "broken.edl": NEW.replace(" 01:00:10:00 01:00:00:00", " 01:00:1O:00 01:00:00:00", 1),
        "empty.edl": "",
        "bad.otio": '{"OTIO_SCHEMA": "Timeline.1", "tracks": 5}',
        "kept.txt": "00:00:00:00 00:00:10:00\n00:00:20:00\n",
        "cut.fcpxml": '<?xml version="1.0"?>\n<fcpxml version="1.9"/>\n',
        "cut.xml": '<?xml version="1.0"?>\n<xmeml version="5"/>\n',
    }
    for name, text in files.items():
        track.with_name(name).write_text(text)
    track.with_name("cut.aaf").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 9)
    before = sorted(path.name for path in track.parent.iterdir())
    lists = [one for one in arguments if not one.startswith("-") and not one.isdigit()]
    options = arguments[len(lists) :]
    ran = kit("subs", "retime", "conform", *lists, "film.en.srt", *options)
    assert ran.code == code, ran.err
    assert told in ran.err
    assert "hint: " in ran.err
    assert sorted(path.name for path in track.parent.iterdir()) == before
    assert track.read_text("utf-8") == SRT


def test_points_are_times_or_cues(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "points", "#1=00:00:06", "35s=00:00:36.3", "film.en.srt")
    assert ran.code == 0, ran.err
    assert times(track)[0].startswith("00:00:06,000 -->")
    assert times(track)[6].startswith("00:00:36,300 -->")
    assert "1.010000 times as long" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["5s"], 2, "is no point"),
        (["#99=5s"], 2, "no cue 99"),
        (["1s=2s", "1s=3s"], 2, "do not both go forward"),
        (["1s=2s", "2s=1s"], 2, "do not both go forward"),
        (["10s=10s", "20s=22s"], 6, "0.83 times as fast"),
        (["10s=10s", "20s=60s"], 7, "0.20 times as fast"),
        (["1s=100f"], 2, "counts frames"),
    ],
)
def test_points_that_cannot_be_are_refused(kit: Kit, track: Path, arguments: list[str], code: int, told: str) -> None:
    ran = kit("subs", "retime", "points", *arguments, "film.en.srt")
    assert ran.code == code, ran.err
    assert told in ran.err
    assert track.read_text("utf-8") == SRT


def test_a_programmes_start_goes_there_and_back(kit: Kit, track: Path) -> None:
    assert kit("subs", "retime", "start", "10:00:00:00", "film.en.srt").code == 0
    assert times(track)[0] == "10:00:05,000 --> 10:00:07,500"
    assert kit("subs", "retime", "start", "0", "film.en.srt").code == 0
    assert track.read_text("utf-8") == SRT
    assert "right as it stands" in kit("subs", "retime", "start", "0", "film.en.srt").err
    assert kit("subs", "retime", "start", "0", "--was", "01:00:00:00", "film.en.srt").code == 7


def test_a_start_that_may_be_another_hour_is_asked_for(kit: Kit, track: Path) -> None:
    kit("subs", "retime", "shift", "+09:59:50.000", "film.en.srt")
    before = track.read_bytes()
    ran = kit("subs", "retime", "start", "0", "film.en.srt")
    assert ran.code == 6
    assert "--was" in ran.err
    assert track.read_bytes() == before
    assert kit("subs", "retime", "start", "0", "--was", "09:59:50:00", "film.en.srt").code == 0
    assert track.read_text("utf-8") == SRT


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("29.97ndf", "29.97", "00:00:05,005"),
        ("29.97df", "29.97", "00:00:05,000"),
        ("25", "23.976", "00:00:05,214"),
        ("50", "59.94", "00:00:04,171"),
    ],
)
def test_rates_and_how_their_labels_count(kit: Kit, track: Path, old: str, new: str, first: str) -> None:
    assert kit("subs", "retime", "rate", old, new, "film.en.srt").code == 0
    assert times(track)[0].startswith(first)


@pytest.mark.usefixtures("track")
def test_a_change_of_rate_a_second_time_is_noticed(kit: Kit) -> None:
    assert kit("subs", "retime", "rate", "25", "24", "film.en.srt").code == 0
    assert kit("subs", "retime", "rate", "25", "24", "film.en.srt").code == 7


def test_rates_of_which_the_film_has_none_are_unsure(kit: Kit, film: Path) -> None:
    ran = kit("-C", str(film), "subs", "retime", "rate", "25", "30")
    assert ran.code == 6
    assert "kit.toml says that the film runs at 23.976" in ran.err
    assert kit("-C", str(film), "subs", "retime", "rate", "25", "24", "--dry-run").code == 0
    assert kit("subs", "retime", "rate", "24df", "25").code == 2
