from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kit.tools import parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_everything_that_kit_needs_is_found_here(kit: Callable, film: Path) -> None:
    ran = kit("-C", str(film), "doctor", "--format", "json")
    data = json.loads(ran.out)
    assert [part["name"] for part in data["parts"] if part["needed"] and not part["found"]] == []
    assert (ran.code, data["ready"]) == (0, True)
    assert {"Python", "ffmpeg", "Sans font", "Serif font", "Pango", "HarfBuzz subsetting", "Results"} <= {
        part["name"] for part in data["parts"]
    }


def test_a_missing_ffmpeg_ends_with_four_and_says_how_to_get_one(
    kit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_FFMPEG", "/nowhere/ffmpeg")
    monkeypatch.chdir(tmp_path)
    ran = kit("doctor")
    assert ran.code == 4
    assert "ffmpeg               MISSING  yes     " in ran.out
    assert "\nffmpeg: burns screeners (libass, x264, AAC).\n  Run `pip install imageio-ffmpeg`" in ran.out
    assert ran.out.endswith("\n1 of the needed parts is missing.\n")


def test_a_film_that_cannot_be_read_does_not_stop_the_doctor(kit: Callable, film: Path) -> None:
    (film / "kit.toml").write_text("x")
    ran = kit("-C", str(film), "doctor")
    assert ran.code == 0
    assert ran.err.startswith("note: kit.toml cannot be read")


def test_too_little_room_for_the_results_is_told(tmp_path: Path) -> None:
    part = parts.folder(tmp_path / "dist", 10**18)
    assert not part.found
    assert "GB free, about 1000000000.0 GB needed" in part.detail
    assert parts.folder(tmp_path / "dist", 0).found


@pytest.mark.parametrize(
    ("manager", "advice"),
    [
        ("apt", "Run `sudo apt-get install libpango-1.0-0`."),
        ("dnf", "Run `sudo dnf install pango`."),
        ("brew", "Run `brew install pango`."),
        ("windows", "Run `pacman -S mingw-pango` in MSYS2 (msys2.org)."),
    ],
)
def test_each_system_is_told_its_own_way(manager: str, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    need = {"apt": ["libpango-1.0-0"], "dnf": ["pango"], "brew": ["pango"], "windows": ["mingw-pango"]}
    monkeypatch.setattr(parts, "_manager", lambda: manager)
    assert parts.installing(need) == advice


def test_what_a_system_does_not_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_manager", lambda: "windows")
    assert parts.installing({"apt": ["x"], "windows": []}) == "It is not packaged for this system."


def test_what_is_optional_never_makes_doctor_fail() -> None:
    optional = {part.name for part in parts.examine() if not part.needed}
    assert {"liblouis", "Symbola"} <= optional
    assert "Pango" not in optional
