"""A catalogue that cannot speak is found, with its file, its row and what to do; a booklet is not printed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from kit.booklet import build, editions
from kit.booklet.options import Options
from kit.catalogue import check, labels, places, pseudo, speak, update
from kit.errors import FaultyError, KitError
from kit.project import load
from kit.words import words

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {
    "Shown by arrangement": "협의하여 상영함",
    "All rights in %(title)s are reserved.": "%(title)s의 모든 권리 보유",
    "One line of credits": "크레디트 %(count)s줄",
}


def translated(film: Path, said: dict[str, str], locale: str = "ko") -> Path:
    """The film's catalogue with these translations."""
    update.update(film, locale)
    path = places.catalogue(film, locale)
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        text = said.get(entry.msgid, "")
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, text)
        else:
            entry.msgstr = text
    catalogue.save(str(path))
    return path


def slugs(film: Path, locale: str = "ko") -> list[str]:
    return [fault.slug for fault in check.faults(film, locale)]


def test_a_whole_catalogue_has_no_fault_and_speaks_before_kits(own: Path) -> None:
    translated(own, GOOD)
    assert check.faults(own, "ko") == []
    spoken = speak.words(own, "ko")
    assert spoken.say("Shown by arrangement") == "협의하여 상영함"
    assert spoken.say("Synopses") == words("ko").say("Synopses") == "시놉시스"


def test_missing_labels_are_found_before_and_after_the_catalogue_is_there(own: Path) -> None:
    (fault,) = check.faults(own, "ko")
    assert (fault.slug, fault.exit_code) == ("label-missing", 1)
    assert "“Shown by arrangement” and 2 more labels" in fault.message
    assert fault.hint == "Run `kit locale update --lang ko`, then translate it."
    path = translated(own, {**GOOD, "Shown by arrangement": ""})
    (fault,) = check.faults(own, "ko")
    assert fault.place is not None
    assert fault.message == "“Shown by arrangement” is not translated."
    row = path.read_text("utf-8").splitlines()[(fault.place.row or 0) - 1]
    assert row == 'msgid "Shown by arrangement"'


