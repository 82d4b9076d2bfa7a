"""Straight and curly quotation marks: which form a track uses, and what each straight one stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.pattern import misprints
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.subs.track import Track

_DOUBLE = lazy.pattern('["“”]')
_SINGLE = lazy.pattern("(?<=[^\\W\\d_])[`´′‘](?=[^\\W\\d_])|['’]")
_FAMILIES = ((_DOUBLE, '"', "“”"), (_SINGLE, "'", "’"))
#: English words that lost their beginning: the sign before them is an apostrophe, not an opening quotation mark.
_CUT = lazy.pattern(
    r"(?:em|til|cause|bout|round|tis|twas|twere|cept|nother|neath|ere|kay|scuse|sup|n)\b|\d", re.IGNORECASE
)
#: A mark that ends a quotation; Korean particles follow it without a space.
_CLOSING = lazy.pattern(r"(?<=[\w.,!?…])'(?![A-Za-zÀ-ÿ0-9])")
#: A quotation within a line is no longer than this; looking further would take too long on a row of megabytes.
_REACH = 300
_MESSAGE = "Line {line} has “{found}” where this track sets “{preferred}”. Use one form throughout."


def misquoted(track: Track, form: str) -> Iterator[Finding]:
    """A finding for each quotation mark or apostrophe of the form that this track should not use.

    ``form`` is ``curly``, or empty: then the form that stands more often in the track counts, and a track that keeps
    to one is left alone. Apostrophes and double marks are counted apart. Signs that only look like an apostrophe
    (` ´ ′) count as wrong in any form.
    """
    text = view(track).text
    for pattern, straight, curly in _FAMILIES:
        many_straight = text.count(straight)
        many_curly = sum(text.count(letter) for letter in curly)
        to_curly = form == "curly" or many_curly >= many_straight
        wrong = pattern if pattern is _SINGLE else re.compile(f"[{straight}]" if to_curly else f"[{curly}]")
        yield from _family(track, wrong, straight, to_curly=to_curly)


def _family(track: Track, pattern: re.Pattern[str], straight: str, *, to_curly: bool) -> Iterator[Finding]:
    seen = view(track)
    letters = ('"' if straight == '"' else "'`´′‘") if to_curly else ("“”" if straight == '"' else "’`´′‘")
    if seen.letters.isdisjoint(letters):
        return
    known: dict[int, str] = {}

    def form(hit: re.Match[str]) -> str:
        if not to_curly:
            return straight
        if straight == "'":
            return _single(hit)
        if hit.start() not in known:
            known.update(_pairs(track, hit))
        return known[hit.start()]

    right = ("“ ”" if straight == '"' else "’") if to_curly else straight
    yield from misprints(
        track,
        pattern,
        _MESSAGE,
        prefer=form,
        values={"preferred": right},
        unless=lambda hit: hit[0] == ("’" if to_curly else straight) or _measures(hit, straight),
    )


def _measures(hit: re.Match[str], straight: str) -> bool:
    """Feet, inches and minutes of arc after a figure: 5'10" is not a quotation."""
    at = hit.start()
    if hit[0] != straight or not at or not hit.string[at - 1].isdigit():
        return False
    line = hit.string[max(at - _REACH, hit.string.rfind("\n", max(0, at - _REACH), at) + 1) : at]
    return hit.string[at + 1] != "s" and line.count(straight) % 2 == 0


def _single(hit: re.Match[str]) -> str:
    text, at = hit.string, hit.start()
    before = text[at - 1] if at else "\n"
    if before.isalnum() or before in ".,!?…»”" or _CUT.match(text, at + 1):
        return "’"
    line_end = min(text.find("\n", at), at + _REACH)
    closed = _CLOSING.search(text, at + 1, line_end)
    return "‘" if closed and not text[at + 1].isspace() else hit[0]


def _pairs(track: Track, hit: re.Match[str]) -> dict[int, str]:
    """For each straight double mark of the cue that a hit lies in: what it stands for, itself if that is not sure."""
    cue, line, at = view(track).place(hit.start())
    start = hit.start() - at - sum(len(text) + 1 for text in cue.lines[:line])
    places = [start + offset for offset, letter in enumerate(cue.text) if letter == '"']
    text = hit.string
    sure = len(places) % 2 == 0
    for number, place in enumerate(places):
        before = text[place - 1] if place > start else "\n"
        after = text[place + 1]
        sure = sure and (not after.isspace() if number % 2 == 0 else not before.isspace())
        sure = sure and (number % 2 == 1 or not before.isalnum() or "가" <= before <= "힣")
    return {place: ("“" if number % 2 == 0 else "”") if sure else '"' for number, place in enumerate(places)}
