"""Braille keeps every word, however long a paragraph is."""

from __future__ import annotations

import shutil

import pytest

from kit.booklet import braille, liblouis

pytestmark = pytest.mark.skipif(not shutil.which(liblouis.PROGRAM), reason="no liblouis")

SENTENCES = {
    "ko": "물고기가 물속에서 헤엄치는 이야기를 들려주는 사람들이 있었다.",
    "en": "The people who have water and children together know it well.",
    "fr": "Les élèves étaient à l’école où l’œuvre était présentée.",
}


def _words(lang: str, text: str) -> list[str]:
    pages = braille.brf(f'<html lang="{lang}"><body><p>{text}</p></body></html>').decode("ascii").split("\f")
    return " ".join(" ".join(page.split("\r\n")[1:]) for page in pages).split()


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_paragraph_longer_than_liblouis_takes_is_whole(lang: str) -> None:
    sentence = SENTENCES[lang]
    times = 6000 // len(sentence)
    assert _words(lang, " ".join([sentence] * times)) == _words(lang, sentence) * times


@pytest.mark.parametrize("letter", ["a", "é", "가", "𓀀"])
def test_a_word_longer_than_liblouis_takes_is_whole(letter: str) -> None:
    short, long = ("".join(_words("en", letter * length)) for length in (600, 3000))
    assert len(long) == 5 * len(short)


def test_letters_that_a_table_leaves_out_are_written_with_another() -> None:
    found = " ".join(_words("fr", "Le mot 물고기 et ♪ et שלום sont là."))
    assert " ".join(_words("ko", "물고기")) in found
    for sign in ("♪", "שלום"):
        assert " ".join(_words("en", sign)) in found
