"""Holding two tracks against each other: what is measured, what it means, and what it looks like."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import translations as made

from kit.retime.compare import meaning, measuring, picture
from kit.retime.compare.meaning import Pattern
from kit.subs.track import Facts
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from translations import Cues

    from kit.retime.compare.meaning import Meaning
    from kit.subs.track import Track

FILM = made.film(made.chance(7), 10)
OLD = made.translate(made.chance(1), FILM)


def track(cues: Cues, name: str) -> Track:
    return replace(made.track(cues, name), facts=Facts(rate=parse_rate("23.976")))


def told(new: Cues) -> Meaning:
    found = measuring.tracks(track(OLD, "film.ko.srt"), track(new, "film.en.srt"))
    return meaning.of(found.timemap, found.slope, ("reference", "film.en.srt"))


def test_each_pattern_is_named_with_the_command_that_mends_it() -> None:
    assert told(FILM) == meaning.Meaning(Pattern.SAME, "Both have the same times.")
    late = told(made.moved(FILM, 48))
    assert (late.pattern, late.command) == (Pattern.SHIFT, ("shift", "+00:00:02.002"))
    assert "2.002 s later" in late.says
    slow = told(made.stretched(FILM, Fraction(25025, 24000)))
    assert (slow.pattern, slow.command) == (Pattern.RATE, ("rate", "25", "23.976"))
    cut = told(made.cut_out(FILM, made.seconds(200), made.seconds(242)))
    assert (cut.pattern, cut.command) == (Pattern.CUT, ("reference", "film.en.srt"))
    assert "-42." in cut.says or "-41." in cut.says
    other = told(made.film(made.chance(9), 10))
    assert (other.pattern, other.command) == (Pattern.STRANGERS, ())


@pytest.mark.parametrize("ppm", [300, -500])
def test_a_slope_that_no_frame_rate_has_is_called_a_drift(ppm: int) -> None:
    found = told(made.stretched(FILM, Fraction(10**6 + ppm, 10**6)))
    assert (found.pattern, found.command) == (Pattern.DRIFT, ())
    assert abs(int(found.says.split()[4]) - ppm) <= 30


def test_windows_tell_difference_slope_and_cues_that_stand_alone() -> None:
    found = measuring.tracks(
        track(OLD, "film.ko.srt"), track(made.stretched(FILM, Fraction(1001, 1000)), "film.en.srt")
    )
    assert sum(window.cues for window in found.windows) == len(OLD)
    assert sum(window.alone for window in found.windows) == len(found.alone[0]) == len(OLD) - len(found.pairs)
    apart = [(window.begin, window.apart) for window in found.windows if window.apart is not None]
    assert len(apart) >= 8
    for begin, seconds in apart:
        assert begin / 1000 - 0.15 <= seconds <= (begin + 60) / 1000 + 0.15


def test_a_stretch_in_which_the_film_was_cut_has_no_slope() -> None:
    starts = np.arange(60.0)
    pairs = np.stack((starts, starts * 1.001 + 20), axis=1)
    assert [window.slope is None for window in measuring.windows(starts, pairs)] == [False, False]
    assert [window.slope is None for window in measuring.windows(starts, pairs, [40.0])] == [False, True]


def test_strangers_have_no_pairs() -> None:
    found = measuring.tracks(track(OLD, "film.ko.srt"), track(made.film(made.chance(9), 10), "film.en.srt"))
    assert len(found.pairs) == 0
    assert all(window.apart is None for window in found.windows)


def test_the_picture_is_well_formed_and_has_a_dot_for_each_pair() -> None:
    found = measuring.tracks(track(OLD, "a.ko.srt"), track(made.moved(FILM, 48), "b.en.srt"))
    root = ET.fromstring(picture.svg(found, ("<a>.ko.srt", "b.en.srt"), "2 s & more"))  # noqa: S314 - our own picture
    dots = root.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(dots) == len(found.pairs) > 50
    assert "<a>.ko.srt beside b.en.srt" in "".join(root.itertext())


def test_a_few_cues_are_told_as_too_few() -> None:
    found = measuring.tracks(track(OLD[:2], "a.srt"), track(FILM, "b.srt"))
    assert meaning.of(found.timemap, found.slope, ()).pattern is Pattern.STRANGERS
    assert "a comparison needs" in meaning.of(found.timemap, found.slope, ()).says


@pytest.mark.parametrize(("start", "first"), [(0, 0), (10, 36_000)])
def test_windows_begin_at_the_full_hour_that_the_track_begins_in(start: int, first: int) -> None:
    starts = np.arange(40.0, 600.0, 7) + 3600 * start
    found = list(measuring.windows(starts, np.stack((starts, starts + 1), axis=1)))
    assert found[0].begin == first
    assert found[-1].end >= starts[-1]
    assert {window.end - window.begin for window in found} == {30}
