"""The sample film's words: complete, equal in every language, printable and safe."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kit.project.model import Settings
from kit.project.texts import FilmTexts, GuideTexts, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LOCALES = ("ko", "en", "fr-CA")
MARK = re.compile(r"\[/?[A-Za-z-]{2,8}\]|\*")
IDS = ("awards", "screenings", "contacts", "stills", "content_notes", "help_lines", "timeline")
BY_ID = (*IDS, "names", "credit_notes", "people", "glossary")


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def read(locale: str) -> Texts:
    folder = ROOT / "locales" / locale
    return Texts(
        film=msgspec.convert(table(folder / "film.toml"), FilmTexts),
        guide=msgspec.convert(table(folder / "guide.toml"), GuideTexts),
    )


SETTINGS = msgspec.convert(table(ROOT / "kit.toml"), Settings)
TEXTS = {locale: read(locale) for locale in LOCALES}


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a text with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{path}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from strings(item, f"{path}[{number}]")


def prose(locale: str) -> dict[str, str]:
    return dict(strings(msgspec.to_builtins(TEXTS[locale])))


def words(text: str) -> int:
    """Words between blanks, as a festival's form counts them; a no-break space belongs to its word."""
    return len(re.split(r"[ \n]+", MARK.sub("", text).strip()))


def bare(text: str) -> str:
    """Letters and digits only, so that no space or mark hides a word."""
    folded = unicodedata.normalize("NFC", MARK.sub("", text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.?!]+[.?!]", text)


def test_every_language_of_kit_toml_has_texts_and_no_other_has() -> None:
    assert tuple(SETTINGS.locales) == LOCALES
    assert {folder.parent.name for folder in ROOT.glob("locales/*/film.toml")} == set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", IDS)
def test_each_id_of_kit_toml_has_its_words(locale: str, kind: str) -> None:
    assert list(getattr(TEXTS[locale].film, kind)) == [item.id for item in getattr(SETTINGS, kind)]


@pytest.mark.parametrize("kind", BY_ID)
def test_the_languages_have_the_same_ids(kind: str) -> None:
    ids = {locale: list(getattr(TEXTS[locale].film, kind)) for locale in LOCALES}
    assert ids["ko"] == ids["en"] == ids["fr-CA"]


def test_every_person_is_spelled_in_every_language() -> None:
    people = {person.id for person in SETTINGS.people}
    assert people == {"ann-shin", "ferry-guide"}
    for locale in LOCALES:
        assert set(TEXTS[locale].film.names) == people


def test_the_languages_print_the_same_sections() -> None:
    """Only the title's translation is missing where the title is English."""
    shapes = {locale: set(prose(locale)) - {".film.subtitle"} for locale in LOCALES}
    filled = {locale: {key for key in shapes[locale] if prose(locale)[key]} for locale in LOCALES}
    assert filled["ko"] == filled["en"] == filled["fr-CA"]
    assert not TEXTS["en"].film.subtitle
    assert TEXTS["ko"].film.subtitle
    assert TEXTS["fr-CA"].film.subtitle


def test_the_official_title_is_the_same_in_every_language() -> None:
    assert {TEXTS[locale].film.title for locale in LOCALES} == {SETTINGS.film.title}


def test_the_languages_warn_of_the_same_things() -> None:
    assert len(SETTINGS.content_notes) == 5
    for locale in LOCALES:
        assert all(note.subject and note.detail for note in TEXTS[locale].film.content_notes.values())


def test_the_languages_give_the_same_minutes() -> None:
    minutes = {locale: [step.minutes for step in TEXTS[locale].guide.run_of_show] for locale in LOCALES}
    assert minutes["ko"] == minutes["en"] == minutes["fr-CA"]
    assert sum(minutes["en"]) == 30, "the opening words promise half an hour"


def test_the_languages_tell_the_same_years() -> None:
    def years(text: str) -> set[str]:
        return set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))

    for path, english in prose("en").items():
        for other in ("ko", "fr-CA"):
            assert years(prose(other)[path]) == years(english), f"{other}{path}"


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_keep_the_lengths_that_festivals_ask_for(locale: str) -> None:
    film = TEXTS[locale].film
    assert words(film.logline) <= 35
    assert words(film.synopsis.short) <= 50
    assert 120 <= words(film.synopsis.medium) <= 150
    assert words(film.synopsis.medium) < words(film.synopsis.long) <= 500


@pytest.mark.parametrize(("locale", "most"), [("en", 150), ("fr-CA", 150)])
def test_the_opening_words_are_read_aloud_within_a_minute(locale: str, most: int) -> None:
    assert words(TEXTS[locale].guide.opening) <= most


def test_the_korean_opening_words_are_read_aloud_within_a_minute() -> None:
    syllables = [letter for letter in TEXTS["ko"].guide.opening if "가" <= letter <= "힣"]
    assert len(syllables) <= 330


@pytest.mark.parametrize("locale", LOCALES)
def test_the_guide_has_enough_to_work_with(locale: str) -> None:
    guide = TEXTS[locale].guide
    assert len(guide.before) >= 8
    assert 6 <= len(guide.questions) <= 8
    assert 5 <= len(guide.hard_questions) <= 6
    assert len(guide.do_not_ask) >= 6
    assert guide.stop_signal


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_says_a_protected_word(locale: str) -> None:
    forbidden = [bare(spelling) for protected in SETTINGS.protected for spelling in protected.spellings]
    assert len(forbidden) >= 4
    for path, text in prose(locale).items():
        assert not [word for word in forbidden if word in bare(text)], path


