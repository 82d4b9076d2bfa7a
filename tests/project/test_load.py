from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError, ManyProblemsError, NothingToDoError, UsageError
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path


def change(film: Path, old: str, new: str) -> None:
    path = film / "kit.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def refusal(film: Path) -> KitError:
    with pytest.raises(UsageError) as caught:
        load.load(film)
    return caught.value


def told(film: Path) -> tuple[str, str, int | None]:
    """Message, hint and row of the one thing that is wrong."""
    error = refusal(film)
    assert not isinstance(error, ManyProblemsError), [problem.message for problem in error.problems]
    return error.message, error.hint, error.place.row


def test_a_complete_film_loads_with_its_tracks_in_the_order_of_its_locales(film: Path) -> None:
    project = load.load(film)
    assert project.settings.film.title == "Winter Sea"
    assert [track.locale for track in project.tracks] == ["ko", "fr-CA"]
    assert list(project.texts) == ["ko", "fr-CA"]
    assert project.master == film / "media/winter-sea.mp4"


def test_the_film_is_found_from_a_folder_inside_it(film: Path) -> None:
    assert load.find_root(film / "locales" / "ko") == film


def test_without_a_film_it_is_said_where_was_looked(tmp_path: Path) -> None:
    with pytest.raises(NothingToDoError) as caught:
        load.find_root(tmp_path)
    assert caught.value.exit_code == 3
    assert caught.value.message == (
        f"There is no film here: neither “{tmp_path}” nor a folder above it holds a kit.toml."
    )
    assert "`kit init FOLDER`" in caught.value.hint
    assert "`kit -C FOLDER …`" in caught.value.hint


def test_a_folder_that_is_not_there_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        load.find_root(tmp_path / "nope")


def test_a_folder_with_quotes_and_hangul_in_its_name_is_a_folder(film: Path, tmp_path: Path) -> None:
    odd = tmp_path / "감독의 \"컷\" 'v2' $(x) %s {0}"
    film.rename(odd)
    assert load.load(load.find_root(odd)).root == odd


def test_an_unknown_key_names_its_row_and_the_key_that_was_meant(film: Path) -> None:
    change(film, 'title = "Winter Sea"', 'tilte = "Winter Sea"')
    error = refusal(film)
    assert isinstance(error, ManyProblemsError)
    unknown = next(problem for problem in error.problems if problem.slug == "unknown-key")
    assert (unknown.message, unknown.hint, unknown.place.row) == (
        "[film] has no key “tilte”.",
        "Did you mean “title”?",
        3,
    )
    lacking = next(problem for problem in error.problems if problem.slug == "missing-key")
    assert (lacking.message, lacking.hint) == ("[film] lacks “title”.", 'Add a line below it: title = "…"')


@pytest.mark.parametrize(
    ("old", "new", "message", "hint", "row"),
    [
        (
            "year = 2024",
            'year = "2024"',
            "“year” in [film] must be a whole number from 1888 to 2200, not a text.",
            "Write it without quotes: year = 2024",
            4,
        ),
        (
            'title = "Winter Sea"',
            "title = 1987",
            "“title” in [film] must be a text, not a number.",
            'Write it in quotes: title = "1987"',
            3,
        ),
        (
            'kind = "documentary"',
            'kind = "documentry"',
            "“kind” in [film] cannot be “documentry”.",
            "Did you mean “documentary”? It must be one of animation, documentary, fiction, series, short-documentary.",
            5,
        ),
        (
            'id = "winter-sea"',
            'id = "Winter Sea"',
            "“id” in [film] cannot be “Winter Sea”: it must be lower-case words with hyphens.",
            'Write id = "winter-sea"',
            2,
        ),
        (
            "[locales.fr-CA]",
            "[locales.fr_ca]",
            "“fr_ca” in [locales] is not a BCP 47 language tag.",
            "Write [locales.fr-CA].",
            18,
        ),
        (
            'rate = "24000/1001"',
            'rate = "23.9"',
            "“23.9” is not a frame rate.",
            None,
            7,
        ),
        (
            'default_locale = "ko"',
            'default_locale = "en"',
            "“default_locale” in [film] is “en”, but there is no such locale.",
            "Write one of ko, fr-CA, or add [locales.en].",
            8,
        ),
        (
            'fr = "fr-CA"',
            'fr = "fr-FR"',
            "[languages] leads “fr” to “fr-FR”, but there is no such locale.",
            "Did you mean “fr-CA”?",
            22,
        ),
        (
            'profile = "festival-ko"',
            'profile = "festval-ko"',
            "There is no subtitle profile “festval-ko”.",
            None,
            16,
        ),
        (
            'year = 2024\nkind = "doc',
            'year = 1024\nkind = "doc',
            "“year” in [film] cannot be 1024: it must be a whole number from 1888 to 2200.",
            "For example: 2013",
            4,
        ),
        (
            "[[people]]",
            "[people]",
            "[people] has single brackets, but there may be many of it.",
            "Write [[people]] for each.",
            24,
        ),
        (
            "[booklet]",
            "[booklet]\ncolour = true",
            "[booklet] has no key “colour”.",
            "Known here: version, date, paper, zones, recheck_days, measure, editions.",
            12,
        ),
    ],
)
def test_the_likeliest_slips_say_what_to_write(
    film: Path, old: str, new: str, message: str, hint: str | None, row: int | None
) -> None:
    change(film, old, new)
    said, advised, at = told(film)
    assert (said, at) == (message, row)
    if hint is not None:
        assert advised == hint


def test_a_profile_that_is_nearly_right_is_suggested(film: Path) -> None:
    change(film, "festival-ko", "festval-ko")
    assert refusal(film).hint.startswith("Did you mean “festival-ko”? Known profiles: ")


