from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.project.locate import Locator, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = '''\
# a comment with key = "value"
top = 1
[film] # comment
id = "x" # not [a] = table
long = """
title = "inside a text"
[film.fake]
"""
title = 'y'
names = [
  "a", # "b",
  "c", ["d", "e"],
]
style = { colour = "red", size = { big = 1 } }
a.b."c d" = 2
"quo.ted" = 1
[[awards]]
id = "one"
  [awards.words]
  ko = "첫"
[[awards]]
id = "two"
  [[awards.notes]]
  text = "n"
  [[awards.notes]]
  text = "m"
[locales.fr-CA]
profile = "p"
'''


@pytest.mark.parametrize(
    ("way", "row", "column"),
    [
        (("top",), 2, 1),
        (("film",), 3, 1),
        (("film", "title"), 9, 1),
        (("film", "names", 0), 11, 3),
        (("film", "names", 1), 12, 3),
        (("film", "names", 2, 1), 12, 14),
        (("film", "style", "colour"), 14, 11),
        (("film", "style", "size", "big"), 14, 36),
        (("film", "a", "b", "c d"), 15, 5),
        (("film", "quo.ted"), 16, 1),
        (("awards", 0, "id"), 18, 1),
        (("awards", 0, "words", "ko"), 20, 3),
        (("awards", 1), 21, 1),
        (("awards", 1, "id"), 22, 1),
        (("awards", 1, "notes", 1, "text"), 26, 3),
        (("locales", "fr-CA", "profile"), 28, 1),
    ],
)
def test_finds_the_row_and_column_of_every_kind_of_key(way: Way, row: int | None, column: int) -> None:
    place = Locator(Path("kit.toml"), TEXT).place(way)
    assert (place.row, place.column) == (row, column)
    assert place.line == TEXT.split("\n")[row - 1]


def test_what_is_not_there_has_the_place_of_the_table_around_it() -> None:
    assert Locator(Path("kit.toml"), TEXT).place(("awards", 1, "year")).row == 21


def test_a_list_of_tables_named_as_one_has_the_place_of_the_first() -> None:
    assert Locator(Path("kit.toml"), TEXT).place(("awards",)).row == 17


def test_what_has_no_table_has_the_file_alone() -> None:
    assert Locator(Path("kit.toml"), TEXT).place(("booklet",)).row is None


def test_rows_of_windows_are_counted_once() -> None:
    place = Locator(Path("kit.toml"), "[a]\r\nb = 1\r\n").place(("a", "b"))
    assert (place.row, place.line) == (2, "b = 1")


keys = st.text("ab-한 .\"'#=[]{}\\", min_size=1, max_size=6)
values = st.recursive(
    st.integers(-5, 5) | st.booleans() | st.text("ab\"'#[]{},=\\ 한", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return quoted(value)
        case list():
            return "[\n" + ",\n".join(written(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items()) + "}"
    raise TypeError(value)


def ways(value: object, way: Way = ()) -> Iterator[Way]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*way, key)
            yield from ways(item, (*way, key))
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield (*way, index)
            yield from ways(item, (*way, index))


@given(st.dictionaries(keys, values, max_size=4))
def test_every_key_of_any_document_is_found(document: dict[str, object]) -> None:
    text = "".join(f"{quoted(key)} = {written(value)} # [x]\n" for key, value in document.items())
    assert tomllib.loads(text) == document
    locator = Locator(Path("kit.toml"), text)
    for way in ways(document):
        place = locator.place(way)
        assert place.row
        assert place.column
        assert place.line is not None
        if isinstance(way[-1], str):
            assert place.line[place.column - 1 :].startswith(quoted(way[-1]))
