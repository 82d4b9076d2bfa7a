"""What a burn says of a track before it shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import material
from kit.subs import formats

if TYPE_CHECKING:
    from pathlib import Path

ASS = """\
[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,40

[Events]
Format: Layer, Start, End, Style, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Here
Dialogue: 0,0:00:03.00,0:00:04.00,Default,{\\i1\\pos(320,50)}There
"""


def test_cues_with_coordinates_of_their_own_are_told(tmp_path: Path) -> None:
    path = tmp_path / "film.en.ass"
    path.write_text(ASS, "utf-8")
    assert material.moved(formats.read(path)) == [r"Burned at their usual place, not where \pos or \move asks: cue 2."]


def test_a_track_that_only_speaks_of_coordinates_is_not(tmp_path: Path) -> None:
    path = tmp_path / "film.en.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nWrite \\pos(1,2) there\n", "utf-8")
    assert material.moved(formats.read(path)) == []
