"""ASS and SSA: several styles, comments, fonts inside the file, effects.

One style for the whole file is no loss: every player has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.writers.unkept import tags

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.subs.writers.loss import Losses

_ATTACHED = {"[fonts]": "fonts inside the file", "[graphics]": "pictures inside the file"}


def look(track: Track, losses: Losses) -> None:
    """Note what the cues do not keep."""
    rows = track.source.rows
    comments = 0
    for row in rows:
        head = row[:10].strip(" \t\r\n\ufeff").lower()
        if head in _ATTACHED:
            losses.add(f"{_ATTACHED[head]} are left out")
        comments += head.startswith(("comment:", ";", "!:"))
    if len(_styles(track)) > 1:
        losses.add("the fonts, sizes and outlines that tell several styles apart are left out")
    if comments:
        losses.add("comments are left out")
    for cue in track.cues:
        for what in sorted(tags.unkept(rows[cue.text_row - 1][cue.text_column - 1 :])):
            losses.add(f"{what} are left out", cue.number)


def _styles(track: Track) -> set[str]:
    """The names of the styles that cues use."""
    used: set[str] = set()
    for cue in track.cues:
        fields = track.source.rows[cue.row - 1][: cue.text_column - 1].split(",")
        used.add(fields[3].strip() if len(fields) > 3 else "")  # noqa: PLR2004 - layer, start, end, style
    return used