@pytest.mark.parametrize(
    ("change", "slug", "said"),
    [
        (('msgid "Shown', '#, fuzzy\nmsgid "Shown'), "label-fuzzy", "marked fuzzy"),
        (("%(title)s의", "%(titel)s의"), "label-misfit", "has %(titel)s"),
        (("%(title)s의", "모두의"), "label-misfit", "lacks %(title)s"),
        (("협의하여 상영함", "100% 협의"), "label-misfit", "percent sign"),
        (("협의하여 상영함", "<b>협의</b>"), "label-misfit", "other tags"),
        (("협의하여 상영함", "협의\\n"), "label-misfit", "line ends"),
        (("msgstr[0]", "msgstr[1]"), "label-plural", "ko needs 1"),
        (("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);"), "plural-rule", "ko counts by “nplurals=1"),
        (('msgid "Shown by', 'msgid "Shown near'), "label-unused", "in no template"),
        (('msgstr "협의하여 상영함"', 'msgstr "협의하여'), "catalogue-broken", "no catalogue"),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_keeps_a_booklet_from_being_printed(
    own: Path, change: tuple[str, str], slug: str, said: str
) -> None:
    path = translated(own, GOOD)
    text = path.read_text("utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), "utf-8")
    found = next(fault for fault in check.faults(own, "ko") if fault.slug == slug)
    assert said in found.message
    assert found.place is not None
    assert found.place.row
    with pytest.raises(FaultyError) as raised:
        speak.words(own, "ko")
    assert raised.value.slug == "labels-incomplete"
    assert raised.value.place is not None


def test_a_plural_needs_every_form_of_its_language(own: Path) -> None:
    path = translated(own, {**GOOD, "One line of credits": "%(count)s lignes"}, "fr-CA")
    assert slugs(own, "fr-CA") == []
    path.write_text(path.read_text("utf-8").replace('msgstr[1] "%(count)s lignes"', 'msgstr[1] ""'), "utf-8")
    (fault,) = check.faults(own, "fr-CA")
    assert fault.message == "“One line of credits” has 1 plural forms, and fr-CA needs 2."


def test_a_brace_alone_would_break_what_kit_fills_in(film: Path) -> None:
    update.update(film, "fr-CA", everything=True)
    path = places.catalogue(film, "fr-CA")
    catalogue = polib.pofile(str(path))
    entry = catalogue.find("{title} – screening kit")
    assert entry is not None
    entry.msgstr = "{title} {"
    catalogue.save(str(path))
    assert slugs(film, "fr-CA") == ["label-misfit"]


def test_english_needs_no_catalogue_and_may_have_one(own: Path) -> None:
    assert slugs(own, "en") == []
    path = places.catalogue(own, "en")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Synopses"\nmsgstr "Plots"\n', "utf-8")
    assert slugs(own, "en") == ["plural-rule"]
    update.update(own, "en")
    assert slugs(own, "en") == []
    assert speak.words(own, "en").say("Synopses") == "Plots"


def test_a_language_of_the_film_speaks_for_its_regions_after_their_own(own: Path) -> None:
    translated(own, {text: f"{text} (fr)" for text in GOOD}, "fr")
    assert slugs(own, "fr-CA") == []
    path = places.catalogue(own, "fr-CA")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Shown by arrangement"\nmsgstr "Canada"\n', "utf-8")
    update.update(own, "fr-CA")
    assert slugs(own, "fr-CA") == []
    said = speak.words(own, "fr-CA")
    assert said.say("Shown by arrangement") == "Canada"
    assert said.say("Contents") == "Sommaire"


def test_words_that_stand_in_a_template_as_they_are_are_found_with_their_row(own: Path) -> None:
    section = own / "templates/booklet/sections/legal.html"
    section.write_text(
        '<p>{{ _("Fine") }}</p>\n<p>Shown by kind\npermission</p>\n<p lang="en">Meant so</p>\n'
        '<img src="x" alt="A boat">\n<style>p { color: red }</style>{# a remark #}\n'
        "{% trans %}Translated{% endtrans %} 12 · {{ book.lang }}\n",
        "utf-8",
    )
    found = check.of_film(own)
    assert [(fault.place.row, fault.slug) for fault in found if fault.place] == [
        (2, "text-outside"),
        (5, "text-outside"),
    ]
    assert "“Shown by kind permission”" in found[0].message


def test_an_old_template_of_the_catalogues_is_found(own: Path) -> None:
    update.extract(own)
    assert check.of_film(own) == []
    (own / "templates/booklet/sections/legal.html").write_text('{{ _("Other") }}', "utf-8")
    assert [fault.slug for fault in check.of_film(own)] == ["template-old"]


def test_a_broken_template_says_its_row(own: Path) -> None:
    (own / "templates/booklet/sections/legal.html").write_text("<p>\n{{ _('x' }}\n", "utf-8")
    with pytest.raises(KitError, match="template is broken") as raised:
        check.faults(own, "ko")
    assert raised.value.place is not None
    assert raised.value.place.row == 2


def test_a_booklet_says_the_films_labels_and_is_old_when_they_change(own: Path) -> None:
    path = translated(own, GOOD)
    project, options = load.load(own), Options(edition=editions.EDITIONS["text"])
    build.build(project, "ko", options)
    text = build.output(project, "ko", options).read_text("utf-8")
    assert "협의하여 상영함" in text
    assert "크레디트 0줄" in text or "크레디트 1줄" in text
    assert "의 모든 권리 보유" in text
    before = build.inputs(project, "ko", options)
    path.write_text(path.read_text("utf-8").replace("협의하여 상영함", "협의 상영"), "utf-8")
    assert build.inputs(project, "ko", options) != before


def test_a_language_that_kit_does_not_speak_is_refused_until_every_label_is_translated(japanese: Path) -> None:
    project, options = load.load(japanese), Options(edition=editions.EDITIONS["text"])
    with pytest.raises(KitError, match="kit has no words in ja by itself") as raised:
        build.build(project, "ja", options)
    assert "kit locale update --lang ja" in raised.value.hint
    translated(japanese, {label.id: f"日本 {label.id}" for label in labels.kits()}, "ja")
    assert slugs(japanese, "ja") == []
    build.build(project, "ja", options)
    text = build.output(project, "ja", options).read_text("utf-8")
    assert "日本 Synopses" in text
    assert "日本 Contents" in text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Credits", ""),
        ("Guests: %(guests)s", "%(guests)s"),
        ("{count} frames", "{count}"),
        ("100%% <b>sure</b>", "<b>"),
    ],
)
def test_a_pseudo_label_is_longer_in_brackets_and_keeps_its_places(text: str, kept: str) -> None:
    said = pseudo.said(text)
    assert said.startswith("[")
    assert said.endswith("]")
    assert kept in said
    letters = [sum(char.isalpha() for char in one.replace(kept, "")) for one in (text, said)]
    assert letters[1] >= 1.3 * letters[0]
