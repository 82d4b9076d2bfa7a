"""``kit subs snap``: files before and after, what is told, and every way it can be refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from pages import schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    Kit = Callable[..., object]

SRT = "\ufeff1\r\n00:00:02,209 --> 00:00:04,000\r\n<i>One</i>\r\n\r\n2\r\n00:00:04,250 --> 00:00:07,000\r\nTwo\r\n"
#: At 24 frames a second: cue 1 comes on five frames after a cut, and the gap between the cues is six frames.
SNAPPED = SRT.replace("00:00:02,209", "00:00:02,000").replace("00:00:04,000", "00:00:04,167")
LIST = '{"rate": "24", "cuts": [48]}'


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A track without a film around it, and a list of shots."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shots.json").write_text(LIST, "utf-8")
    path = tmp_path / "film.en.srt"
    path.write_bytes(SRT.encode())
    return path


@pytest.fixture
def in_film(film: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small film at 24 frames a second, with a list of shots that kit.toml names, and a track in two languages."""
    monkeypatch.chdir(film)
    settings = (film / "kit.toml").read_text("utf-8")
    settings = settings.replace('rate = "24000/1001"', 'rate = "24"\nshots = "media/shots.json"')
    (film / "kit.toml").write_text(settings.replace("festival-", "netflix-"), "utf-8")
    (film / "media/shots.json").write_text(LIST, "utf-8")
    for locale in ("ko", "fr-CA"):
        (film / f"subtitles/winter-sea.{locale}.srt").write_bytes(SRT.encode())
    return film


ALONE = ("--fps", "24", "--shots", "shots.json", "--profile", "netflix-en")


def test_only_times_change_and_the_old_file_is_kept(kit: Kit, track: Path) -> None:
    ran = kit("subs", "snap", "film.en.srt", *ALONE)
    assert ran.code == 0
    assert track.read_bytes() == SNAPPED.encode()
    assert Path("film.en.srt~").read_bytes() == SRT.encode()
    assert "2 times of 1 cue moved" in ran.out
    assert "it was 5 frames after the cut at frame 48; now on it" in ran.out
    assert "now closed" in ran.out
    assert "film.en.srt~" in ran.err


def test_a_second_run_changes_nothing_and_keeps_no_second_copy(kit: Kit, track: Path) -> None:
    kit("subs", "snap", "film.en.srt", *ALONE)
    ran = kit("subs", "snap", "film.en.srt", *ALONE)
    assert ran.code == 0
    assert "Nothing to change" in ran.err
    assert track.read_bytes() == SNAPPED.encode()
    assert not Path("film.en.srt.2~").exists()


def test_a_dry_run_writes_nothing(kit: Kit, track: Path) -> None:
    ran = kit("subs", "snap", "film.en.srt", *ALONE, "--dry-run")
    assert "would move" in ran.out
    assert track.read_bytes() == SRT.encode()
    assert not Path("film.en.srt~").exists()


def test_the_answer_for_programs_names_every_change(kit: Kit, track: Path) -> None:  # noqa: ARG001 - the track there
    told = json.loads(kit("subs", "snap", "film.en.srt", *ALONE, "--format", "json", "--dry-run").out)
    assert (told["state"], told["mode"]) == ("would-change", "netflix")
    Draft202012Validator(json.loads(schemas.SCHEMAS["snap.json"]())).validate(told)
    [one] = told["tracks"]
    assert one["changes"][0] == {
        "cue": 1,
        "row": 2,
        "side": "in",
        "was": "00:00:02.209",
        "now": "00:00:02.000",
        "was_frame": 53,
        "now_frame": 48,
        "why": "onto-the-cut",
        "cut": 48,
    }
    assert one["left"] == []


@pytest.fixture
def with_a_rest(in_film: Path) -> Path:
    """The film with one track: cue 1 ends at a cut. Earlier it could not be read, and cue 2 follows too soon."""
    (in_film / "media/shots.json").write_text('{"rate": "24", "cuts": [119]}', "utf-8")
    (in_film / "subtitles/winter-sea.fr-CA.srt").unlink()
    track = in_film / "subtitles/winter-sea.ko.srt"
    text = "1\n00:00:04,167 --> 00:00:05,000\n하나\n\n2\n00:00:05,458 --> 00:00:07,000\n둘\n"
    track.write_text(text, "utf-8")
    return track


def test_what_is_left_ends_with_1_by_its_weight_and_what_can_be_moved_is_written(kit: Kit, with_a_rest: Path) -> None:
    before = with_a_rest.read_bytes()
    assert kit("subs", "snap", "--dry-run", "--fail-on", "warning").code == 0
    ran = kit("subs", "snap")
    assert ran.code == 1
    assert "1 finding left:" in ran.out
    assert "TIM011" in ran.out
    assert with_a_rest.read_bytes() != before
    assert kit("subs", "snap").code == 1


