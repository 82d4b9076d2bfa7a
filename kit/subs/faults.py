"""The words for what a reader can find wrong with rows: one ``Fault.kind`` each, shared by all formats.

Every row of a file ends up in a cue, in known structure (headers, styles, notes, blank rows) or in a fault.
``LOST`` kinds are rows that no cue holds: nobody would see their text, so nothing may be burned while one stands.
``READ`` kinds were understood all the same: the cue is in the track, and the fault says how it should be written.

Values, all of them text unless named otherwise: ``found`` is what stands there (cut to 120 characters), ``expected``
what should, ``column`` (a number from 1) where in the row it goes wrong, ``text`` the lost words with their line
breaks (cut to 200 characters), ``cue`` (a number) the cue that it is about or follows, 0 for none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.track import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import Track

#: A row meant as a time line that cannot be read; the fault covers its whole block (found, column, text, cue).
BAD_TIME_LINE = "bad-time-line"
#: A cue number or identifier with text but no time line under it (found, text, cue).
MISSING_TIME_LINE = "missing-time-line"
#: Text that belongs to no cue, as after a blank row inside a cue (text, cue).
ORPHAN_TEXT = "orphan-text"
#: The file's first rows are not what its format demands (found, expected).
BAD_HEADER = "bad-header"
#: A row that does not fit its section or table: too few fields, an unknown keyword (found, expected).
BAD_ROW = "bad-row"
#: Text without a class in a file of several languages: nobody can tell whose it is (text, expected: the classes).
NO_LANGUAGE = "no-language"
#: A picture drawn with ASS vectors instead of text (found, cue).
DRAWING = "drawing"

#: From here on the file is damaged, and nothing more of it could be read (found: what is wrong, column, cue).
BROKEN_FILE = "broken-file"
#: A picture instead of text (found, cue).
IMAGE = "image"
#: Something shown that kit does not keep: ruby, animation, hidden text (what, found, text, cue).
NOT_KEPT = "not-kept"
#: Text for which the file gives no time, or none at which it is shown (found: why, text, cue).
NO_TIMES = "no-times"

#: A cue without any text (found: its time line, cue).
EMPTY_CUE = "empty-cue"
#: A cue number that does not follow from the one before (found, expected, cue).
BAD_NUMBER = "bad-number"
#: No cue number where the format has one (expected, cue).
MISSING_NUMBER = "missing-number"
#: No blank row between two cues (cue).
MISSING_BLANK = "missing-blank"
#: SubRip with a full stop before the milliseconds (found, column, cue).
DOT_FOR_COMMA = "dot-for-comma"
#: WebVTT with a comma before the milliseconds: browsers drop the cue (found, column, cue).
COMMA_FOR_DOT = "comma-for-dot"
#: Times that can be read but are written in another way than the format's (found, expected, cue).
LOOSE_TIME = "loose-time"
#: A cue setting or a word after the times that the format does not know (found, cue).
BAD_SETTING = "bad-setting"
#: Markup that is not closed, closes nothing or is unknown; its text is kept (found, column, cue).
BAD_MARKUP = "bad-markup"
#: A byte-order mark in the middle of the file, as when files were joined (column).
STRAY_BOM = "stray-bom"
#: A cue that nothing in the file ends (found, cue).
NEVER_CLOSED = "never-closed"
#: A time that stands after a later one of the same language (found, before: that time in milliseconds, cue).
SYNC_ORDER = "sync-order"
#: Bytes of line 21 that arrived damaged: they have no odd parity (found: the words, count: how many, cue).
BAD_PARITY = "bad-parity"
#: Text or a clearing time that does not say its language, where there is only one to choose from (found, cue).
MISSING_CLASS = "missing-class"

#: Something stands before the XML declaration, so that strict readers refuse the file (found: the declaration).
LATE_HEADER = "late-header"
#: NUL characters, which the format's specification reads as U+FFFD (count: how many in the row, column).
NUL = "nul"

LOST = frozenset(
    {
        BAD_TIME_LINE,
        MISSING_TIME_LINE,
        ORPHAN_TEXT,
        BAD_HEADER,
        BAD_ROW,
        DRAWING,
        NO_LANGUAGE,
        BROKEN_FILE,
        IMAGE,
        NOT_KEPT,
        NO_TIMES,
    }
)
READ = frozenset(
    {
        EMPTY_CUE,
        BAD_NUMBER,
        MISSING_NUMBER,
        MISSING_BLANK,
        DOT_FOR_COMMA,
        COMMA_FOR_DOT,
        LOOSE_TIME,
        BAD_SETTING,
        BAD_MARKUP,
        STRAY_BOM,
        NEVER_CLOSED,
        BAD_PARITY,
        SYNC_ORDER,
        MISSING_CLASS,
        LATE_HEADER,
        NUL,
    }
)

_FOUND = 120
_TEXT = 200


def of_lost_rows(track: Track) -> tuple[Fault, ...]:
    """The faults of a track whose rows no cue holds: while one stands, nothing may be burned or counted."""
    return tuple(fault for fault in track.faults if fault.kind in LOST)


def row_of(track: Track, fault: Fault) -> int:
    """The row that holds what was found: a broken time line may be the second row of its block."""
    words = str(fault.values.get("found", "")).removesuffix("…")
    for row in range(fault.row, fault.last_row + 1):
        if words and words in track.source.rows[row - 1]:
            return row
    return fault.row


def fault(kind: str, row: int, last_row: int | None = None, **values: str | int) -> Fault:
    """Make a fault of rows ``row`` to ``last_row`` (from 1; one row if left out)."""
    return Fault(kind, row, last_row or row, values)


def found(text: str) -> str:
    """What stands there, fit for a message."""
    return _cut(text.strip(), _FOUND)


def lost(rows: Sequence[str]) -> str:
    """The words of lost rows, fit for a message."""
    kept = [row[: _TEXT + 1].rstrip("\r\n") for row in rows[:_TEXT]]
    return _cut("\n".join(kept).strip(), _TEXT)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
