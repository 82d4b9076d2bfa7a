"""Retiming by a track that is right already: what it finds, what it leaves alone, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
import translations as made

from kit.errors import NothingToDoError, RefusedError
from kit.retime import apply, shift
from kit.retime.reference import match, match_all
from kit.retime.timemap import Verdict
from kit.subs.track import Facts
from kit.time.rate import parse_rate
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from translations import Cues

    from kit.subs.track import Track

RATE = parse_rate("24000/1001")
FILM = made.film(made.chance(7), 5)
OTHER = made.film(made.chance(8), 5)


def track(cues: Cues, name: str = "film.ko.srt") -> Track:
    return replace(made.track(cues, name), facts=Facts(rate=RATE))


def translation(seed: int = 1, cues: Cues = FILM, **habits: float) -> Cues:
    return made.translate(made.chance(seed), cues, made.Habits(**habits))


def template(cues: Cues) -> Track:
    return track(cues, "film.en.srt")


@pytest.mark.parametrize("frames", [-24, 1, 61, 1777])
def test_a_shift_by_whole_frames_is_found_to_the_tick(frames: int) -> None:
    found = match(track(translation()), template(made.moved(FILM, frames)))
    assert found.verdict is Verdict.SOLID
    (segment,) = found.segments
    assert (segment.ratio, segment.offset) == (1, -RATE.start_of(-frames) if frames < 0 else RATE.start_of(frames))


def test_a_shift_by_milliseconds_is_found_to_the_millisecond() -> None:
    old = track(translation())
    shifted = apply.retime(template(FILM), shift.shift(from_ms(2_517)))
    found = match(old, made.read(shifted.data, "film.en.srt"))
    assert found.verdict is Verdict.SOLID
    assert [segment.offset for segment in found.segments] == [from_ms(2_517)]


def test_a_track_that_is_right_stays_and_is_called_so() -> None:
    for seed in range(5):
        found = match(track(translation(seed, moved=0.6)), template(FILM))
        assert found.verdict is Verdict.SOLID
        assert not found.changes


def test_a_stretch_that_was_cut_out_is_removed_and_the_rest_follows_to_the_frame() -> None:
    begin, length = made.seconds(150), made.seconds(20)
    old = translation()
    found = match(track(old), template(made.cut_out(FILM, begin, begin + length)))
    assert found.verdict is Verdict.SOLID
    (gone,) = found.removed
    assert gone.end - gone.begin == RATE.start_of(length)
    truth = made.after_cut(begin, begin + length)
    assert made.within(found, old, truth, ms=1) >= 0.95


def test_a_stretch_that_was_put_in_moves_what_comes_after_it() -> None:
    at, length = FILM[30][0], made.seconds(20)
    old = translation()
    found = match(track(old), template(made.put_in(FILM, at, made.film(made.chance(3), 0.3), length)))
    assert found.verdict is Verdict.SOLID
    assert not found.removed
    assert made.within(found, old, lambda frame: frame if frame < at - 8 else frame + length, ms=1) >= 0.95


@pytest.mark.parametrize("ratio", [Fraction(1001, 1000), Fraction(25025, 24000), Fraction(24, 25)])
def test_another_rate_is_found_as_an_exact_fraction(ratio: Fraction) -> None:
    found = match(track(translation()), template(made.stretched(FILM, ratio)))
    assert found.verdict is Verdict.SOLID
    assert [(segment.ratio, segment.offset) for segment in found.segments] == [(ratio, 0)]


def test_the_track_of_another_film_is_refused() -> None:
    for seed in range(5):
        found = match(track(translation(seed)), template(OTHER))
        assert found.verdict is Verdict.REFUSED
        assert "by chance" in found.reasons[0]


def test_a_song_whose_lines_come_on_the_beat_fits_everywhere_and_is_not_moved() -> None:
    found = match(track(made.lyrics(60, 96)), template(made.moved(made.lyrics(60, 96), 96)))
    assert found.verdict is not Verdict.SOLID


def test_a_reference_with_three_times_the_cues_will_do() -> None:
    chance = made.chance(5)
    sounds = [(end + 3, end + 30) for _, end in FILM if chance.random() < 0.9]
    more = sorted([*made.moved(FILM, 50), *made.moved(sounds, 50), *made.moved([(b - 40, b - 4) for b, _ in FILM], 50)])
    found = match(track(translation()), template(more))
    assert found.verdict is Verdict.SOLID
    assert [segment.offset for segment in found.segments] == [RATE.start_of(50)]


def test_cues_out_of_order_and_over_each_other_are_compared_all_the_same() -> None:
    old = translation()
    made.chance(2).shuffle(old)
    found = match(track(old), template([*made.moved(FILM, 48), *made.moved(FILM[:20], 48)]))
    assert found.verdict is Verdict.SOLID
    assert [segment.offset for segment in found.segments] == [RATE.start_of(48)]


def test_too_little_to_compare_is_refused_and_says_so() -> None:
    for cues in (FILM[:1], [FILM[3]] * 50, FILM[:3]):
        for old, new in ((track(cues), template(FILM)), (track(FILM), template(cues))):
            found = match(old, new)
            assert found.verdict is Verdict.REFUSED
            assert "a comparison needs" in found.reasons[0]
    with pytest.raises(NothingToDoError):
        match(track([]), template(FILM))
    with pytest.raises(NothingToDoError):
        match(track(FILM), template([]))


def test_more_cues_than_a_film_has_are_refused() -> None:
    with pytest.raises(RefusedError, match="20,001 cues"):
        match(track(made.lyrics(20_001, 30)), template(FILM))


def test_a_forced_track_follows_the_others() -> None:
    full, forced = track(translation()), track(FILM[10:12], "film.ko.forced.srt")
    found = match_all([forced, full], template(made.moved(FILM, 24)))
    assert found.verdict is Verdict.SOLID
    assert [segment.offset for segment in found.segments] == [RATE.start_of(24)]


def test_tracks_that_moved_apart_are_not_moved_together() -> None:
    late = track(made.moved(translation(), 30), "film.fr.srt")
    found = match_all([track(translation()), late], template(FILM))
    assert found.verdict is Verdict.UNSURE
    assert "retime each by itself" in found.reasons[0]


def recut(*gone: tuple[float, float]) -> Cues:
    cues = FILM
    for begin, length in sorted(gone, reverse=True):
        cues = made.cut_out(cues, made.seconds(begin), made.seconds(begin + length))
    return cues


def test_two_cuts_are_followed_where_the_track_was_made_from_the_template() -> None:
    found = match(track(translation(moved=0.1)), template(recut((80, 15), (200, 20))))
    assert found.verdict is Verdict.SOLID
    assert [round(float(segment.offset) / from_ms(1000)) for segment in found.segments] == [0, -15, -35]


def test_cuts_that_only_timing_by_ear_tells_are_never_sure() -> None:
    for seed in range(2):
        found = match(track(translation(seed, jitter=2)), template(recut((60, 15), (140, 15), (220, 15))))
        assert found.verdict is not Verdict.SOLID
        assert found.reasons


def test_a_scene_that_was_moved_is_told_with_its_places() -> None:
    begin, end = (made.seconds(at) for at in (100, 140))
    kept = made.cut_out(FILM, begin, end)
    scene = [(first - begin, last - begin) for first, last in FILM if begin <= first and last <= end]
    new = made.put_in(kept, made.seconds(200), scene, end - begin)
    found = match(track(translation()), template(new))
    assert found.verdict is Verdict.UNSURE
    assert any("was the scene moved there?" in reason for reason in found.reasons)


def test_a_beginning_that_nothing_explains_is_not_carried_along() -> None:
    found = match(track(translation()), template(made.moved(FILM[12:], -made.seconds(20))))
    assert found.verdict is not Verdict.SOLID
    assert any("no counterpart" in reason for reason in found.reasons)
