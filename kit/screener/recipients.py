"""A list of recipients as a spreadsheet saves it, read strictly: whoever is left out in silence gets no copy."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import KitError, ManyProblemsError, NothingToDoError, Place, UsageError
from kit.screener.options import slug
from kit.subs import decode
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What a column may be called, in the languages that kit speaks.
_COLUMNS = {
    "name": {"name", "recipient", "이름", "받는 사람", "수신", "nom", "destinataire"},
    "email": {"email", "e-mail", "mail", "이메일", "메일", "courriel", "adresse"},
    "part": {"file", "file name", "filename", "파일", "파일 이름", "파일명", "fichier", "nom de fichier"},
}
_SEPARATORS = ",;\t"
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]{1,63}(?:\.[^@\s.]{1,63}){1,8}")
_PART = re.compile(r"\w[\w-]{0,39}")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whose copy it is; ``part`` tells the file from the others, ``row`` is where the list names it."""

    name: str
    email: str
    part: str
    row: int

    @property
    def key(self) -> str:
        """What two spellings of one name share."""
        return unicodedata.normalize("NFC", " ".join(self.name.split())).casefold()


def read(path: Path) -> tuple[Recipient, ...]:
    """Everybody on the list, in its order.

    Raises ManyProblemsError with each row that cannot be taken, UsageError for a list without a column of names,
    NothingToDoError if it names nobody, StorageError if it cannot be read.
    """
    text = "".join(decode.decode(files.read_bytes(path), path).rows).lstrip("\ufeff")
    rows = text.splitlines()
    cells = _cells(text, path, rows)
    head = next(cells, (1, []))
    columns = _columns(head[1], path, head[0], rows)
    found: list[Recipient] = []
    problems: list[KitError] = []
    for row, values in cells:
        if not any(value.strip() for value in values):
            continue
        one = _recipient(values, columns, row)
        if why := next(_faults(one, values, columns, found), ""):
            problems.append(_problem(why, path, row, rows))
        else:
            found.append(one)
    if problems:
        raise problems[0] if len(problems) == 1 else ManyProblemsError(problems)
    if not found:
        raise NothingToDoError(
            f"{path.name} names nobody.", hint="Write one recipient a row.", slug="no-recipients", place=Place(path)
        )
    return tuple(found)


def _cells(text: str, path: Path, rows: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the row in which it begins."""
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    row = 1
    try:
        for values in reader:
            yield row, values
            row = reader.line_num + 1
    except csv.Error as error:
        raise _problem(f"this row cannot be taken apart ({error})", path, row, rows) from error


def _columns(head: list[str], path: Path, row: int, rows: list[str]) -> dict[str, int]:
    plain = [" ".join(cell.split()).casefold() for cell in head]
    found = {column: index for column, words in _COLUMNS.items() for index, cell in enumerate(plain) if cell in words}
    unknown = [cell for index, cell in enumerate(head) if cell.strip() and index not in found.values()]
    if "name" not in found or unknown:
        why = f"the column “{unknown[0].strip()}” is not known" if unknown else "no column is called “name”"
        raise UsageError(
            f"{path.name} is no list of recipients: {why}.",
            hint="Its first row names the columns: name, and if you like email and file.",
            slug="recipients-columns",
            place=Place(path, row, None, rows[row - 1] if rows else None),
        )
    return found


def _recipient(values: list[str], columns: dict[str, int], row: int) -> Recipient:
    """One record, its cells cleaned of needless space; whatever is wrong with it."""
    name, email, part = (
        " ".join(values[columns[column]].split()) if column in columns and columns[column] < len(values) else ""
        for column in ("name", "email", "part")
    )
    name = unicodedata.normalize("NFC", name)
    return Recipient(name, email, part or slug(name), row)


def _faults(one: Recipient, values: list[str], columns: dict[str, int], others: list[Recipient]) -> Iterator[str]:
    """Why a record cannot be taken, as parts of a sentence."""
    if any(value.strip() for value in values[max(columns.values()) + 1 :]):
        yield "there are more cells than columns; put a name that has a comma between quotes"
    if not one.name:
        yield "the name is empty"
    if len(one.name) > _LONGEST_NAME or not all(letter.isprintable() for letter in one.name):
        yield f"the name is longer than {_LONGEST_NAME} letters or has letters that cannot be seen"
    if one.email and not _EMAIL.fullmatch(one.email):
        yield f"“{one.email}” is no e-mail address"
    if one.part != slug(one.name) and not _PART.fullmatch(one.part):
        yield f"“{one.part}” cannot be part of a file name; letters, digits and hyphens can, 40 at most"
    for other in others:
        if other.key == one.key:
            yield f"“{one.name}” is in row {other.row} already"
        if other.part.casefold() == one.part.casefold():
            yield f"“{one.part}” is the file name of row {other.row} already"


def _problem(why: str, path: Path, row: int, rows: list[str]) -> UsageError:
    return UsageError(
        f"{path.name}, row {row}: {why}.",
        hint="Correct the row; no copy is made before the whole list is right.",
        slug="recipients-row",
        place=Place(path, row, None, rows[row - 1] if 0 < row <= len(rows) else None),
    )
