"""The booklet's words: every one collected, translated and fitting."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING, Any

import polib
import pytest

from kit.words import words

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ko", "fr")
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.fixture
def script(pytestconfig: pytest.Config) -> Any:
    spec = importlib.util.spec_from_file_location("catalogues", pytestconfig.rootpath / "scripts/catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogue(root: Path, language: str) -> polib.POFile:
    return polib.pofile(str(root / "locales" / language / "LC_MESSAGES/kit.po"))


def test_the_template_holds_exactly_the_words_in_use(script: Any, pytestconfig: pytest.Config) -> None:
    words = script.template()
    words.fuzzy = False
    written = (pytestconfig.rootpath / "locales/kit.pot").read_bytes()
    assert script.written(words) == written, "run: python scripts/catalogues.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_fuzzy(pytestconfig: pytest.Config, language: str) -> None:
    entries = catalogue(pytestconfig.rootpath, language)
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_template_is_there(pytestconfig: pytest.Config, language: str) -> None:
    template = polib.pofile(str(pytestconfig.rootpath / "locales/kit.pot"))
    assert {entry.msgid for entry in template} == {entry.msgid for entry in catalogue(pytestconfig.rootpath, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(pytestconfig: pytest.Config, language: str) -> None:
    for entry in catalogue(pytestconfig.rootpath, language):
        wanted = set(PLACE.findall(entry.msgid))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(PLACE.findall(text)) == wanted, entry.msgid


def test_french_has_accents_on_capitals_curved_apostrophes_and_spaces_that_hold(
    pytestconfig: pytest.Config,
) -> None:
    for entry in catalogue(pytestconfig.rootpath, "fr"):
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert "'" not in text, text
            assert not re.match(r"A (propos|l’écran|ne pas)", text), text
            assert not re.search(r"« | [»;!?:](?!\w)", text), text


def test_korean_sentences_are_polite(pytestconfig: pytest.Config) -> None:
    for entry in catalogue(pytestconfig.rootpath, "ko"):
        if entry.msgid.endswith(".") and entry.msgstr:
            assert re.search(r"(니다|시오)\.$", entry.msgstr), entry.msgstr


def test_canada_overrides_only_words_in_use_and_the_rest_comes_from_french(pytestconfig: pytest.Config) -> None:
    own = catalogue(pytestconfig.rootpath, "fr-CA")
    shared = {entry.msgid: entry.msgstr for entry in catalogue(pytestconfig.rootpath, "fr")}
    assert own
    for entry in own:
        assert entry.translated()
        assert shared[entry.msgid] != entry.msgstr
    assert words("fr-CA").say("Audio description") == "Vidéodescription"
    assert words("fr-FR").say("Audio description") == "Audiodescription"
    assert words("fr-CA").say("Contents") == words("fr-FR").say("Contents") == "Sommaire"
