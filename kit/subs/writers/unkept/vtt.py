"""WebVTT: notes, style sheets, regions, classes, times within the text, exact places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs.formats.vtt_text import CLASSES

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.subs.writers.loss import Losses

_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?=[ \t\r\n]|$)")
_CALLED = {"NOTE": "notes", "STYLE": "style sheets", "REGION": "regions"}
_EXACT = re.compile(r"\s(?:position|size|region|vertical):|\sline:(?!(?:0|-1|50%)(?=[\s,]|$))")
_CLASS = re.compile(r"<[a-z]+\.([^\s<>]+)", re.IGNORECASE)
_STAMP = re.compile(r"<[\d:.]{5,}>")
_VOICE = re.compile(r"<v[.\s]", re.IGNORECASE)
_TAGS = (
    (_STAMP, "times within the text are left out"),
    (re.compile(r"<ruby>", re.IGNORECASE), "ruby stands in brackets behind its word"),
    (re.compile(r"<lang[\s.]", re.IGNORECASE), "the languages of single words are left out"),
)


def look(track: Track, losses: Losses) -> None:
    """Note what the cues do not keep."""
    rows = track.source.rows
    inside = {row for cue in track.cues for row in range(cue.row, cue.last_row + 1)}
    for number, row in enumerate(rows, 1):
        found = _BLOCK.match(row)
        blank_above = number == 1 or not rows[number - 2].strip()
        if found and blank_above and number not in inside:
            losses.add(f"{_CALLED[found[1]]} are left out")
    for cue in track.cues:
        if _EXACT.search(rows[cue.time_row - 1].partition("-->")[2]):
            losses.add("exact places are left out", cue.number)
        text = "".join(rows[cue.text_row - 1 : cue.last_row])
        if "<" not in text:
            continue
        for pattern, what in _TAGS:
            if pattern.search(text):
                losses.add(what, cue.number)
        if any(word not in CLASSES for classes in _CLASS.findall(text) for word in classes.split(".")):
            losses.add("classes of the style sheet are left out", cue.number)
        if len(_VOICE.findall(text)) > 1:
            losses.add("the second voice of a cue is left out", cue.number)