def test_all_problems_are_told_at_once_in_the_order_of_the_file(film: Path) -> None:
    change(film, "year = 2024", 'year = "2024"')
    change(film, 'kind = "documentary"', 'kind = "film"')
    change(film, "[[awards]]", "[[award]]")
    error = refusal(film)
    assert [problem.place.row for problem in error.problems] == [4, 5, 28]


def test_two_people_with_one_id_are_refused(film: Path) -> None:
    change(film, "[[awards]]", '[[people]]\nid = "director"\nname = "Other"\n\n[[awards]]')
    assert told(film)[0] == "[[people]] has the id “director” twice: numbers 1 and 2."


@pytest.mark.parametrize(
    ("screening", "message"),
    [
        (
            'zone = "Europe/Pariss"\nmonth = "2024-05"',
            "“Europe/Pariss” is no time zone.",
        ),
        (
            'zone = "Europe/Paris"\nstart = 2024-05-01T20:00:00+02:00',
            "“start” of the screening “one” carries a UTC offset, but “zone” already says where it is.",
        ),
        ('zone = "Europe/Paris"', "The screening “one” says neither “start” nor “month”."),
        (
            'zone = "Europe/Paris"\nmonth = "2024-05"\nstart = 2024-05-01T20:00:00',
            "The screening “one” has both “start” and “month”.",
        ),
    ],
)
def test_a_screening_without_one_clear_time_is_refused(film: Path, screening: str, message: str) -> None:
    change(
        film, "[[awards]]", f'[[screenings]]\nid = "one"\nkind = "screening"\ncountry = "FR"\n{screening}\n\n[[awards]]'
    )
    assert told(film)[0] == message


@pytest.mark.parametrize(
    "path", ["../film.mp4", "/etc/passwd", "media/../../x.mp4", "C:\\\\film.mp4", "~/film.mp4", "\\\\\\\\server\\\\x"]
)
def test_paths_out_of_the_films_folder_are_refused(film: Path, path: str) -> None:
    change(film, "media/winter-sea.mp4", path)
    error = refusal(film)
    assert (error.slug, error.place.row) == ("path-outside", 6)


def test_a_link_that_leads_out_of_the_films_folder_is_refused(film: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.mp4").write_text("x")
    (film / "media/winter-sea.mp4").unlink()
    (film / "media/winter-sea.mp4").symlink_to(tmp_path / "secret.mp4")
    assert told(film)[0] == "The path “media/winter-sea.mp4” leads out of the film's folder."


def test_a_link_within_the_film_is_followed(film: Path) -> None:
    (film / "media/winter-sea.mp4").rename(film / "media/final.mp4")
    (film / "media/winter-sea.mp4").symlink_to("final.mp4")
    assert load.load(film).master.is_file()


def test_a_missing_master_does_not_stop_work_on_subtitles(film: Path) -> None:
    (film / "media/winter-sea.mp4").unlink()
    assert load.load(film).tracks


def test_the_mark_that_windows_editors_set_at_the_start_does_no_harm(film: Path) -> None:
    path = film / "kit.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load.load(film).settings.film.id == "winter-sea"


@pytest.mark.parametrize(
    ("data", "message", "row"),
    [
        (b'[film]\ntitle = "\xb0\xa1"\n', "kit.toml is not UTF-8: byte 0xB0 in row 2 cannot be read.", 2),
        ('[film]\ntitle = "가"\n'.encode("utf-16"), "kit.toml is saved as UTF-16.", None),
        (b"[film]\n\0\n", "kit.toml holds a NUL byte in row 2: the file is damaged.", 2),
        (b'[film]\ntitle = "a\n', "A text is not closed on its line.", 2),
        ("[film]\ntitle = “a”\n".encode(), "This value is not written as TOML wants it.", 2),
        (b"[film]\nid = 1\nid = 2\n", "This key stands here a second time.", 3),
        (b"[film]\nspoken = [\n  'en',\n", "The file ends before a value does.", 3),
        (b'[film]\nmaster = "C:\\Users\\film.mp4"\n', "A backslash in a text has a meaning of its own.", 2),
        (b"[film]\ntitle\n", "After a key comes “=” and its value.", 2),
    ],
)
def test_a_file_that_is_no_toml_names_the_row(film: Path, data: bytes, message: str, row: int | None) -> None:
    (film / "kit.toml").write_bytes(data)
    said, advised, at = told(film)
    assert (said, at) == (message, row)
    assert advised


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind the superuser")
def test_a_settings_file_without_rights_is_a_storage_error(film: Path) -> None:
    (film / "kit.toml").chmod(0)
    with pytest.raises(KitError) as caught:
        load.load(film)
    assert caught.value.exit_code == 5


def test_an_empty_kit_toml_says_what_it_lacks(film: Path) -> None:
    (film / "kit.toml").write_text("")
    assert [problem.message for problem in refusal(film).problems] == [
        "The table [film] is missing.",
        "The table [booklet] is missing.",
        "The table [locales] is missing.",
    ]


def test_the_glossary_spells_names_in_the_films_languages_only(film: Path) -> None:
    path = film / "kit.toml"
    whole = path.read_text("utf-8")
    good = '\n[[glossary]]\nid = "laos"\nspellings = { ko = "라오스", fr = "Laos", fr-CA = "Laos" }\n'
    path.write_text(whole + good, "utf-8")
    assert load.load(film).settings.glossary[0].spellings["ko"] == "라오스"
    path.write_text(whole + good + 'wrong = { de = ["Laoss"] }\n', "utf-8")
    message, hint, _ = told(film)
    assert message == "The glossary spells “laos” in “de”, but the film has no such language."
    assert hint == "Write one of ko, fr-CA, fr."
