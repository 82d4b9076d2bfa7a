from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kit.errors import UsageError
from kit.screener import build, marks, options
from kit.screener.options import Options

if TYPE_CHECKING:
    from kit.project.project import Project
    from tests.screener.conftest import MakeFilm


@pytest.fixture
def marked(make_film: MakeFilm, toml: str) -> Project:
    mine = toml.replace("mark = false", 'mark = true\nfestival = "Busan"\nrecipient = "Kim"\ndate = 2026-03-01')
    return make_film("marked", toml=mine).project


def test_the_mark_says_title_festival_name_and_date(marked: Project) -> None:
    assert marks.parts(marked, "en", options.resolve(marked)) == ("Grey", "Busan", "for Kim", "2026-03-01")


def test_another_festival_drops_the_name_and_date_of_the_first(marked: Project) -> None:
    chosen = options.resolve(marked, festival="Sheffield")
    assert marks.parts(marked, "en", chosen) == ("Grey", "Sheffield")


def test_another_name_keeps_the_festival(marked: Project) -> None:
    chosen = options.resolve(marked, recipient="Lee", date="2026-04-05")
    assert marks.parts(marked, "en", chosen) == ("Grey", "Busan", "for Lee", "2026-04-05")


def test_a_mark_is_one_line_without_control_characters(marked: Project) -> None:
    assert marks.parts(marked, "en", Options(festival=" a\nb\t c "))[1] == "a b c"


def test_a_demonstration_says_so_in_its_mark(make_film: MakeFilm, toml: str) -> None:
    film = make_film("demo", toml=toml.replace('rate = "24', 'demonstration = true\nrate = "24')).project
    assert marks.parts(film, "en", Options())[-1] == "demonstration"


def test_without_a_mark_there_is_none(marked: Project) -> None:
    assert marks.parts(marked, "en", options.resolve(marked, mark=False)) == ()


def test_a_date_that_is_none_is_refused(marked: Project) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        options.resolve(marked, date="01.03.2026")


def test_the_usual_copy_has_the_plain_name(marked: Project) -> None:
    assert build.output(marked, "ko", options.resolve(marked)).name == "grey.ko.screener.mp4"
    assert build.output(marked, "ko") == build.output(marked, "ko", options.resolve(marked))


def test_other_copies_never_take_its_place(marked: Project) -> None:
    copies = [
        options.resolve(marked, festival="Sheffield DocFest"),
        options.resolve(marked, festival="sheffield/docfest"),
        options.resolve(marked, recipient="Lee"),
        options.resolve(marked, recipient="이 선생님"),
        options.resolve(marked, recipient=""),
        options.resolve(marked, date="2026-04-05"),
        options.resolve(marked, mark=False),
        options.resolve(marked, kind="sdh"),
        Options(recipient="../../etc"),
        Options(recipient="x" * 300),
        Options(recipient="x" * 301),
        options.resolve(marked),
    ]
    found = [build.output(marked, "ko", copy) for copy in copies]
    assert len(set(found)) == len(copies)
    assert {path.parent for path in found} == {marked.dist}
    assert all(len(path.name) < 150 for path in found)


def test_rows_of_the_mark_are_filled_before_a_new_one_begins() -> None:
    assert marks.rows(("aaaa", "bbb", "cc"), len, 10) == ("aaaa · bbb", "cc")


def test_the_date_is_read_as_written(marked: Project) -> None:
    assert options.resolve(marked, date="2026-12-31").date == dt.date(2026, 12, 31)
