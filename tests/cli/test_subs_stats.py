"""``kit subs stats``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

_TRACK = "1\n00:00:01,000 --> 00:00:02,000\n안녕하세요 여러분 모두\n\n2\n00:00:03,000 --> 00:00:05,000\n네\n"


def test_the_film_s_tracks_stand_side_by_side(kit: Callable[..., Any]) -> None:
    ran = kit("subs", "stats")
    head = ran.out.splitlines()[0].split()
    assert {"ko", "en"} <= set(head)
    assert ran.code == 0


def test_json_says_the_speed_against_the_profile_s_limit(
    kit: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.ko.srt"
    path.write_text(_TRACK, encoding="utf-8")
    ran = kit("subs", "stats", str(path), "--profile", "netflix-ko", "--format", "json")
    (one,) = json.loads(ran.out)["tracks"]
    assert one["count"] == "korean"
    assert one["limit"] is not None
    assert (one["peak"], one["peak_cue"]) == (11.0, 1)
    assert one["share"] is None
    assert one["cues"] == 2


def test_csv_has_a_row_for_each_track(kit: Callable[..., Any], tmp_path: Path) -> None:
    names = []
    for name in ("a.ko.srt", "b.ko.srt"):
        (tmp_path / name).write_text(_TRACK, encoding="utf-8")
        names.append(str(tmp_path / name))
    ran = kit("subs", "stats", *names, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["cues"] for row in rows] == ["2", "2"]
    assert rows[0]["gap: 1 to 3 s"] == "1"


def test_an_empty_and_a_faulty_track_are_told_plainly(kit: Callable[..., Any], tmp_path: Path) -> None:
    empty, faulty = tmp_path / "a.ko.vtt", tmp_path / "b.ko.srt"
    empty.write_text("WEBVTT\n", encoding="utf-8")
    faulty.write_text(_TRACK + "\n3\n00:00:0X,000 --> 00:00:09,000\nlost\n", encoding="utf-8")
    ran = kit("subs", "stats", str(empty), str(faulty))
    assert ran.code == 0
    assert "holds no cue with words" in ran.err
    assert "could not be read in 1 place" in ran.err
