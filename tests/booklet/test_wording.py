from __future__ import annotations

import pytest

from kit.booklet.wording import Wording


@pytest.mark.parametrize(
    ("locale", "languages", "number", "minutes"),
    [
        ("en", "Korean, English and French (Canada)", "2,132", "8\u00a0min"),
        ("ko", "한국어, 영어 및 프랑스어(캐나다)", "2,132", "8분"),
        ("fr-CA", "Coréen, anglais et français (Canada)", "2\u00a0132", "8\u00a0min"),
        ("fr-FR", "Coréen, anglais et français (Canada)", "2\u202f132", "8\u00a0min"),
    ],
)
def test_lists_numbers_and_lengths(locale: str, languages: str, number: str, minutes: str) -> None:
    wording = Wording(locale)
    assert wording.languages(["ko", "en", "fr-CA"]) == languages
    assert wording.number(2132) == number
    assert wording.unit(8, "duration-minute") == minutes


def test_what_cldr_does_not_know_stays_as_it_is() -> None:
    assert Wording("en").language("qqx") == "qqx"
    assert Wording("en").country("ZZZ") == "ZZZ"
