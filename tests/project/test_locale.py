from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import UsageError
from kit.project import load, locale

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("asked", "meant"), [("ko", "ko"), ("KO", "ko"), ("fr", "fr-CA"), ("fr-CA", "fr-CA"), ("fr_ca", "fr-CA")]
)
def test_a_tag_is_found_however_it_is_written(film: Path, asked: str, meant: str) -> None:
    assert locale.resolve(load.load(film), asked) == meant


def test_a_bare_fr_that_nothing_resolves_is_never_guessed(film: Path) -> None:
    path = film / "kit.toml"
    path.write_text(path.read_text("utf-8").replace('[languages]\nfr = "fr-CA"\n', ""), "utf-8")
    with pytest.raises(UsageError) as caught:
        locale.resolve(load.load(film), "fr")
    assert (
        caught.value.message == "“fr” alone is not enough: fr-FR and fr-CA differ in their punctuation and their words."
    )
    assert caught.value.hint == 'Write --lang fr-CA, or add to kit.toml under [languages]: fr = "fr-CA"'


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("fr-FR", "Did you mean “fr-CA”? Its locales are ko, fr-CA."),
        ("kor", "Did you mean “ko”? Its locales are ko, fr-CA."),
        ("xx", "Its locales are ko, fr-CA."),
        ("", "Its locales are ko, fr-CA."),
    ],
)
def test_a_locale_that_the_film_lacks_is_refused_with_those_it_has(film: Path, asked: str, hint: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        locale.resolve(load.load(film), asked)
    assert caught.value.message == f"This film has no locale “{asked}”."
    assert caught.value.hint == hint
