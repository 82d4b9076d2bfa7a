"""Tables and answers on stdout in Korean and French, their columns lined up by the cells of a terminal.

After a change: run ``python scripts/catalogues.py``, then fill the empty translations in
locales/ko/LC_MESSAGES/table.po and locales/fr/LC_MESSAGES/table.po.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
import table_words

from kit.cli import main, ui_language
from kit.cli.show import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ko", "fr")
PLACE = re.compile(r"\{\w+\}")


@pytest.fixture(autouse=True)
def _nobody_asks() -> Iterator[None]:
    yield
    ui_language.listen([])


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locales" / language / "LC_MESSAGES/table.po"))


def out(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    code = main.run(list(argv))
    captured = capsys.readouterr()
    assert code == 0, captured.err
    return captured.out


def test_every_word_of_a_table_is_in_the_catalogue() -> None:
    held = {entry.msgid for entry in polib.pofile(str(ROOT / "locales/table.pot"))}
    wanted = {message.id for message in table_words.catalogue() if message.id}
    assert wanted == held, "run: python scripts/catalogues.py"
    assert {"locale", "done", "stale", "missing", "blocked", "gap: {what}", "longest cue", "MISSING"} <= wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_with_the_same_places(language: str) -> None:
    entries = catalogue(language)
    assert [e.msgid for e in entries] == [e.msgid for e in polib.pofile(str(ROOT / "locales/table.pot"))]
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy or entry.obsolete] == []
    for entry in entries:
        assert sorted(PLACE.findall(entry.msgstr)) == sorted(PLACE.findall(entry.msgid)), entry.msgid
        if language == "fr":
            assert not re.search(r"[a-zé]'[a-zé]|« | »| [;!?](?!\w)| :(\s|$)", entry.msgstr), entry.msgstr


@pytest.mark.parametrize(
    ("language", "head", "words"),
    [
        ("ko", "로캘", ("막힘: dist/", "없습니다.\n  kit build booklet", "kit.toml")),
        ("fr", "langue", ("bloqué\u00a0: dist/", "manque.\n  kit build booklet", "kit.toml")),
    ],
)
def test_status_says_what_is_missing_and_blocked(
    language: str, head: str, words: tuple[str, ...], film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for master in (film / "media").glob("*.m*"):
        master.unlink()
    told = out(capsys, "--ui-lang", language, "-C", str(film), "status", "--lang", "ko")
    assert told.startswith(f"{head}  ")
    assert all(word in told for word in words), told
    assert not re.search(r"\b(is missing|blocked|stale|There is)\b", told)
    english = json.loads(out(capsys, "-C", str(film), "status", "--format", "json"))
    assert json.loads(out(capsys, "--ui-lang", language, "-C", str(film), "status", "--format", "json")) == english


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [["doctor"], ["subs", "stats", "--lang", "ko"], ["subs", "rules", "TIM"]])
def test_columns_line_up_by_cells_and_no_head_is_english(
    language: str, command: list[str], film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = out(capsys, "-C", str(film), "--ui-lang", language, *command).split("\n\n")[0].splitlines()
    english = out(capsys, "-C", str(film), "--ui-lang", "en", *command).split("\n\n")[0].splitlines()
    firsts = [re.split(r"  +", row)[0] for row in table]
    second = {
        cells(row) - cells(row[len(first) :].lstrip(" ")) for first, row in zip(firsts, table, strict=True) if first
    }
    assert len(second) == 1, table
    assert len(table) == len(english)
    assert table[0] != english[0] or table[1] != english[1]
    assert [row for row in table if re.search(r"\b(cue|needed|found|yes|what)\b", row)] == []
