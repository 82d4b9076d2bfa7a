from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError, ManyProblemsError, NothingToDoError, UsageError
from kit.screener import recipients

if TYPE_CHECKING:
    from pathlib import Path


def listed(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    text = separator.join(["이름", "이메일", "파일"]) + "\r\n"
    text += separator.join(["김민지", "minji@example.org", "minji"]) + "\r\n"
    text += separator.join(['"O\'Neil, ""Bob"""', "", ""]) + "\r\n\r\n"
    one, two = recipients.read(listed(tmp_path, text, encoding))
    assert (one.name, one.email, one.part, one.row) == ("김민지", "minji@example.org", "minji", 2)
    assert (two.name, two.row) == ('O\'Neil, "Bob"', 3)
    assert "/" not in two.part


def test_every_bad_row_is_told_with_its_number(tmp_path: Path) -> None:
    rows = ["name,email,file", "A,,", ",x@y.org,", "B,nobody,", "C,,../x", "a,,", "D,,a", "E,,e,too many"]
    with pytest.raises(ManyProblemsError) as caught:
        recipients.read(listed(tmp_path, "\n".join(rows)))
    assert [one.place.row for one in caught.value.problems if one.place] == [3, 4, 5, 6, 7, 8]
    assert "is in row 2 already" in caught.value.problems[3].message
    assert "is the file name of row 2 already" in caught.value.problems[4].message


def test_a_name_over_two_rows_or_an_open_quote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError) as caught:
        recipients.read(listed(tmp_path, 'name\nA\n"B\nC\n'))
    assert caught.value.place
    assert caught.value.place.row == 3


@pytest.mark.parametrize("text", ["A\nB\n", "name,age\nA,3\n", "", "\n\n"])
def test_a_list_without_its_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(KitError) as caught:
        recipients.read(listed(tmp_path, text))
    assert isinstance(caught.value, (UsageError, NothingToDoError))


def test_a_list_that_names_nobody_is_nothing_to_work_on(tmp_path: Path) -> None:
    with pytest.raises(NothingToDoError):
        recipients.read(listed(tmp_path, "name,email\n,\n"))
