from __future__ import annotations

from kit.booklet.textnodes import set_page


def test_text_is_set_by_the_language_in_effect_and_attributes_are_left_alone() -> None:
    page = set_page(
        '<!DOCTYPE html><html lang="fr-FR"><body><p id="a" title="Quoi ?">Quoi ?</p>'
        '<p lang="ko" data-x="바다">바다</p><img src="a.png" alt="Quoi ?"></body></html>'
    )
    assert 'title="Quoi ?">Quoi\u202f?<' in page.html
    assert 'data-x="바다">바\u2060다<' in page.html
    assert page.alternatives == ("Quoi ?",)


def test_style_sheets_and_verbatim_text_stay_as_they_are() -> None:
    page = set_page('<html lang="fr-CA"><style>a > b { content: "x ?" }</style><a translate="no">x ?</a></html>')
    assert 'a > b { content: "x ?" }' in page.html
    assert ">x ?</a>" in page.html


def test_escapes_stay_escaped() -> None:
    assert (
        "&lt;script&gt; &amp; l’eau" in set_page('<html lang="fr-CA"><p>&lt;script&gt; &amp; l&#39;eau</p></html>').html
    )


def test_each_text_knows_its_language() -> None:
    page = set_page('<html lang="en"><p>sea <span lang="ko">바다</span> again</p></html>')
    assert [(text.text, text.lang) for text in page.texts] == [("sea ", "en"), ("바\u2060다", "ko"), (" again", "en")]