def test_what_a_waiver_lets_stand_is_told_and_does_not_count(kit: Kit, with_a_rest: Path) -> None:
    waiver = '[[waiver]]\nrule = "TIM011"\ntrack = "winter-sea.ko.srt"\nwords = "하나"\nuntil = 2099-01-01\n'
    said = 'reason = "he breathes there"\nauthor = "Kim"\n'
    with_a_rest.with_name("waivers.toml").write_text(waiver + said, "utf-8")
    ran = kit("subs", "snap", "--dry-run")
    assert ran.code == 0
    assert "(waived)" in ran.out
    [one] = json.loads(kit("subs", "snap", "--dry-run", "--format", "json").out)["tracks"]
    assert [(left["cue"], left["rule"], left["waived"]) for left in one["left"]] == [(1, "TIM011", True)]


def test_a_result_elsewhere_leaves_the_track_alone(kit: Kit, track: Path) -> None:
    ran = kit("subs", "snap", "film.en.srt", *ALONE, "-o", "out/")
    assert ran.code == 0
    assert track.read_bytes() == SRT.encode()
    assert (track.parent / "out/film.en.srt").read_bytes() == SNAPPED.encode()
    again = kit("subs", "snap", "film.en.srt", *ALONE, "-o", "out/")
    assert again.code == 2
    assert kit("subs", "snap", "film.en.srt", *ALONE, "-o", "out/", "--overwrite").code == 0


def test_all_tracks_of_the_film_move_by_its_own_list_and_the_checks_are_silent(kit: Kit, in_film: Path) -> None:
    before = kit("subs", "check", "--select", "TIM010,TIM007", "--fail-on", "info")
    assert before.code == 1
    ran = kit("subs", "snap")
    assert ran.code == 0
    for locale in ("ko", "fr-CA"):
        assert (in_film / f"subtitles/winter-sea.{locale}.srt").read_bytes() == SNAPPED.encode()
    assert kit("subs", "check", "--select", "TIM004,TIM007,TIM010,TIM011", "--fail-on", "info").code == 0


def test_one_track_that_cannot_be_read_keeps_all_from_being_written(kit: Kit, in_film: Path) -> None:
    (in_film / "subtitles/winter-sea.fr-CA.srt").unlink()
    (in_film / "subtitles/winter-sea.fr-CA.ttml").write_text('<!DOCTYPE tt [<!ENTITY a "b">]><tt>&a;</tt>', "utf-8")
    ran = kit("subs", "snap")
    assert ran.code == 5
    assert (in_film / "subtitles/winter-sea.ko.srt").read_bytes() == SRT.encode()


def test_a_film_without_a_list_is_told_how_to_get_one(kit: Kit, in_film: Path) -> None:
    settings = (in_film / "kit.toml").read_text("utf-8").replace('shots = "media/shots.json"\n', "")
    (in_film / "kit.toml").write_text(settings, "utf-8")
    ran = kit("subs", "snap")
    assert ran.code == 3
    assert "kit subs shots" in ran.err


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ('{"rate": "25", "cuts": [48]}', 2, "counts frames at 25"),
        ('{"rate": "24", "cuts": []}', 3, "names no change of shot"),
        ("no list", 2, "is no list of shots"),
        (None, 2, "is not there"),
    ],
)
def test_a_list_that_cannot_be_right_is_refused(
    kit: Kit, in_film: Path, content: str | None, code: int, said: str
) -> None:
    path = in_film / "media/shots.json"
    path.unlink()
    if content is not None:
        path.write_text(content, "utf-8")
    ran = kit("subs", "snap")
    assert ran.code == code
    assert said in ran.err
    assert (in_film / "subtitles/winter-sea.ko.srt").read_bytes() == SRT.encode()


def test_a_track_alone_needs_a_rate_and_a_list(kit: Kit, track: Path) -> None:  # noqa: ARG001 - the track there
    assert kit("subs", "snap", "film.en.srt", "--shots", "shots.json").code == 2
    assert kit("subs", "snap", "film.en.srt", "--fps", "24").code == 3


def test_a_profile_that_asks_for_no_cuts_needs_no_list(kit: Kit, track: Path) -> None:
    ran = kit("subs", "snap", "film.en.srt", "--fps", "24", "--profile", "bbc")
    assert ran.code == 0
    assert track.read_bytes() == SRT.replace("00:00:04,000", "00:00:04,250").encode()


def test_a_track_of_no_cues_comes_out_as_it_was(kit: Kit, track: Path) -> None:
    track.write_bytes(b"\n\n")
    ran = kit("subs", "snap", "film.en.srt", *ALONE)
    assert ran.code == 0
    assert track.read_bytes() == b"\n\n"


def test_rows_that_cannot_be_read_are_told_and_stay(kit: Kit, track: Path) -> None:
    lost = "3\r\n00:00:09,000 -> 00:00:10,000\r\nThree\r\n"
    track.write_bytes((SRT + "\r\n" + lost).encode())
    ran = kit("subs", "snap", "film.en.srt", *ALONE)
    assert ran.code == 0
    assert "left as it is" in ran.err
    assert track.read_bytes() == (SNAPPED + "\r\n" + lost).encode()


def test_lang_and_files_together_are_refused(kit: Kit, track: Path) -> None:  # noqa: ARG001 - the track there
    assert kit("subs", "snap", "film.en.srt", "--lang", "en").code == 2
