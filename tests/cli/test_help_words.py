"""The pages of help in Korean and French: every text translated, and every row within the page.

After a change of a command's help: run ``python scripts/catalogues.py``, then fill the empty translations in
locales/ko/LC_MESSAGES/help.po and locales/fr/LC_MESSAGES/help.po.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import help_words
import polib
import pytest
from command_tree import everything

from kit.cli import main, ui_language
from kit.cli.help_page import HelpPage, explained
from kit.cli.show import cells

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ko", "fr")
RUN = "run: python scripts/catalogues.py"
#: click leaves two cells of its 80 free.
WIDTH = 78


@pytest.fixture(autouse=True)
def _nobody_asks() -> Iterator[None]:
    yield
    ui_language.listen([])


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locales" / language / "LC_MESSAGES/help.po"))


def test_every_text_of_every_page_is_in_the_catalogue() -> None:
    held = {entry.msgid for entry in polib.pofile(str(ROOT / "locales/help.pot"))}
    wanted = {text for page in everything() for text in help_words.texts(page.command)} | set(help_words.FRAME)
    assert wanted == held, RUN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_names_the_same_options(language: str) -> None:
    entries = catalogue(language)
    assert [e.msgid for e in entries] == [e.msgid for e in polib.pofile(str(ROOT / "locales/help.pot"))], RUN
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy or entry.obsolete] == []
    for entry in entries:
        for name in ("--", "{value}", "kit.toml", "TRACK", ".html", "NO_COLOR", "dist/"):
            assert entry.msgstr.count(name) == entry.msgid.count(name), (entry.msgid, entry.msgstr)
        named = set(re.findall(r"(?<!\w)--[a-z-]+", entry.msgid))
        assert set(re.findall(r"(?<!\w)--[a-z]+(?:-[a-z]+)*", entry.msgstr)) == named, entry.msgid


def test_korean_is_polite_and_french_is_set_well() -> None:
    for entry in catalogue("ko"):
        if entry.msgid.startswith(("Show ", "Say ", "Write ", "List ", "Check ", "Burn ")):
            assert re.search(r"(니다|시오)(\([^)]*\)|: .*)?\.?$", entry.msgstr), entry.msgstr
    for entry in catalogue("fr"):
        assert not re.search(r"[a-zé]'[a-zé]|« | »| [;!?](?!\w)| :(\s|$)", entry.msgstr), entry.msgstr
        assert entry.msgid.endswith(".") == entry.msgstr.endswith("."), entry.msgstr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_every_translation_and_no_row_leaves_it(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = {entry.msgid: entry.msgstr for entry in catalogue(language)}
    for context in everything():
        path = context.command_path
        assert main.run(["--ui-lang", language, *path.split()[1:], "--help"]) == 0
        page = capsys.readouterr().out
        body, _, _ = page.partition({"ko": "  예:", "fr": "  Exemples"}[language])
        assert [row for row in body.splitlines() if cells(row) > WIDTH] == [], path
        _columns_line_up(body)
        for text in help_words.texts(context.command):
            assert _flat(words[text]) in _flat(page), (path, text)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _columns_line_up(body: str) -> None:
    """What options do begins in one column of cells, however many letters stand before it."""
    starts = set()
    for row in body.splitlines():
        if found := re.match(r"  -[-\w, ]*(?: [A-Z][\w.-]*| \[\S+\])?(?: / \S+)?  +(?=\S)", row):
            starts.add(cells(found[0]))
    assert len(starts) <= 1, body


def test_a_page_in_english_is_clicks_own(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main.run(["--ui-lang", "en", "subs", "check", "--help"]) == 0
    english = capsys.readouterr().out
    assert "Usage: kit subs check [OPTIONS] [TRACK]…" in english
    monkeypatch.setenv("KIT_UI_LANG", "ko")
    assert main.run(["subs", "check", "--help"]) == 0
    korean = capsys.readouterr().out
    assert korean.startswith("사용법: kit subs check [OPTIONS] [TRACK]…\n\n  트랙을")
    names = re.compile(r"^ +(-\S+)", re.MULTILINE)
    assert names.findall(korean) == names.findall(english)


def test_brackets_behind_an_options_help_are_told_apart_from_its_words() -> None:
    assert explained("Which. [default: a; b]  [1<=x<=9; required]") == (
        "Which.", [["default: a; b"], ["1<=x<=9", "required"]],
    )  # fmt: skip
    assert explained("The name in [[festivals]]") == ("The name in [[festivals]]", [])
    assert explained("How.\n    [default: text; required]") == ("How.", [["default: text", "required"]])


def test_a_narrow_page_breaks_by_cells_and_holds_what_belongs_together() -> None:
    ui_language.listen(["--ui-lang", "fr"])
    page = HelpPage(width=40)
    page.write_usage("kit subs retime reference", "[OPTIONS] RIGHT [TRACK]…")
    page.write_dl([("--format [text|json|csv|html|sarif]", "How it is told.  [default: text]")])
    ui_language.listen(["--ui-lang", "ko"])
    korean = HelpPage(width=30)
    korean.write_text("Ask nothing.\n\nHow it is told.")
    rows = page.getvalue().splitlines()
    assert rows[:2] == ["Utilisation\u00a0: kit subs retime reference", "    [OPTIONS] RIGHT [TRACK]…"]
    assert rows[2] == "--format [text|json|csv|html|sarif]"
    assert all(row.startswith(" ") for row in rows[3:])
    assert any("par\u00a0défaut\u00a0:" in row for row in rows)
    assert korean.getvalue().split("\n\n")[1] == "알리는 형식.\n"
    assert all(cells(row) <= 30 for row in korean.getvalue().splitlines())
