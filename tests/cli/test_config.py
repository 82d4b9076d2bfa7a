"""``kit config show``: each value, and the row that sets it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.project import toml
from kit.project.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Kit = Callable[..., Any]

ROOT = Path(__file__).resolve().parents[2]


def _settings(kit: Kit, *words: str) -> dict[str, dict[str, Any]]:
    ran = kit("config", "show", "--format", "json", *words)
    assert ran.code == 0, ran.err
    return {one["key"]: one for one in json.loads(ran.out)["settings"]}


def test_every_key_of_kit_toml_is_shown_with_its_row(kit: Kit) -> None:
    found = _settings(kit)
    rows = (ROOT / "kit.toml").read_text(encoding="utf-8").splitlines()
    for key, one in found.items():
        if one["origin"] == "file":
            name = key.rpartition(".")[2]
            assert name in rows[one["row"] - 1], key
    written = tomllib.loads("\n".join(rows))
    assert found["film.id"]["value"] == written["film"]["id"]
    assert len([one for one in found.values() if one["key"].startswith("film.")]) >= len(written["film"])


def test_what_kit_toml_does_not_say_is_a_default(kit: Kit) -> None:
    written = tomllib.loads((ROOT / "kit.toml").read_text(encoding="utf-8"))
    defaults = [one for one in _settings(kit).values() if one["origin"] == "default"]
    assert defaults
    for one in defaults:
        assert (one["file"], one["row"]) == (None, None)
        table, _, key = one["key"].partition(".")
        if isinstance(written.get(table), dict):
            assert key not in written[table]


def test_the_environment_goes_before_kit_toml(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_FFMPEG", "/opt/ffmpeg")
    ran = kit("config", "show", "tools", "--where")
    assert "/opt/ffmpeg" in ran.out
    assert "KIT_FFMPEG" in ran.out


def test_protected_words_are_counted_and_never_shown(kit: Kit) -> None:
    spellings = [
        word for one in tomllib.loads((ROOT / "kit.toml").read_text())["protected"] for word in one["spellings"]
    ]
    for words in (("--where",), ("--format", "json"), ("protected",)):
        out = kit("config", "show", *words).out
        assert not [word for word in spellings if word in out]
    assert "not shown" in out


def test_a_profile_s_limits_name_the_file_that_set_each_last(kit: Kit) -> None:
    found = _settings(kit, "--profile", "festival-ko")
    speed = found["limits.max_chars_per_second"]
    assert (speed["value"], speed["profile"]) == (12, "netflix-ko")
    assert (
        Path(speed["file"])
        .read_text(encoding="utf-8")
        .splitlines()[speed["row"] - 1]
        .startswith("max_chars_per_second")
    )
    gap = found["limits.close_gap_below_seconds"]
    assert gap["profile"] == "festival-ko"
    assert "judged by eye" in gap["why"]
    assert found["limits.max_silence_seconds"]["origin"] == "default"


def test_a_profile_s_weights_say_what_set_them(kit: Kit) -> None:
    found = _settings(kit, "--profile", "festival-ko", "severities")
    assert found["severities.TIM001"]["value"] == "error"
    assert found["severities.TIM001"]["profile"] == "base"
    protecting = [one for one in found.values() if one["origin"] == "rule"]
    assert protecting
    assert {one["value"] for one in protecting} == {"error"}


def test_a_film_s_own_profile_is_found(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kit.toml").write_text("", encoding="utf-8")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "ours.toml").write_text(
        'description = "Ours."\nextends = "festival-ko"\n[limits]\n'
        'max_lines = { value = 1, source = "KIT", known = "V", reason = "a narrow screen" }\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    one = _settings(kit, "--profile", "ours")["limits.max_lines"]
    assert (one["value"], one["row"], one["profile"]) == (1, 4, "ours")
    assert "a narrow screen" in one["why"]


def test_an_unknown_key_and_no_film_are_told(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = kit("config", "show", "flim")
    assert (ran.code, "No setting begins with “flim”" in ran.err) == (3, True)
    monkeypatch.chdir(tmp_path)
    assert kit("config", "show").code == 3
    assert kit("config", "show", "--profile", "netflix-ko", "limits").code == 0


def test_the_locator_tells_what_is_there_from_what_is_not() -> None:
    locator = Locator(ROOT / "kit.toml", toml.decode(ROOT / "kit.toml"))
    assert locator.has(("film", "id"))
    assert not locator.has(("film", "nothing"))
