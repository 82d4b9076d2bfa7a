"""``kit subs retime apply`` and ``kit subs map``: verdicts, exit codes, what is written and what is not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from pages import schemas

from kit.retime import mapfile
from kit.retime.timemap import Evidence, Segment, Span, TimeMap, Verdict
from kit.time.ticks import from_ms
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    Kit = Callable[..., Ran]

SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\n하나\n\n2\n00:00:11,000 --> 00:00:13,000\n둘\n\n"
    "3\n00:00:15,000 --> 00:00:17,000\n셋\n"
)
AFTER = "1\n00:00:01,000 --> 00:00:03,000\n하나\n\n3\n00:00:11,000 --> 00:00:13,000\n셋\n"
RECUT = TimeMap(
    (Segment(end=from_ms(10_000)), Segment(offset=from_ms(-4_000), begin=from_ms(14_000))),
    (Span(from_ms(10_000), from_ms(14_000)),),
    "sound",
    evidence=(Evidence("matched", "93 %", "at least 60 %"),),
)


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "film.ko.srt"
    path.write_text(SRT, "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def with_verdict(verdict: Verdict) -> TimeMap:
    return TimeMap(RECUT.segments, RECUT.removed, "sound", verdict, 0.3, RECUT.evidence, ("The music drowns it.",))


def test_a_solid_map_is_applied_and_tells_its_evidence(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    ran = kit("subs", "retime", "apply", "recut.json", "film.ko.srt")
    assert ran.code == 0
    assert track.read_text("utf-8") == AFTER
    assert track.with_name("film.ko.removed.srt").read_text("utf-8") == "2\n00:00:11,000 --> 00:00:13,000\n둘\n"
    assert track.with_name("film.ko.srt~").read_text("utf-8") == SRT
    assert "sound: solid" in ran.out
    assert "93 % (needed: at least 60 %)" in ran.out
    assert "1 of 3 cues moved, 1 removed" in ran.out
    assert "film.ko.removed.srt" in ran.out


@pytest.mark.parametrize(("verdict", "code"), [(Verdict.UNSURE, 6), (Verdict.REFUSED, 7)])
def test_what_is_not_solid_writes_nothing_and_says_why(kit: Kit, track: Path, verdict: Verdict, code: int) -> None:
    mapfile.write(track.with_name("recut.json"), with_verdict(verdict))
    ran = kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "--map", "again.json")
    assert ran.code == code
    assert "matched" in ran.out
    assert "The music drowns it." in ran.err
    assert "hint: " in ran.err
    assert names(track.parent) == ["film.ko.srt", "recut.json"]
    assert track.read_text("utf-8") == SRT
    told = json.loads(kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "--format", "json").out)
    assert told["state"] == verdict.value
    assert kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "--force").code == 0
    assert track.read_text("utf-8") == AFTER


def test_a_dry_run_writes_the_map_and_no_track(kit: Kit, track: Path) -> None:
    ran = kit("subs", "retime", "shift", "1s", "film.ko.srt", "--dry-run", "--map", "later.json")
    assert ran.code == 0
    assert track.read_text("utf-8") == SRT
    assert mapfile.read(track.with_name("later.json")).segments == (Segment(offset=from_ms(1_000)),)
    assert kit("subs", "retime", "shift", "2s", "film.ko.srt", "--dry-run", "--map", "later.json").code == 2
    kit("subs", "retime", "apply", "later.json", "film.ko.srt")
    assert "00:00:02,000 --> 00:00:04,000" in track.read_text("utf-8")


def test_a_track_that_is_right_stays_to_the_byte(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("same.json"), TimeMap((Segment(),), method="sound", evidence=RECUT.evidence))
    ran = kit("subs", "retime", "apply", "same.json", "film.ko.srt")
    assert ran.code == 0
    assert "every time is right as it stands" in ran.err
    assert names(track.parent) == ["film.ko.srt", "same.json"]
    assert track.read_text("utf-8") == SRT


def test_a_refused_map_that_is_forced_never_says_that_the_track_is_right(kit: Kit, track: Path) -> None:
    still = TimeMap((Segment(),), method="sound", verdict=Verdict.REFUSED, reasons=("The two do not sound alike.",))
    mapfile.write(track.with_name("other.json"), still)
    ran = kit("subs", "retime", "apply", "other.json", "film.ko.srt", "--force")
    assert "Nothing to change: there is nothing in the map to move them by." in ran.err
    assert "is right" not in ran.err
    assert track.read_text("utf-8") == SRT


def test_a_map_in_which_nothing_was_found_cannot_be_forced(kit: Kit, track: Path) -> None:
    empty = TimeMap((), method="sound", verdict=Verdict.REFUSED, reasons=("The two do not sound alike.",))
    mapfile.write(track.with_name("other.json"), empty)
    ran = kit("subs", "retime", "apply", "other.json", "film.ko.srt", "--force", "-o", "new.ko.srt")
    assert ran.code == 7
    assert "--force" not in ran.err
    assert not track.with_name("new.ko.srt").exists()


def test_a_second_time_is_noticed_and_refused(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    kit("subs", "retime", "apply", "recut.json", "film.ko.srt")
    ran = kit("subs", "retime", "apply", "recut.json", "film.ko.srt")
    assert ran.code == 7
    assert "it was applied before" in ran.err
    assert track.read_text("utf-8") == AFTER
    track.write_text(SRT, "utf-8")
    assert kit("subs", "retime", "apply", "recut.json", "film.ko.srt").code == 0, "put back, it may move again"
    assert track.with_name("film.ko.removed.2.srt").exists()


def test_what_a_killed_run_left_to_do_is_named(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    other = track.with_name("film.fr-CA.srt")
    other.write_text(SRT, "utf-8")
    kit("subs", "retime", "apply", "recut.json", "film.ko.srt")
    ran = kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "film.fr-CA.srt")
    assert ran.code == 7
    assert "Name the tracks that still are to move: film.fr-CA.srt." in ran.err
    assert other.read_text("utf-8") == SRT
    assert kit("subs", "retime", "apply", "recut.json", "film.fr-CA.srt").code == 0
    assert other.read_text("utf-8") == AFTER


def test_all_tracks_move_or_none(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    other = track.with_name("film.fr-CA.srt")
    other.write_text(SRT.replace("00:00:15,000", "00:00:15;000"), "utf-8")
    assert kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "film.fr-CA.srt").code == 2
    assert track.read_text("utf-8") == SRT
    assert names(track.parent) == ["film.fr-CA.srt", "film.ko.srt", "recut.json"]


def test_json_fits_its_published_schema_and_lists_every_cue_that_was_touched(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    ran = kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "--format", "json", "--dry-run")
    told = json.loads(ran.out)
    Draft202012Validator(json.loads(schemas.SCHEMAS["retime.json"]())).validate(told)
    assert told["state"] == "would-change"
    (one,) = told["tracks"]
    assert (one["cues"], one["moved"], [cue["cue"] for cue in one["removed"]]) == (3, 1, [2])
    assert one["removed"][0]["notes"] == ["removed"]


def test_removed_cues_of_the_films_tracks_are_no_tracks_of_the_film(kit: Kit, film: Path) -> None:
    mapfile.write(film / "recut.json", TimeMap((), (Span(from_ms(500), from_ms(3_500)),), "conform"))
    assert kit("-C", str(film), "subs", "retime", "apply", str(film / "recut.json")).code == 0
    assert (film / "subtitles/winter-sea.ko.removed.srt").exists()
    ran = kit("-C", str(film), "subs", "retime", "shift", "1s", "--dry-run")
    assert ".removed." not in ran.out + ran.err


def test_a_map_is_shown_as_a_table_and_as_a_picture(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), with_verdict(Verdict.UNSURE))
    ran = kit("subs", "map", "show", "recut.json", "-o", "recut.svg")
    assert ran.code == 0
    assert "removed  00:00:10.000 – 00:00:14.000" in ran.out
    assert "The music drowns it." in ran.out
    picture = ET.fromstring(track.with_name("recut.svg").read_text("utf-8"))  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert picture.find(f"{space}title") is not None
    assert len(picture.findall(f"{space}rect[@class='removed']")) == 1
    assert len(picture.findall(f"{space}path[@class='kept']")) == 2
    assert kit("subs", "map", "show", "recut.json", "-o", "recut.svg").code == 2
    assert kit("subs", "map", "show", "recut.json", "-o", "recut.png").code == 2
    assert json.loads(kit("subs", "map", "show", "recut.json", "--format", "json").out)["verdict"] == "unsure"


def test_a_range_of_cues_inserts_nothing_into_the_film(kit: Kit, track: Path) -> None:
    arguments = ("subs", "retime", "shift", "1s", "--from", "00:00:10", "film.ko.srt", "--dry-run")
    assert "inserted" not in kit(*arguments).out
    assert json.loads(kit(*arguments, "--format", "json").out)["inserted"] == []
    assert track.read_text("utf-8") == SRT


def test_a_full_disk_at_the_removed_cues_leaves_all_as_it_was(
    kit: Kit, track: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    whole = files.part_file

    def full(path: Path) -> object:
        if ".removed." in path.name:
            raise files.storage_error(OSError(28, "No space left on device"), path, "written")
        return whole(path)

    monkeypatch.setattr(files, "part_file", full)
    assert kit("subs", "retime", "apply", "recut.json", "film.ko.srt").code == 5
    assert names(track.parent) == ["film.ko.srt", "recut.json"]
    assert track.read_text("utf-8") == SRT


def test_a_repeated_output_replaces_its_own_removed_cues(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    for _ in range(2):
        assert kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "-o", "out", "--overwrite").code == 0
    assert names(track.with_name("out")) == ["film.ko.removed.srt", "film.ko.srt"]


def test_maps_are_turned_round_and_put_together(kit: Kit, track: Path) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    assert kit("subs", "map", "invert", "recut.json", "-o", "back.json").code == 0
    assert kit("subs", "retime", "apply", "recut.json", "film.ko.srt", "-o", "new.srt").code == 0
    assert kit("subs", "retime", "apply", "back.json", "new.srt", "-o", "old.srt").code == 0
    rest = "3\n00:00:15,000 --> 00:00:17,000\n셋\n"
    assert track.with_name("old.srt").read_text("utf-8").endswith(rest)
    both = json.loads(kit("subs", "map", "compose", "recut.json", "back.json").out)
    assert [(one["offset"], one["ratio"]) for one in both["segments"]] == [("00:00:00.000", "1")] * 2
    assert both["removed"] == [{"begin": "00:00:10.000", "end": "00:00:14.000"}]


@pytest.mark.parametrize("text", ["", "{", '{"schema": 1}', "[]", "1\n00:00:01,000 --> 00:00:02,000\nHi\n"])
@pytest.mark.parametrize("command", [("retime", "apply"), ("map", "show"), ("map", "invert")])
def test_what_is_no_map_is_refused_with_its_reason(kit: Kit, track: Path, command: tuple[str, str], text: str) -> None:
    track.with_name("bad.json").write_text(text)
    ran = kit("subs", *command, "bad.json")
    assert ran.code == 2
    assert "is no time map" in ran.err
    assert kit("subs", *command, "gone.json").code == 5
    assert kit("subs", *command, ".").code == 5


@pytest.mark.parametrize(
    ("language", "words"), [("ko", ("이전 영화의 시간", "초 삭제")), ("fr", ("temps de l’ancien film", "s supprimées"))]
)
def test_the_words_of_a_picture_are_the_readers(kit: Kit, track: Path, language: str, words: tuple[str, str]) -> None:
    mapfile.write(track.with_name("recut.json"), RECUT)
    assert kit("--ui-lang", language, "subs", "map", "show", "recut.json", "-o", "recut.svg").code == 0
    drawn = track.with_name("recut.svg").read_text("utf-8")
    assert f'lang="{language}"' in drawn
    assert all(word in drawn for word in words)
    assert not re.search(r">[^<]*\b(removed|inserted|later|solid)\b", drawn.partition("</style>")[2])
