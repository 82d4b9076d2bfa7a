"""Which rows are meant as time lines, however badly they are typed.

Libraries that know only well-typed time lines append the broken ones, and all that follows, to the cue before.
"""

from __future__ import annotations

import re

#: Letters that people type, or scanners read, for digits.
_LOOKALIKES = frozenset("OoIl")
_LONGEST = 200
_ARROW_DIGITS = 4
_PAIR_DIGITS = 12
_TIME_DIGITS = 5
#: Letters that slipped in among the digits of two whole times.
_SLIPS = 2
_TWO_TIMES = 14
_MARKS = frozenset(":;.,：；，．")
# What a time that lost something can begin with; most rows of text do not, and this is asked of every row.
_BEGINS = re.compile(r"[\s\-+–—−.:;<\[(]*[\dOoIl]")


def is_meant(row: str) -> bool:
    """Whether a row is a time line beyond doubt: an arrow among digits, or two times, settings, and nothing else."""
    head = row[:_LONGEST]
    if "-->" in head:
        return sum(map(str.isdecimal, head)) >= _ARROW_DIGITS
    return _shape(head, _PAIR_DIGITS, 4)


def may_be_meant(row: str) -> bool:
    """Whether a row could be a time line where one is due: one time, settings, and nothing else, or half an arrow."""
    return "-->" in row[:_LONGEST] or (bool(_BEGINS.match(row)) and _shape(row[:_LONGEST], _TIME_DIGITS, 2))


def first_difference(row: str, mark: str) -> int:
    """Column from 1 at which a row stops being ``H:MM:SS{mark}mmm --> H:MM:SS{mark}mmm``; past its end if cut short.

    With a full stop as ``mark``, as in WebVTT, hours may be missing.
    """
    at = _skip(row, 0)
    for part in ("time", "arrow", "time"):
        if part == "arrow":
            at = _skip(row, at)
            for letter in "-->":
                if row[at : at + 1] != letter:
                    return at + 1
                at += 1
            at = _skip(row, at)
            continue
        at, good = _time(row, at, mark)
        if not good:
            return at + 1
    return _skip(row, at) + 1


def _time(row: str, at: int, mark: str) -> tuple[int, bool]:
    """Walk one time; the place reached and whether it was whole."""
    start = at
    while _digit(row, at):
        at += 1
    if at == start:
        return at, False
    hours = row[at + 3 : at + 4] != mark or mark != "."
    for expected in f":6d:6d{mark}ddd" if hours else f":6d{mark}ddd":
        good = row[at : at + 1] == expected
        if expected in "6d":
            good = _digit(row, at) and (expected == "d" or row[at] < expected)
        if not good:
            return at, False
        at += 1
    return at, not _digit(row, at)


def _digit(row: str, at: int) -> bool:
    letter = row[at : at + 1]
    return letter.isascii() and letter.isdigit()


def _skip(row: str, at: int) -> int:
    while row[at : at + 1] in {" ", "\t"}:
        at += 1
    return at


def _without_settings(head: str) -> str:
    """A row without what may stand after its times: ``align:start``, ``X1:40``."""
    words = head.split()
    while words:
        name, colon, _ = words[-1].partition(":")
        if not colon or not any(letter.isalpha() and letter not in _LOOKALIKES for letter in name):
            break
        words.pop()
    return " ".join(words)


def _shape(head: str, digits: int, marks: int) -> bool:
    if len(head) == _LONGEST or sum(map(head.count, _MARKS)) < marks:
        return False
    head = _without_settings(head)
    found = sum(map(str.isdecimal, head))
    if not found or found + sum(map(head.count, _LOOKALIKES)) < digits:
        return False
    foreign = sum(letter.isalpha() and letter not in _LOOKALIKES for letter in head)
    return not foreign or (foreign <= _SLIPS and found >= _TWO_TIMES)
