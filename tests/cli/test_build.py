from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_dry_run_says_what_would_be_made_and_makes_nothing(
    kit: Callable, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(film)
    ran = kit("build", "screener", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "missing  dist/winter-sea.ko.screener.mp4\nmissing  dist/winter-sea.fr-CA.screener.mp4\n"
    assert not list(film.rglob("*.mp4.json"))


def test_a_missing_master_is_one_message_with_its_row(
    kit: Callable, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (film / "media/winter-sea.mp4").unlink()
    monkeypatch.chdir(film)
    ran = kit("build", "screener")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: The master “media/winter-sea.mp4” is not there.\n"
        "  --> kit.toml:6:1\n"
        '    6 | master = "media/winter-sea.mp4"\n'
        "      | ^\n"
        "hint: Put the file there, or correct its path in kit.toml (paths start at the film's folder).\n"
    )


def test_keep_going_tells_every_failure_and_ends_with_the_first_ones_code(kit: Callable, film: Path) -> None:
    (film / "media/winter-sea.mp4").unlink()
    ran = kit("-C", str(film), "build", "screener", "--keep-going")
    assert ran.code == 2
    assert ran.err.count("error: The master") == 2
    assert ran.err.endswith("\n2 of 2 results could not be made.\n")


def test_a_track_that_cannot_be_read_refuses_before_anything_is_burned(kit: Callable, film: Path) -> None:
    track = film / "subtitles/winter-sea.ko.srt"
    track.write_text(track.read_text("utf-8").replace("00:00:04,000 -->", "00:OO:04,000 -->"), "utf-8")
    ran = kit("-C", str(film), "build", "screener", "--lang", "ko")
    assert ran.code == 1
    assert "error: winter-sea.ko.srt has rows that cannot be read as subtitles" in ran.err
    assert not list((film / "dist").glob("*.mp4"))


def test_a_master_that_is_no_film_is_told_without_a_traceback(kit: Callable, film: Path) -> None:
    ran = kit("-C", str(film), "build", "screener", "--lang", "ko")
    assert ran.code in {2, 4, 5}
    assert ran.err.splitlines()[-1].startswith("hint: ")
    assert not [path for path in (film / "dist").glob("*") if path.name not in {"receipts", "logs"}]


def test_a_film_with_nothing_to_make_anything_from_ends_with_three(kit: Callable, film: Path) -> None:
    for file in [*(film / "subtitles").iterdir(), *(film / "locales").glob("*/*.toml")]:
        file.unlink()
    ran = kit("-C", str(film), "build")
    assert ran.code == 3
    assert "error: There is nothing to build: no locale asked for has a full track or words.\n" in ran.err


def test_status_names_the_command_that_makes_what_is_missing(
    kit: Callable, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (film / "subtitles/winter-sea.ko.srt").unlink()
    monkeypatch.chdir(film)
    ran = kit("status")
    assert ran.code == 0
    assert ran.out == (
        "locale  screener  booklet\n"
        "ko      no track  missing\n"
        "fr-CA   missing   missing\n"
        "\n"
        "dist/winter-sea.ko.booklet.pdf is missing.\n"
        "  kit build booklet --lang ko\n"
        "\n"
        "dist/winter-sea.fr-CA.screener.mp4 is missing.\n"
        "  kit build screener --lang fr-CA\n"
        "\n"
        "dist/winter-sea.fr-CA.booklet.pdf is missing.\n"
        "  kit build booklet --lang fr-CA\n"
        "\n"
        "no track: ko\n"
        "  Put a track into subtitles/, named winter-sea.ko.srt.\n"
    )


def test_what_blocks_several_results_is_told_once(kit: Callable, film: Path) -> None:
    (film / "media/winter-sea.mp4").unlink()
    ran = kit("-C", str(film), "status")
    assert ran.code == 0
    assert ran.out.count("The master “media/winter-sea.mp4” is not there.") == 1
    assert (
        "blocked: dist/winter-sea.ko.screener.mp4, dist/winter-sea.fr-CA.screener.mp4\n"
        f"  {film}/kit.toml:6:1: The master “media/winter-sea.mp4” is not there.\n"
    ) in ran.out


@pytest.mark.slow
def test_booklets_are_made_side_by_side_each_with_a_log_and_then_nothing_is_due(kit: Callable, film: Path) -> None:
    (film / "media/winter-sea.mp4").unlink()
    ran = kit("-C", str(film), "build", "booklet", "--jobs", "2")
    assert ran.code == 0, ran.err
    names = [f"winter-sea.{locale}.booklet.pdf" for locale in ("fr-CA", "ko")]
    assert sorted(row.partition(": ")[0].rpartition("/")[2] for row in ran.out.splitlines()) == names
    logs = {name: (film / f"dist/logs/{name}.log").read_text("utf-8").splitlines() for name in names}
    assert all("made: " in rows[-1] for rows in logs.values())
    assert len({rows[0].rpartition(" ")[2] for rows in logs.values()}) == 2, "each in a process of its own"
    again = kit("-C", str(film), "build", "booklet")
    assert (again.code, again.out) == (0, "Everything is up to date.\n")
