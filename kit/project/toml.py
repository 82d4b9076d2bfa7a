"""Reads a TOML file strictly: its encoding, its grammar, then every key against what may stand there."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from kit.errors import KitError, Place, UsageError
from kit.project.locate import Locator
from kit.project.problems import Problems
from kit.project.shape import examine
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.locate import Way

S = TypeVar("S", bound=msgspec.Struct)

_WHERE = re.compile(r" \(at (?:line (?P<row>\d+), column (?P<column>\d+)|end of document)\)$")
#: How tomllib's reasons begin, what that means, and what to do.
_PLAIN = (
    ("Invalid value", "This value is not written as TOML wants it.", 'Text stands in straight quotes: title = "…"'),
    ("Cannot overwrite", "This key stands here a second time.", "Keep one of the two."),
    (
        "Cannot declare",
        "This table stands here a second time.",
        "Keep one; a list of tables has double brackets: [[…]]",
    ),
    ("Expected '='", "After a key comes “=” and its value.", "Write key = value, one a line."),
    ("Unclosed array", "A list is not closed.", "Close the list with “]”."),
    ("Unterminated string", "A text is not closed.", "Close the text with the quotes that it starts with."),
    ("Illegal character '\\n'", "A text is not closed on its line.", 'Close it with a straight quote: …"'),
    ("Unescaped '\\'", "A backslash in a text has a meaning of its own.", "Write “/” in paths; a backslash is “\\\\”."),
    ("Invalid hex value", "A backslash in a text has a meaning of its own.", "Write “/” in paths, such as C:/Users."),
    ("Expected newline", "The line should end here.", "Write one key = value a line, its quotes closed."),
    (
        "Invalid statement",
        "This is neither a key, a table nor a comment.",
        "Write key = value; comments start with “#”.",
    ),
)


def read(path: Path, shape: type[S]) -> tuple[S, Problems]:
    """A TOML file as ``shape``, and where to note further problems of the same file.

    Raises UsageError, or ManyProblemsError with all that is wrong; StorageError if it cannot be read.
    """
    text = decode(path)
    data = parse(path, text)
    problems = Problems(Locator(path, text))
    examine(data, shape, problems)
    problems.refuse()
    return _convert(data, shape, path), problems


def place(path: Path, way: Way) -> Place:
    """Where a key stands, for a complaint long after the file was read; the file alone if it has changed too much."""
    try:
        text = decode(path)
        parse(path, text)
        return Locator(path, text).place(way)
    except KitError:
        return Place(path)


def decode(path: Path) -> str:
    """The file's text. A UTF-8 byte-order mark, which Windows editors set, is taken off. Raises UsageError."""
    data = files.read_bytes(path)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _not_utf8(path, "UTF-16", None)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise _not_utf8(path, f"UTF-8: byte 0x{data[error.start]:02X} in row {row}", row) from error
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise UsageError(
            f"{path.name} holds a NUL byte in row {row}: the file is damaged.",
            hint="Restore it from a backup, or delete that row and write it again.",
            slug="damaged-file",
            place=Place(path, row),
        )
    return text


def parse(path: Path, text: str) -> dict[str, Any]:
    """The TOML text as plain values. Raises UsageError with row and column."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(path, text, str(error)) from error


def quoted(text: str) -> str:
    """A text as TOML writes it on one row: a string of JSON, but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _syntax(path: Path, text: str, said: str) -> UsageError:
    where = _WHERE.search(said)
    rows = text.split("\n")
    row, column = len(rows), None
    if where and where["row"]:
        row, column = int(where["row"]), int(where["column"])
    while row > 1 and column is None and not rows[row - 1].strip():
        row -= 1
    reason = said[: where.start()] if where else said
    message, hint = f"This is not valid TOML: {reason}.", "The grammar is described on toml.io."
    for begins, plain, advice in _PLAIN:
        if reason.startswith(begins):
            message, hint = plain, advice
    if column is None and reason == "Invalid value":
        message, hint = "The file ends before a value does.", "Close the list with “]” or the text with its quotes."
    place = Place(path, row, column, rows[row - 1].rstrip("\r"))
    return UsageError(message, hint=hint, slug="toml-syntax", place=place)


def _not_utf8(path: Path, what: str, row: int | None) -> UsageError:
    wrong = "is saved as UTF-16" if what == "UTF-16" else f"is not {what} cannot be read"
    return UsageError(
        f"{path.name} {wrong}.",
        hint="Save it again with the encoding UTF-8 (in the editor: “Save as…”, then the encoding).",
        slug="not-utf-8",
        place=Place(path, row),
    )


def _convert(data: dict[str, Any], shape: type[S], path: Path) -> S:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"{path.name} cannot be understood: {error}.",
            hint="The reference of kit.toml lists every key.",
            slug="bad-settings",
            place=Place(path),
        ) from error
