"""Reading a catalogue strictly and writing it so that the same words give the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

from kit.errors import Place, UsageError
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 110
_ROW = re.compile(r"line (\d+)")
#: A row that says something; polib passes over one whose quotation mark is missing, and its words with it.
_WHOLE = re.compile(r'(?:#(?:~\||~|\|)\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"#(?![~|])|#[~|]+\s*$")
#: What a catalogue's head must say, whatever it said before.
_FIXED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}


def read(path: Path) -> polib.POFile:
    """A catalogue with everything that stands in it. Raises UsageError with the row that is broken, StorageError."""
    data = files.read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path.name} is not written in UTF-8.",
            hint="Open it in your translation editor and save it as UTF-8.",
            slug="catalogue-encoding",
            place=Place(path, data.count(b"\n", 0, error.start) + 1),
        ) from error
    for number, row in enumerate(text.splitlines(), start=1):
        bare = row.strip()
        if bare and not _COMMENT.match(bare) and not _WHOLE.fullmatch(bare):
            raise _broken(path, number, row)
    try:
        found = polib.pofile(text if text.strip() else "#\n", encoding="utf-8", wrapwidth=_WIDTH)
    except (OSError, ValueError, IndexError, KeyError) as error:
        told = _ROW.search(str(error))
        raise _broken(path, int(told[1]) if told else None) from error
    rows = text.splitlines()
    for entry in found:
        begins = (entry.linenum or 1) - 1
        entry.linenum = next((at + 1 for at in range(begins, len(rows)) if "msgid " in rows[at][:9]), begins + 1)
    _refuse_twice(path, found)
    return found


def _refuse_twice(path: Path, catalogue: polib.POFile) -> None:
    """Two translations of one text: whoever wrote the file must say which one counts."""
    first: dict[tuple[str | None, str], int] = {}
    for entry in catalogue:
        row = entry.linenum or 1
        if not entry.obsolete and first.setdefault((entry.msgctxt, entry.msgid), row) != row:
            raise UsageError(
                f"“{entry.msgid}” stands twice, first in row {first[entry.msgctxt, entry.msgid]}.",
                hint="Delete one of the two.",
                slug="catalogue-twice",
                place=Place(path, row),
            )


def _broken(path: Path, row: int | None, line: str | None = None) -> UsageError:
    return UsageError(
        f"{path.name} is no catalogue that can be read.",
        hint='Correct that row: msgid or msgstr, then the text in double quotes; a quotation mark within it is \\".',
        slug="catalogue-broken",
        place=Place(path, row, line=line),
    )


def written(catalogue: polib.POFile) -> bytes:
    """The catalogue as a file."""
    return (str(catalogue).rstrip("\n") + "\n").encode("utf-8")


def head(old: dict[str, str], locale: str) -> dict[str, str]:
    """The head of a locale's catalogue: what it said of translators and tools stays, the rest is set."""
    told = {"Language": locale.replace("-", "_"), "Plural-Forms": plurals(locale), **_FIXED} if locale else dict(_FIXED)
    return {**{name: value for name, value in old.items() if name not in told}, **told}


def plurals(locale: str) -> str:
    """``nplurals=2; plural=(n > 1);`` as the language counts (CLDR, by way of Babel)."""
    from babel.messages.plurals import get_plural  # noqa: PLC0415 - 60 ms that reading need not wait for

    return str(get_plural(locale.replace("-", "_")).plural_forms)


def forms(locale: str) -> int:
    """How many forms a text with a number has in a language."""
    from babel.messages.plurals import get_plural  # noqa: PLC0415 - see plurals()

    return int(get_plural(locale.replace("-", "_")).num_plurals)
