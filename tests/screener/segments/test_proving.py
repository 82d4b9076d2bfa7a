"""A build that draws something else than it should is no result: ffmpeg is made to draw another script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import ToolError
from kit.screener.script import Event, Script
from kit.screener.segments import proving
from kit.screener.segments.cut import Segment
from kit.time.rate import parse_rate
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Film

RATE = parse_rate("24000/1001")
#: Runs ffmpeg after a segment's script, and no other, was changed behind kit's back.
SABOTAGE = """\
#!/bin/sh
for script in 0*.ass; do [ -f "$script" ] && sed -i '{change}' "$script"; done
exec '{ffmpeg}' "$@"
"""
STRANGER = "Dialogue: 1,0:00:00.80,0:00:01.60,Cue,,0,0,0,,{\\\\pos(160,60)}누구"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("s/안녕하세요/안녕하셔요/", "cue 1 of grey.ko.srt is not what it should be"),
        ("s/안녕하세요/./", "cue 1 of grey.ko.srt is not"),
        ("s/,0:00:00.48,/,0:00:00.52,/", r"cue 1 of grey.ko.srt is not there at 00:00:00.5\d+ \(frame 12\)"),
        ("s/,0:00:00.98,/,0:00:01.02,/", r"cue 1 of grey.ko.srt shows outside its time at .* \(frame 24\)"),
        (f"$ a {STRANGER}", "something else is burned"),
    ],
    ids=["another syllable", "another text", "a frame late", "a frame long", "a stranger"],
)
def test_a_wrong_missing_or_late_cue_fails_the_build(
    grey: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, told: str
) -> None:
    wrapper = tmp_path / "ffmpeg"
    wrapper.write_text(SABOTAGE.format(change=change, ffmpeg=ffmpeg.find().path), "utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("KIT_FFMPEG", str(wrapper))
    with pytest.raises(ToolError, match=told) as caught:
        grey.burn()
    assert caught.value.slug == "burn-unproved"
    assert not grey.output().exists()


def test_what_was_proved_stands_in_the_receipt_and_need_not_be_proved_again(grey: Film) -> None:
    first = grey.burn().facts
    again = grey.burn().facts
    assert again["segments encoded"] == "0"
    assert first["proved"] == again["proved"] != "0 pictures"


def test_the_edges_of_everything_drawn_are_looked_at() -> None:
    script = Script("", (Event(1, 10, 60, "Cue", "a", 1), Event(1, 40, 100, "Cue", "b", 2)), RATE)
    assert proving.samples(Segment(0, 70, clear=False), script) == (0, 9, 10, 35, 39, 40, 55, 59, 60, 69)
    assert proving.samples(Segment(100, 190, clear=True), script) == (100,)


def test_a_running_time_code_does_not_ask_for_every_picture() -> None:
    script = Script("", tuple(Event(0, frame, frame + 1, "Mark", str(frame)) for frame in range(100)), RATE)
    assert len(proving.samples(Segment(0, 96, clear=False), script)) == 16
