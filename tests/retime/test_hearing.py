"""A track held against a sound: what is told window by window, and what is not even listened to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import made_sound
import pytest
import translations as made

from kit.errors import NothingToDoError
from kit.retime.compare import hearing, meaning
from kit.retime.timemap import Verdict
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from kit.subs.track import Track

TEN = 36_000


def track(spoken: list[tuple[float, float]], later: float = 0) -> Track:
    return made.track([tuple(Fraction(at + later) * made.FPS for at in cue) for cue in spoken], "film.ko.srt")


def test_a_track_beside_a_sound_is_told_on_its_own_clock(tmp_path: Path) -> None:
    samples, spoken = made_sound.voice(120, 3)
    film = made_sound.file(tmp_path / "film.wav", [samples])
    for start in (0, TEN):
        found = hearing.media(track(spoken, start + 2), film, start=start * PER_SECOND)
        assert [window.begin for window in found.windows] == [start, start + 30, start + 60, start + 90]
        assert [window.apart for window in found.windows] == [pytest.approx(-2, abs=0.06)] * 4
        told = meaning.of(found.timemap, found.slope, ("speech", "film.wav"))
        assert (told.pattern, told.command[0]) == (meaning.Pattern.SHIFT, "shift")


def test_a_track_that_says_too_little_is_told_without_listening(tmp_path: Path) -> None:
    found = hearing.media(track([(1, 2)]), tmp_path / "no such file.wav")
    assert found.timemap.verdict is Verdict.REFUSED
    assert "Only 1 spoken cue" in found.timemap.reasons[0]
    assert not found.windows
    with pytest.raises(NothingToDoError, match="holds no cue"):
        hearing.media(track([]), tmp_path / "no such file.wav")
