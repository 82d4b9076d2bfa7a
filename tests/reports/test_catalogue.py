"""The checker's words: every one collected, translated and fitting.

After a new rule or message: run ``python scripts/catalogues.py``, then fill the empty translations in
locales/ko/LC_MESSAGES/check.po and locales/fr/LC_MESSAGES/check.po.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import catalogues
import check_words
import polib
import pytest

from kit.check import registry
from kit.reports import forms
from kit.words import Words, words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rules"))
from examples import check

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ko", "fr")
PLACE = re.compile(r"\{\w+\}")
COMMAND = re.compile(r"`[^`]+`")
RUN = "run: python scripts/catalogues.py"


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locales" / language / "LC_MESSAGES/check.po"))


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_template_holds_exactly_the_words_in_use() -> None:
    found = check_words.catalogue()
    found.fuzzy = False
    assert catalogues.written(found) == (ROOT / "locales/check.pot").read_bytes(), RUN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_template_is_translated(language: str) -> None:
    template = polib.pofile(str(ROOT / "locales/check.pot"))
    entries = catalogue(language)
    assert {entry.msgid for entry in template} == {entry.msgid for entry in entries}, RUN
    left = [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy or entry.obsolete]
    assert left == [], f"translate these in locales/{language}/LC_MESSAGES/check.po"


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_and_commands_agree(language: str) -> None:
    for entry in catalogue(language):
        for text in translations(entry):
            assert set(PLACE.findall(text)) == set(PLACE.findall(entry.msgid)), entry.msgid
            assert set(COMMAND.findall(text)) == set(COMMAND.findall(entry.msgid)), entry.msgid


def test_korean_sentences_are_polite_and_french_ones_well_set() -> None:
    for entry in catalogue("ko"):
        if entry.msgid.endswith(".") and not entry.msgid.startswith(("…", "{errors}", "{tracks}", "Signs:")):
            for text in translations(entry):
                assert re.search(r"(니다|시오|니까)(\([^)]*\)|: .*)?[.?]$", text), entry.msgid
    for entry in catalogue("fr"):
        for text in translations(entry):
            plain = COMMAND.sub("", text).replace("don't", "")
            assert "'" not in plain, text
            assert not re.search(r"« | »| [;!?](?!\w)| :(\s|$)", plain), text


def test_a_message_that_no_catalogue_can_hold_is_refused() -> None:
    tree = ast.parse('def check(track):\n    yield Finding(f"Line {track} is wrong.")\n')
    with pytest.raises(check_words.NotATemplateError, match="row 2"):
        list(check_words.in_module(tree, {"Finding": 0}, "rule.py"))


def test_messages_are_found_wherever_they_are_written() -> None:
    tree = ast.parse(
        'LATE = "Late."\n_ALL = {1: "One.", 2: "Two."}\n'
        "def check(track):\n"
        '    message = "Here."\n'
        "    yield Finding(message)\n"
        '    yield Finding("Yes." if track else LATE, values={"how": Word("by hand")})\n'
        "    yield misprints(track, P, _ALL[1])\n"
    )
    found = set(check_words.in_module(tree, {"Finding": 0, "misprints": 2}, "rule.py"))
    assert found == {"Here.", "Yes.", "Late.", "One.", "Two.", "by hand"}


class Listening(Words):
    """Words that remember what they could not translate."""

    def __init__(self, language: str) -> None:
        spoken = words(language, "check")
        super().__init__(spoken.locale, spoken.translations)
        self.known = {entry.msgid for entry in catalogue(language)}
        self.missed: set[str] = set()

    def say(self, template: str, values: Mapping[str, object] | None = None) -> str:
        if template and template not in self.known:
            self.missed.add(template)
        return super().say(template, values)

    def say_many(self, one: str, many: str, count: int) -> str:
        if one not in self.known:
            self.missed.add(one)
        return super().say_many(one, many, count)


@pytest.mark.parametrize("form", forms.FORMS)
def test_no_report_falls_back_to_english(form: str) -> None:
    spoken = Listening("ko")
    for rule in registry.rules():
        for example in rule.examples[:1]:
            forms.write(form, check(example), spoken, forms.Wanted())
    assert spoken.missed == set(), RUN


def test_every_message_that_a_rule_gives_is_in_the_catalogue() -> None:
    known = {entry.msgid for entry in catalogue("ko")}
    for rule in registry.rules():
        for example in rule.examples:
            for found in check(example).findings:
                assert found.finding.message in known, (found.code, RUN)
