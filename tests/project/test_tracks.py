from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import UsageError
from kit.project import load
from kit.subs.track import Kind

if TYPE_CHECKING:
    from pathlib import Path


def reason(film: Path, name: str) -> str:
    (film / "subtitles" / name).write_text("x", "utf-8")
    project = load.load(film)
    assert [file.path.name for file in project.unplaced] == [name]
    return project.unplaced[0].why


def test_kinds_come_from_the_name(film: Path) -> None:
    (film / "subtitles/winter-sea.ko.sdh.srt").write_text("x")
    (film / "subtitles/winter-sea.ko.forced.ass").write_text("x")
    tracks = load.load(film).tracks
    assert [(track.locale, track.kind) for track in tracks] == [
        ("ko", Kind.FULL),
        ("ko", Kind.SDH),
        ("ko", Kind.FORCED),
        ("fr-CA", Kind.FULL),
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("winter-sea.de.srt", "kit.toml has no locale “de”: add [locales.de], or correct the name"),
        ("winter-sea.fr.srt", "“fr” is written fr-CA: name it winter-sea.fr-CA.srt"),
        ("winter-sea.fr-ca.sdh.srt", "“fr-ca” is written fr-CA: name it winter-sea.fr-CA.sdh.srt"),
        ("winter_sea.ko.srt", "it does not begin with the film's id “winter-sea”"),
        ("winter-sea.srt", "its language is missing: name it winter-sea.<locale>.srt"),
        (
            "winter-sea.ko.final2.srt",
            "“final2” is no kind of track: after the locale may stand .sdh or .forced, or nothing",
        ),
        ("notes.docx", "it does not end like a subtitle file (.srt, .vtt, .ass …)"),
        ("겨울 바다 최종.srt", "it does not begin with the film's id “winter-sea”"),
    ],
)
def test_a_file_that_is_no_track_is_told_with_its_reason(film: Path, name: str, why: str) -> None:
    assert reason(film, name) == why


def test_litter_and_waivers_are_passed_over(film: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "waivers.toml", "winter-sea.ko.srt~", "~$notes.docx"):
        (film / "subtitles" / name).write_text("")
    assert load.load(film).unplaced == ()


def test_two_full_tracks_of_one_locale_are_refused_with_both_names(film: Path) -> None:
    (film / "subtitles/winter-sea.ko.vtt").write_text("WEBVTT\n")
    with pytest.raises(UsageError) as caught:
        load.load(film)
    assert caught.value.message == "Two tracks for ko: winter-sea.ko.srt and winter-sea.ko.vtt."


def test_a_film_without_subtitles_has_no_tracks(film: Path) -> None:
    for file in (film / "subtitles").iterdir():
        file.unlink()
    (film / "subtitles").rmdir()
    assert load.load(film).tracks == ()
