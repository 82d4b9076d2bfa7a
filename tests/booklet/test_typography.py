from __future__ import annotations

import pytest

from kit.booklet.typography import joint, typeset, without_joiners

FRENCH = [
    ("Vraiment ?", "Vraiment\u202f?", "Vraiment?"),
    ("Vraiment?", "Vraiment\u202f?", "Vraiment?"),
    ("Attention ! Oui ; non", "Attention\u202f! Oui\u202f; non", "Attention! Oui; non"),
    ("Sujet : la mer", "Sujet\u00a0: la mer", "Sujet\u00a0: la mer"),
    ("« la mer »", "«\u00a0la mer\u00a0»", "«\u00a0la mer\u00a0»"),
    ("«la mer ?»", "«\u00a0la mer\u202f?\u00a0»", "«\u00a0la mer?\u00a0»"),
    ("l'eau", "l’eau", "l’eau"),
    ("12 345 vues", "12\u202f345 vues", "12\u00a0345 vues"),
    ("à 21 h 00", "à 21\u00a0h\u00a000", "à 21\u00a0h\u00a000"),
    ("50 %", "50\u00a0%", "50\u00a0%"),
    ("https://example.org/?a=b;c ici", "https://example.org/?a=b;c ici", "https://example.org/?a=b;c ici"),
    ("à 21:30 pile", "à 21:30 pile", "à 21:30 pile"),
    ("en 2013 100 films", "en 2013 100 films", "en 2013 100 films"),
]


@pytest.mark.parametrize(("typed", "france", "canada"), FRENCH)
def test_french_spaces(typed: str, france: str, canada: str) -> None:
    assert typeset(typed, "fr-FR") == france
    assert typeset(typed, "fr-CA") == canada


@pytest.mark.parametrize(
    ("locale", "colon", "semicolon"),
    [("en", ": ", "; "), ("ko", ": ", "; "), ("fr-FR", "\u00a0: ", "\u202f; "), ("fr-CA", "\u00a0: ", "; ")],
)
def test_what_parts_the_cells_of_a_row_has_the_spaces_of_its_language(locale: str, colon: str, semicolon: str) -> None:
    assert (joint(":", locale), joint(";", locale)) == (colon, semicolon)


@pytest.mark.parametrize("locale", ["fr-FR", "fr-CA", "ko", "en"])
@pytest.mark.parametrize("text", [row[0] for row in FRENCH] + ["겨울 바다의 PDF/UA 3편", "12월에 (서울)"])
def test_setting_twice_changes_nothing(text: str, locale: str) -> None:
    once = typeset(text, locale)
    assert typeset(once, locale) == once


def test_korean_words_are_kept_whole_and_blanks_stay() -> None:
    assert typeset("겨울 바다", "ko") == "겨\u2060울 바\u2060다"
    assert typeset("6월에", "ko") == "6\u2060월\u2060에"


def test_korean_is_joined_without_loss() -> None:
    assert without_joiners(typeset("상영 자료집 2013년", "ko")) == "상영 자료집 2013년"


def test_a_slash_in_a_name_ends_no_line_but_an_address_is_left_alone() -> None:
    assert typeset("PDF/UA", "en") == "PDF/\u2060UA"
    assert typeset("https://example.org/press", "en") == "https://example.org/press"
