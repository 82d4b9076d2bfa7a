"""The command line's own words: every one found, translated and recognised, and English where nothing is asked.

After a new error, hint or note: run ``python scripts/catalogues.py``, then fill the empty translations in
locales/ko/LC_MESSAGES/tool.po and locales/fr/LC_MESSAGES/tool.po.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import catalogues
import polib
import pytest
import tool_words

from kit.cli import main, ui_language
from kit.toolwords import tool_words as spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ko", "fr")
PLACE = re.compile(r"(?<!\{)(?:\{\{)*(\{\w+\})")
COMMAND = re.compile(r"`[^`]+`")
#: What these say of themselves are names, not sentences.
NAMES = ("kit/profiles", "targets", "kit/screener/styles")
RUN = "run: python scripts/catalogues.py"
ENGLISH = re.compile(r"\b(?:the|is not|cannot|There is|nothing was)\b")


@pytest.fixture(autouse=True)
def _nobody_asks() -> Iterator[None]:
    yield
    ui_language.listen([])


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locales" / language / "LC_MESSAGES/tool.po"))


def test_every_error_hint_note_and_answer_is_in_the_catalogue() -> None:
    held = {entry.msgid for entry in polib.pofile(str(ROOT / "locales/tool.pot"))}
    wanted = {message.id for message in tool_words.catalogue() if message.id}
    assert wanted - held == set(), RUN
    assert held - wanted == set(), RUN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    entries = catalogue(language)
    assert {entry.msgid for entry in polib.pofile(str(ROOT / "locales/tool.pot"))} == {e.msgid for e in entries}, RUN
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_and_commands_agree(language: str) -> None:
    for entry in catalogue(language):
        assert sorted(set(PLACE.findall(entry.msgstr))) == sorted(set(PLACE.findall(entry.msgid))), entry.msgid
        assert set(COMMAND.findall(entry.msgstr)) == set(COMMAND.findall(entry.msgid)), entry.msgid


def test_korean_is_polite_and_french_is_set_well() -> None:
    for entry in catalogue("ko"):
        named = all(place.startswith(NAMES) for place, _ in entry.occurrences)
        if entry.msgid.endswith(".") and entry.msgid.count(" ") > 2 and not named:
            assert re.search(r"(니다|시오|니까)[.?:( ]|: ", entry.msgstr), entry.msgstr
    for entry in catalogue("fr"):
        plain = re.sub(r'"[^"]*"|\{\{.*\}\}', "", COMMAND.sub("", entry.msgstr))
        assert not re.search(r"« | »| [;!?](?!\w)| :(\s|$)", plain), entry.msgstr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_recognised_when_it_is_filled_in(language: str) -> None:
    words = spoken(language)
    for entry in catalogue(language):
        names = {place[1:-1]: f"/x{number}" for number, place in enumerate(PLACE.findall(entry.msgid), 41)}
        english = entry.msgid.format_map(names)
        told = words.say(english)
        assert all(value in told for value in names.values()), (english, told)
        assert told != english or entry.msgstr == entry.msgid, english


def test_what_the_user_wrote_is_never_translated() -> None:
    told = spoken("ko").say("There is no profile “the film does not say its rate”.")
    assert told == "“the film does not say its rate” 프로필은 없습니다."
    assert spoken("fr").say("A text of somebody else.") == "A text of somebody else."
    assert "{x} {0}" in spoken("ko").say("There is no profile “{x} {0}”.")


def test_a_sentence_behind_a_name_is_found_and_a_weak_shape_takes_no_sentence() -> None:
    assert spoken("fr").say("a.srt: comments are left out.") == "a.srt\u00a0: les commentaires sont omis."
    lossy = "a.vtt as srt loses: comments are left out"
    assert spoken("ko").say(lossy) == "a.vtt를 srt로 바꾸면 잃는 것: 주석은 빠집니다"
    assert spoken("fr").say("3 of 41") == "3 sur 41"
    assert spoken("fr").say("Somebody else's text of another film") == "Somebody else's text of another film"
    assert spoken("fr").say("Title: of somebody else.") == "Title: of somebody else."


WRONG = (
    ["subs", "check", "nowhere.srt"],
    ["subs", "convrt"],
    ["subs", "convert"],
    ["subs", "check", "--fromat", "x"],
    ["subs", "check", "--format", "bogus", "a.srt"],
    ["subs", "check", "--profile", "netflx", "a.srt"],
    ["subs", "convert", "a.srt", "-o", "a.foo"],
    ["subs", "retime", "shift", "abc", "a.srt"],
    ["explain", "TIM999"],
    ["-C", "nowhere", "status"],
    ["status"],
)


@pytest.mark.parametrize("argv", WRONG, ids=" ".join)
def test_a_mistake_is_told_in_the_language_asked_with_the_same_exit_code(
    argv: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nOne.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code = main.run(argv)
    english = capsys.readouterr()
    assert english.err.startswith("error: ")
    for language, label in (("ko", "오류: "), ("fr", "erreur\u00a0: ")):
        assert main.run(["--ui-lang", language, *argv]) == code
        told = capsys.readouterr()
        assert told.err.startswith(label)
        assert not ENGLISH.search(told.err), told.err
        assert told.out == english.out
        monkeypatch.setenv("KIT_UI_LANG", language)
        assert main.run(argv) == code
        assert capsys.readouterr().err == told.err
        monkeypatch.delenv("KIT_UI_LANG")


def test_the_last_ui_lang_counts_and_what_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--ui-lang=fr", "--ui-lang=ko", "explain", "TIM999"]) == 2
    assert capsys.readouterr().err.startswith("오류: ")
    assert main.run(["--ui-lang", "xx", "status"]) == 2
    assert "xx" in capsys.readouterr().err


def test_machine_forms_keep_their_words_and_english_reads_no_catalogue(tmp_path: Path) -> None:
    track = tmp_path / "a.en.srt"
    track.write_text("1\n00:00:01,000 --> 00:00:02,000\nOne.\n", encoding="utf-8")
    probe = (
        "import sys; from kit.cli import main; main.run(sys.argv[1:]);"
        "sys.exit('babel' in sys.modules or 'kit.toolwords' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, "subs", "stats", str(track), "--format", "json"], check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert b'"schema": 1' in done.stdout


def test_the_catalogues_are_as_the_script_writes_them() -> None:
    for language in LANGUAGES:
        path = ROOT / "locales" / language / "LC_MESSAGES/tool.po"
        template = polib.pofile(str(ROOT / "locales/tool.pot"))
        assert [entry.msgid for entry in catalogue(language)] == [entry.msgid for entry in template]
        assert path.read_bytes().startswith(f"# {catalogues.DOMAINS['tool']} in {language}.".encode())


@pytest.mark.parametrize(
    "argv", [["status", "--ui-lang", "ko"], ["status", "--ui-lang=ko"], ["--ui-lang", "ko", "status"]]
)
def test_the_language_may_be_asked_for_anywhere(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["-C", str(tmp_path), *argv]) == 3
    assert capsys.readouterr().err.startswith("오류: ")


def test_what_stands_after_two_dashes_is_a_name() -> None:
    assert ui_language.at_the_head(["explain", "--", "--ui-lang", "ko"]) == ["explain", "--", "--ui-lang", "ko"]
    assert ui_language.at_the_head(["status", "--ui-lang"]) == ["status", "--ui-lang"]
