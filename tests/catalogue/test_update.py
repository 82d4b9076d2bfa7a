"""Catalogues are brought up to date: what was translated or noted stays, and a second run changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.catalogue import labels, merge, places, pofile, update
from kit.errors import KitError

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ("Shown by arrangement", "All rights in %(title)s are reserved.", "One line of credits")


def translate(path: Path, said: dict[str, str]) -> None:
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        if entry.msgid in said:
            entry.msgstr = said[entry.msgid]
    catalogue.save(str(path))


def entry(path: Path, text: str) -> polib.POEntry:
    found = polib.pofile(str(path)).find(text, include_obsolete_entries=True)
    assert found is not None
    return found


def test_the_template_lists_the_films_labels_first_and_then_kits(own: Path) -> None:
    done = update.extract(own)
    ids = [entry.msgid for entry in polib.pofile(str(done.path))]
    assert ids[:3] == ["Shown by arrangement", "One line of credits", "All rights in %(title)s are reserved."]
    assert len(ids) == len(set(ids)) == len(labels.kits()) + 3
    assert entry(done.path, "Shown by arrangement").comment == "stands above the rights."
    assert done.written
    assert not update.extract(own).written


def test_a_catalogue_asks_for_what_only_the_film_can_say(own: Path, japanese: Path) -> None:
    done = update.update(own, "ko")
    assert done is not None
    assert {entry.msgid for entry in polib.pofile(str(done.path))} == set(TEXTS)
    assert update.update(own, "en") is None, "labels are written in English"
    assert not places.catalogue(own, "en").exists()
    every = update.update(japanese, "ja")
    assert every is not None
    assert every.texts == len(labels.of(japanese)) == len(labels.kits()) + 3


def test_a_locale_without_labels_of_its_own_gets_no_catalogue(film: Path) -> None:
    assert update.update(film, "fr-CA") is None
    assert not places.catalogue(film, "fr-CA").exists()


def test_all_lists_kits_labels_with_what_kit_says_and_only_used_ones_stay(film: Path) -> None:
    done = update.update(film, "fr-CA", everything=True)
    assert done is not None
    assert entry(done.path, "Audio description").comment == "kit: Vidéodescription"
    translate(done.path, {"Synopses": "Résumés"})
    again = update.update(film, "fr-CA")
    assert again is not None
    assert [(one.msgid, one.msgstr) for one in polib.pofile(str(done.path))] == [("Synopses", "Résumés")]


def test_a_translation_stays_a_changed_text_is_fuzzy_and_a_text_that_is_gone_comes_back_with_its_own(own: Path) -> None:
    path = places.catalogue(own, "ko")
    update.update(own, "ko")
    translate(path, {"Shown by arrangement": "협의하여 상영함", "All rights in %(title)s are reserved.": "%(title)s"})
    section = own / "templates/booklet/sections/legal.html"
    before = section.read_text("utf-8")
    section.write_text(before.replace("Shown by arrangement", "Shown by an arrangement"), "utf-8")
    done = update.update(own, "ko")
    assert done is not None
    assert (done.fuzzy, done.obsolete) == (1, 1)
    offered = entry(path, "Shown by an arrangement")
    assert (offered.msgstr, offered.fuzzy, offered.previous_msgid) == ("협의하여 상영함", True, "Shown by arrangement")
    assert entry(path, "All rights in %(title)s are reserved.").msgstr == "%(title)s"
    again = update.update(own, "ko")
    assert again is not None
    assert not again.written
    section.write_text(before, "utf-8")
    update.update(own, "ko")
    back = entry(path, "Shown by arrangement")
    assert (back.msgstr, back.obsolete, back.fuzzy) == ("협의하여 상영함", False, False)


def test_what_translators_and_their_tools_wrote_stays(own: Path) -> None:
    path = places.catalogue(own, "ko")
    path.parent.mkdir(parents=True)
    path.write_text(
        '# Our words.\nmsgid ""\nmsgstr ""\n"Language: ko\\n"\n"Last-Translator: Kim <kim@example.org>\\n"\n'
        '"X-Generator: Poedit 3.5\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '# Ask Kim.\n#| msgid "Shown by"\n#, fuzzy\nmsgid "Shown by arrangement"\nmsgstr "협의"\n\n'
        '#~ msgid "Gone"\n#~ msgstr "사라짐"\n',
        "utf-8",
    )
    update.update(own, "ko")
    text = path.read_text("utf-8")
    for kept in ("# Our words.", "Last-Translator: Kim", "X-Generator: Poedit", "# Ask Kim.", '#| msgid "Shown by"',
                 "#, fuzzy", "사라짐", "nplurals=1"):  # fmt: skip
        assert kept in text, kept
    first = path.read_bytes()
    update.update(own, "ko")
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("text", "slug", "row"),
    [
        ('msgid "a"\nmsgstr "b\n', "catalogue-broken", 2),
        ('msgid "a\nmsgstr "b"\n', "catalogue-broken", 1),
        ("hello\n", "catalogue-broken", 1),
        ('msgstr "b"\n', "catalogue-broken", 1),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "catalogue-twice", 4),
        ('msgid "a"\nmsgstr "b\0"c"\n', "catalogue-broken", 2),
    ],
)
def test_a_broken_catalogue_is_refused_with_its_row_and_stays_as_it_is(
    own: Path, text: str, slug: str, row: int
) -> None:
    path = places.catalogue(own, "ko")
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    with pytest.raises(KitError) as raised:
        update.update(own, "ko")
    assert raised.value.slug == slug
    assert raised.value.place is not None
    assert raised.value.place.row == row
    assert path.read_text("utf-8") == text


def test_a_catalogue_in_another_encoding_is_refused_with_its_row(own: Path) -> None:
    path = places.catalogue(own, "fr-CA")
    path.parent.mkdir(parents=True)
    path.write_bytes('msgid "a"\nmsgstr "é"\n'.encode("cp1252"))
    with pytest.raises(KitError, match="UTF-8") as raised:
        update.update(own, "fr-CA")
    assert raised.value.place is not None
    assert raised.value.place.row == 2


def test_an_empty_file_and_one_with_a_byte_order_mark_are_catalogues(own: Path) -> None:
    path = places.catalogue(own, "ko")
    path.parent.mkdir(parents=True)
    for data in (b"", b"\xef\xbb\xbf" + 'msgid "Shown by arrangement"\nmsgstr "협의"\n'.encode()):
        path.write_bytes(data)
        assert update.update(own, "ko") is not None
    assert entry(path, "Shown by arrangement").msgstr == "협의"


LABELS = st.lists(
    st.builds(
        lambda text, plural: labels.Label(text, f"{text}s" if plural else "", "", ("t.html",), (), own=True),
        st.text("abc de", min_size=1, max_size=12),
        st.booleans(),
    ),
    unique_by=lambda label: label.key,
    max_size=6,
)


@given(st.lists(LABELS, min_size=1, max_size=4), st.sampled_from(("ja", "fr-CA", "pl")))
def test_no_translation_is_ever_lost_whatever_comes_and_goes(rounds: list[list[labels.Label]], locale: str) -> None:
    catalogue, said = None, set()
    for number, wanted in enumerate([*rounds, rounds[0]]):
        catalogue = merge.updated(catalogue, wanted, locale)
        written = pofile.written(catalogue)
        assert pofile.written(merge.updated(polib.pofile(written.decode()), wanted, locale)) == written
        for one in catalogue:
            if not one.obsolete and not one.msgstr and not any(one.msgstr_plural.values()):
                text = f"{one.msgid} in round {number}"
                said.add(text)
                if one.msgid_plural:
                    one.msgstr_plural = dict.fromkeys(one.msgstr_plural, text)
                else:
                    one.msgstr = text
    assert catalogue is not None
    kept = {text for one in catalogue for text in (one.msgstr, *one.msgstr_plural.values())}
    assert said <= kept
