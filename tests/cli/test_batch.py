"""``kit batch`` before anything is made: what it finds, what it says, and the code it ends with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.batch.conftest import write_film

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"


@pytest.fixture
def films(tmp_path: Path) -> Path:
    write_film(tmp_path / "films/winter", locales=("ko",))
    write_film(tmp_path / "films/2024/summer", locales=("fr-CA",))
    return tmp_path / "films"


def without_time(text: str) -> str:
    return text.rpartition(" (")[0]


def test_a_dry_run_names_each_result_with_its_reason_and_makes_nothing(kit: Callable, films: Path) -> None:
    ran = kit("batch", str(films), "booklet", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert without_time(ran.out) == (
        "2024/summer/dist/winter-sea.fr-CA.booklet.pdf (missing)\n"
        "2024/summer: no booklet for ko: no words\n"
        "winter/dist/winter-sea.ko.booklet.pdf (missing)\n"
        "winter: no booklet for fr-CA: no words\n"
        "Films: 2. To make: 2, up to date: 0, failed: 0"
    )
    assert not list(films.rglob("*.pdf"))


def test_a_broken_film_says_why_and_leaves_the_others_alone(kit: Callable, films: Path) -> None:
    settings = films / "winter/kit.toml"
    settings.write_text(settings.read_text("utf-8").replace("year = 2024\n", "yaer = 2024\n", 1), "utf-8")
    ran = kit("batch", str(films), "booklet", "--dry-run")
    assert ran.code == 2
    assert ran.err.startswith("winter: could not be made\nerror: ")
    assert "hint: " in ran.err
    assert f"{settings}:4" in ran.err
    assert without_time(ran.out).endswith("Films: 2. To make: 1, up to date: 0, failed: 1")


def test_the_code_is_that_of_the_first_failure_in_the_order_of_the_films(kit: Callable, films: Path) -> None:
    for track in (films / "2024/summer/subtitles").iterdir():
        track.write_bytes(b"\x00\x01\x02")
    (films / "winter/kit.toml").write_text("[film")
    ran = kit("batch", str(films), "--dry-run", "--format", "json")
    told = json.loads(ran.out)
    codes = [problem["exit"] for film in told["films"] for result in film["results"] for problem in result["problems"]]
    assert ran.code == told["exit"] == codes[0]
    results = [result for film in told["films"] for result in film["results"]]
    assert told["totals"]["failed"] == len([one for one in results if one["problems"]])


def test_stop_begins_nothing_once_a_film_is_broken(kit: Callable, films: Path) -> None:
    (films / "winter/kit.toml").write_text("[film")
    report = films / "report.json"
    ran = kit("batch", str(films), "booklet", "--stop", "-o", str(report))
    assert ran.code == 2
    told = json.loads(report.read_text("utf-8"))
    jsonschema.validate(told, json.loads((SCHEMAS / "batch.json").read_text("utf-8")))
    assert told["totals"] == {
        "films": 2, "unseen": 0, "made": 0, "current": 0, "failed": 1, "not_made": 1,
    }  # fmt: skip
    assert not list(films.rglob("*.pdf"))


def test_no_library_no_film_and_no_locale_end_with_their_codes(kit: Callable, films: Path) -> None:
    assert kit("batch", str(films / "nowhere")).code == 2
    assert kit("batch", str(films), "--only", "nothing*").code == 3
    ran = kit("batch", str(films), "booklet", "--lang", "de", "--dry-run")
    assert ran.code == 0
    assert "winter: no locale de\n" in ran.out