@pytest.mark.parametrize("locale", LOCALES)
def test_letters_are_composed_and_signs_are_those_of_print(locale: str) -> None:
    for path, text in prose(locale).items():
        assert unicodedata.is_normalized("NFC", text), path
        assert not re.search(r"'|\"|\.\.\.|--|[\u200b\u00ad\ufeff]|\t", text), path
        assert not re.search(r" {2}| \n|\n{3}", text), path
        assert text == text.strip(), path


@pytest.mark.parametrize("locale", LOCALES)
def test_marks_are_closed_in_the_order_they_were_opened(locale: str) -> None:
    for path, text in prose(locale).items():
        without = re.sub(r"\*([^*\n]|\n(?!\n))+\*", "", text)
        without = re.sub(r"\[([a-z]{2,3})\]((?!\[).)*\[/\1\]", "", without, flags=re.DOTALL)
        assert not MARK.search(without), path


def test_canadian_french_has_its_own_spaces() -> None:
    for path, marked in prose("fr-CA").items():
        text = re.sub(r"\[en\].*?\[/en\]", "", marked, flags=re.DOTALL).replace(SETTINGS.film.title, "")
        assert not re.search(r"\s[;!?]", text), path
        assert not re.search(r"(?<=[\w»)])[ \n]?:(?=\s)", text), path
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), path
        assert text.count("«") == text.count("»"), path


def test_korean_keeps_one_register_in_each_kind_of_text() -> None:
    film, guide = TEXTS["ko"].film, TEXTS["ko"].guide
    for text in (film.logline, film.synopsis.short, film.synopsis.medium):
        assert not [line for line in sentences(text) if line.endswith("니다.")]
    polite = [*guide.before, guide.opening, guide.closing, guide.stop_signal, film.statement.text, film.access_note]
    polite += [question.why for question in guide.questions]
    polite += [hard.answer_with for hard in guide.hard_questions]
    for text in (*polite, film.demonstration_note):
        assert not [line for line in sentences(text) if line.endswith("다.") and not line.endswith("니다.")]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_statement_is_an_editors_note_that_says_so(locale: str) -> None:
    statement = TEXTS[locale].film.statement
    assert statement.editors_note
    assert statement.by
    assert SETTINGS.people[0].name not in statement.by


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sample_says_that_it_is_demonstration_material(locale: str) -> None:
    assert SETTINGS.film.demonstration
    assert len(TEXTS[locale].film.demonstration_note) > 100


def test_contacts_and_addresses_are_examples() -> None:
    for contact in SETTINGS.contacts:
        assert not contact.phone
        assert all("example.org" in address for address in (contact.email, contact.web) if address)
    for locale, example in (("ko", "예시"), ("en", "Example"), ("fr-CA", "Exemple")):
        assert all(text.note.startswith(example) for text in TEXTS[locale].film.contacts.values())
        for path, text in prose(locale).items():
            assert re.findall(r"(?:[\w-]+\.)+(?:org|com|net|ca|kr)\b", text) in ([], ["example.org"]), path


def test_local_times_fall_on_the_weekdays_that_were_announced() -> None:
    announced = {
        "abc1-monday": ("Monday", "20:30"),
        "abc1-tuesday": ("Tuesday", "23:35"),
        "abc-news-24": ("Saturday", "20:00"),
        "tvo-wednesday": ("Wednesday", "21:00"),
        "tvo-wednesday-midnight": ("Thursday", "00:00"),
        "art-directors-club": ("Thursday", "19:00"),
        "tvo-thursday": ("Thursday", "21:00"),
        "tvo-friday": ("Friday", "22:30"),
        "tvo-sunday": ("Sunday", "22:00"),
    }
    dated = {screening.id: screening.start for screening in SETTINGS.screenings if screening.start}
    assert {key: (start.strftime("%A"), start.strftime("%H:%M")) for key, start in dated.items()} == announced
    assert {start.strftime("%Y-%m") for start in dated.values()} == {"2013-06"}
    assert dated["abc1-monday"] == dt.datetime(2013, 6, 17, 20, 30)  # noqa: DTZ001 - local time; the zone is beside it


def test_screenings_stand_in_the_order_of_the_calendar() -> None:
    starts = [screening.start for screening in SETTINGS.screenings if screening.start]
    assert starts == sorted(starts)
    assert [screening.month for screening in SETTINGS.screenings if not screening.start] == ["2013-06"]


def test_the_colour_can_be_read_on_white() -> None:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(SETTINGS.film.colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_stills_exist_and_one_opens_the_booklet() -> None:
    assert [still.hero for still in SETTINGS.stills].count(True) == 1
    for still in SETTINGS.stills:
        assert (ROOT / still.file).is_file(), still.file


@pytest.mark.parametrize("locale", LOCALES)
def test_alternative_texts_tell_what_is_seen(locale: str) -> None:
    for still in TEXTS[locale].film.stills.values():
        assert 30 <= len(still.alt) <= 300
        assert still.alt != still.caption
        assert still.credit
