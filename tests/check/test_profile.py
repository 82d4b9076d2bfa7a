from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.check import profile, registry
from kit.check.finding import Severity
from kit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

NAMES = profile.names()
#: The table of docs/sources.md, chapter Netflix: (line, speed, SDH speed).
NETFLIX = {"ko": (16, 12, 14), "en": (42, 20, 20), "fr-FR": (42, 17, 20), "fr-CA": (42, 17, 20)}


@pytest.mark.parametrize("name", NAMES)
def test_every_limit_of_a_shipped_profile_has_a_confirmed_source(name: str) -> None:
    for key, limit in profile.load(name).sourced.items():
        assert limit.source.address, key
        assert limit.known in {"V", "S"}, key


@pytest.mark.parametrize("locale", NETFLIX)
@pytest.mark.parametrize("house", ["netflix", "festival"])
def test_the_figures_are_those_of_the_guides(house: str, locale: str) -> None:
    line, speed, sdh = NETFLIX[locale]
    limits = profile.load(f"{house}-{locale}").limits
    assert (limits.max_chars_per_line, limits.max_chars_per_second) == (line, speed)
    assert profile.load(f"{house}-{locale}-sdh").limits.max_chars_per_second == sdh
    assert (limits.max_lines, limits.min_gap_frames, limits.max_duration_seconds) == (2, 2, 7)
    assert limits.min_duration_seconds == pytest.approx(5 / 6)


def test_every_rule_has_a_weight_and_none_is_off_by_accident() -> None:
    base = profile.load("base")
    for rule in (one for one in registry.rules() if not one.protects):
        assert base.severity(rule) > Severity.OFF
        assert any(rule.code.startswith(prefix) for prefix in base.severities)


def write(folder: Path, text: str, name: str = "mine") -> Path:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_an_unconfirmed_limit_never_makes_an_error(tmp_path: Path) -> None:
    write(
        tmp_path,
        'description = "x"\nextends = "base"\n[limits]\n'
        'max_chars_per_line = { value = 30, source = "BBC", known = "U" }\n'
        '[severities]\nLAY001 = "error"\n',
    )
    rule = registry.find("LAY001", registry.rules())
    assert profile.load("mine", [tmp_path]).severity(rule) is Severity.WARNING


def test_a_rule_that_protects_people_stays_an_error(tmp_path: Path) -> None:
    write(tmp_path, 'description = "x"\nextends = "base"\n[severities]\nPRO = "off"\nPRO001 = "off"\n')
    rule = registry.find("PRO001", registry.rules())
    assert profile.load("mine", [tmp_path]).severity(rule) is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "says", "row"),
    [
        ('extends = "netflix-kr"\ndescription = "x"', "no profile “netflix-kr”", None),
        ('description = "x"\nextends = "mine"', "extends itself", 2),
        (
            'description = "x"\n[limits]\nmax_line = { value = 3, source = "BBC", known = "V" }',
            "no limit “max_line”",
            3,
        ),
        ('description = "x"\n[limits]\nmax_lines = { value = 3, source = "XYZ", known = "V" }', "unknown source", 3),
        (
            'description = "x"\nextends = "base"\n[limits]\nmax_lines = { value = 3, source = "BBC", known = "V" }',
            "“max_lines” is 2 in “base” and 3 here, without a reason.",
            4,
        ),
        ('description = "x"\nextends = "base"\n[severities]\nTIM = "off"', "TIM was error and is off here", 4),
        ('description = "x"\n[limits]\nmax_lines = { value = "two", source = "BBC", known = "V" }', "wrong kind", 2),
        ('description = "x"\nlimit = 3', "cannot be read as a profile", None),
        ("description = ", "cannot be read as a profile", None),
    ],
)
def test_a_wrong_profile_is_refused_with_its_place(tmp_path: Path, text: str, says: str, row: int | None) -> None:
    write(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        profile.load("mine", [tmp_path])
    assert says in caught.value.message
    assert caught.value.hint
    assert caught.value.place
    assert caught.value.place.row == row


def test_a_profile_cannot_reach_outside_its_folder() -> None:
    with pytest.raises(UsageError):
        profile.load("../netflix-ko")
