from fractions import Fraction
from pathlib import Path

import made_sound
import numpy as np
import pytest

from kit.retime.sound.features import heard
from kit.retime.sound.match import match, of_sounds
from kit.retime.timemap import TimeMap, Verdict
from kit.time.rate import Rate, parse_rate
from kit.time.ticks import PER_SECOND

RATE = 8000
LENGTH = 120
FRAME = PER_SECOND / 24


@pytest.fixture(scope="session")
def spoken() -> np.ndarray:
    return made_sound.voice(LENGTH, 3, RATE)[0]


@pytest.fixture(scope="session")
def minute(spoken: np.ndarray) -> np.ndarray:
    return spoken[: 60 * RATE]


@pytest.fixture(scope="session")
def inserted() -> np.ndarray:
    return made_sound.voice(10, 4, RATE)[0]


def recut(samples: np.ndarray, insert: np.ndarray) -> np.ndarray:
    """15 seconds out after 40, 10 seconds in before 90."""
    parts = samples[: 40 * RATE], samples[55 * RATE : 90 * RATE], insert, samples[90 * RATE :]
    return np.concatenate(parts)


def of_samples(old: np.ndarray, new: np.ndarray, rate: Rate | None = None) -> TimeMap:
    return of_sounds(heard(old), heard(new), rate=rate)


def seconds(value: int | Fraction | None) -> float | None:
    return None if value is None else float(value) / PER_SECOND


def place(found: TimeMap, at: float) -> float | None:
    """Where a time of the old film is in the new one; None if it is removed."""
    ticks = round(at * PER_SECOND)
    return None if found.is_removed(ticks) else found.of(ticks).at(ticks) / PER_SECOND


def offsets(found: TimeMap) -> list[float]:
    return [float(segment.offset) / PER_SECOND for segment in found.segments]


def test_a_recut_is_found_with_what_was_taken_out(spoken: np.ndarray, inserted: np.ndarray) -> None:
    found = of_samples(spoken, recut(spoken, inserted))
    assert found.verdict is Verdict.SOLID
    assert offsets(found) == pytest.approx([0, -15, -5], abs=1e-4)
    assert [seconds(span.end - span.begin) for span in found.removed] == [pytest.approx(15, abs=1e-4)]
    for begin, end in made_sound.voice(LENGTH, 3, RATE)[1]:
        if end < 40 or (begin > 55 and end < 90) or begin > 90:
            moved = 0 if end < 40 else -15 if end < 90 else -5
            assert place(found, begin) == pytest.approx(begin + moved, abs=1e-4)
        elif begin > 40 and end < 55:
            assert place(found, begin) is None


def test_the_way_back_removes_what_was_put_in(spoken: np.ndarray, inserted: np.ndarray) -> None:
    found = of_samples(recut(spoken, inserted), spoken)
    assert offsets(found) == pytest.approx([0, 15, 5], abs=1e-4)
    assert [seconds(span.end - span.begin) for span in found.removed] == [pytest.approx(10, abs=1e-4)]
    for begin, end in made_sound.voice(10, 4, RATE)[1]:
        assert place(found, 75 + begin) is None
        assert place(found, 75 + end) is None


def test_a_new_mix_with_other_music_and_level_is_the_same_film(spoken: np.ndarray, inserted: np.ndarray) -> None:
    old = spoken // 2 + made_sound.bed(LENGTH, 5, RATE)
    cut = recut(spoken, inserted)
    new = cut // 4 + made_sound.bed(len(cut) / RATE, 6, RATE) // 2
    for one, other, expected in ((old, new, [0, -15, -5]), (new, old, [0, 15, 5])):
        found = of_samples(one, other)
        assert found.verdict is Verdict.SOLID
        assert offsets(found) == pytest.approx(expected, abs=0.001)


def test_a_cue_just_before_the_voice_that_ends_a_long_pause_is_kept_whole(spoken: np.ndarray) -> None:
    sentences = made_sound.voice(LENGTH, 3, RATE)[1]
    quiet = next(end for begin, end in sentences if end > 40), next(begin for begin, _ in sentences if begin > 70)
    voice = spoken.copy()
    voice[round(quiet[0] * RATE) : round(quiet[1] * RATE)] = 0
    cut = np.concatenate((voice[: 48 * RATE], voice[60 * RATE :]))
    old, new = (
        (samples // 2 + np.random.default_rng(seed).normal(0, 600, len(samples))).astype(np.int16)
        for seed, samples in enumerate((voice, cut))
    )
    for one, other, at, moved in ((old, new, quiet[1], -12), (new, old, quiet[1] - 12, 12)):
        assert place(of_samples(one, other), at - 0.1) == pytest.approx(at - 0.1 + moved, abs=0.001)


def test_no_sentence_beside_a_cut_is_lost_in_noise_that_each_mix_has_its_own_of(spoken: np.ndarray) -> None:
    cut = np.concatenate((spoken[: 40 * RATE], spoken[55 * RATE :]))
    old, new = (
        (samples // 2 + np.random.default_rng(seed).normal(0, 3500, len(samples))).astype(np.int16)
        for seed, samples in enumerate((spoken, cut))
    )
    found = of_samples(new, old)
    assert found.verdict is Verdict.SOLID
    for begin, end in made_sound.voice(LENGTH, 3, RATE)[1]:
        if end < 40:
            assert place(found, begin) == pytest.approx(begin, abs=0.001)
        elif begin > 55:
            assert place(found, begin - 15) == pytest.approx(begin, abs=0.001)


def test_a_sentence_over_which_the_other_film_is_silent_is_removed(spoken: np.ndarray) -> None:
    voice = spoken.copy()
    voice[55 * RATE : 64 * RATE] = 0
    found = of_samples(voice, np.concatenate((voice[: 40 * RATE], voice[55 * RATE :])))
    assert found.verdict is Verdict.SOLID
    for begin, end in made_sound.voice(LENGTH, 3, RATE)[1]:
        if begin > 40 and end < 55:
            assert place(found, begin) is place(found, end) is None


def test_what_was_put_in_is_not_taken_for_the_scene_whose_ambience_it_has(
    spoken: np.ndarray, inserted: np.ndarray
) -> None:
    ambience = np.random.default_rng(7).normal(0, 900, LENGTH * RATE).astype(np.int16)
    film = (spoken // 2 + ambience)[: 60 * RATE]
    longer = np.concatenate((film[: 8 * RATE], inserted // 2 + ambience[: 10 * RATE], film[8 * RATE :]))
    for one, other, expected in ((longer, film, [0, -10]), (film, longer, [0, 10])):
        found = of_samples(one, other)
        assert found.verdict is Verdict.SOLID
        assert offsets(found) == pytest.approx(expected, abs=1e-4)


def test_voices_are_followed_where_the_noise_under_them_was_laid_anew(spoken: np.ndarray, inserted: np.ndarray) -> None:
    cut = recut(spoken, inserted)
    old, new = (samples // 2 + np.random.default_rng(7).normal(0, 900, len(samples)) for samples in (spoken, cut))
    found = of_samples(old.astype(np.int16), new.astype(np.int16))
    assert found.verdict is Verdict.SOLID
    assert offsets(found) == pytest.approx([0, -15, -5], abs=1e-4)


def test_an_ambience_that_is_a_loop_says_less_than_the_voices_over_it(spoken: np.ndarray, inserted: np.ndarray) -> None:
    loop = np.tile(np.random.default_rng(1).normal(0, 900, 8 * RATE).astype(np.int16), LENGTH // 8)
    old = spoken // 2 + loop
    found = of_samples(old, recut(old, inserted // 2 + loop[: len(inserted)]))
    assert found.verdict is Verdict.SOLID
    assert offsets(found) == pytest.approx([0, -15, -5], abs=1e-4)


@pytest.mark.parametrize("ratio", [Fraction(25, 24), Fraction(1001, 960), Fraction(1000, 1001), Fraction(24, 25)])
def test_a_change_of_speed_is_told_exactly(minute: np.ndarray, ratio: Fraction) -> None:
    places = np.arange(0, len(minute) - 1, float(1 / ratio))
    new = np.interp(places, np.arange(len(minute)), minute).astype(np.int16)
    found = of_samples(minute, new)
    assert [segment.ratio for segment in found.segments] == [ratio]
    assert offsets(found) == pytest.approx([0], abs=0.002)


def test_the_same_sound_leaves_every_time_as_it_is(minute: np.ndarray) -> None:
    found = of_samples(minute, minute)
    assert found.verdict is Verdict.SOLID
    assert not found.changes


@pytest.mark.parametrize("delay", [20, 208])
def test_what_an_encoder_shifts_by_is_no_move_without_a_rate_too(
    spoken: np.ndarray, inserted: np.ndarray, delay: int
) -> None:
    shifted = np.concatenate((np.zeros(delay, np.int16), recut(spoken, inserted)))
    found = of_samples(spoken, shifted)
    assert found.segments[0].offset == 0
    assert offsets(found) == pytest.approx([0, -15, -5], abs=1e-4)


def test_another_codec_leaves_every_time_as_it_is(minute: np.ndarray, tmp_path: Path) -> None:
    old = made_sound.file(tmp_path / "old.wav", [minute], rate=RATE)
    new = made_sound.file(tmp_path / "new.m4a", [minute], codec="aac", rate=RATE)
    assert not match(old, new, rate=parse_rate("24")).changes


def test_offsets_are_whole_frames_where_they_measure_so(minute: np.ndarray) -> None:
    rate = parse_rate("24")
    new = np.concatenate((np.zeros(int(100 / 24 * RATE), np.int16), minute))
    found = of_samples(minute, new, rate=rate)
    assert [segment.offset for segment in found.segments] == [rate.start_of(100)]
    new = np.concatenate((np.zeros(int(100.4 / 24 * RATE), np.int16), minute))
    assert float(of_samples(minute, new, rate=rate).segments[0].offset) == pytest.approx(100.4 * FRAME, abs=FRAME / 50)


def test_what_was_cut_from_the_beginning_and_the_end_is_removed(spoken: np.ndarray) -> None:
    found = of_samples(spoken, spoken[12 * RATE : 100 * RATE])
    spans = [(seconds(span.begin), seconds(span.end)) for span in found.removed]
    assert spans == [(None, pytest.approx(12)), (pytest.approx(100), None)]


def test_a_scene_that_was_moved_is_followed_whatever_the_mix(spoken: np.ndarray) -> None:
    new = np.concatenate((spoken[: 30 * RATE], spoken[50 * RATE : 90 * RATE], spoken[30 * RATE : 45 * RATE]))
    new = np.concatenate((new, spoken[90 * RATE :]))
    other = spoken // 2 + made_sound.bed(LENGTH, 5, RATE), new // 4 + made_sound.bed(len(new) / RATE, 6, RATE) // 2
    for one, two in ((spoken, new), other):
        found = of_samples(one, two)
        assert found.verdict is Verdict.SOLID
        assert offsets(found) == pytest.approx([0, 40, -20, -5], abs=0.001)
        assert place(found, 35) == pytest.approx(75, abs=0.001)
        assert place(found, 60) == pytest.approx(40, abs=0.001)
        assert [told.what for told in found.evidence if told.what == "moved"] == ["moved"]


def test_what_was_cut_beside_a_moved_scene_is_removed(spoken: np.ndarray) -> None:
    new = (spoken[: 30 * RATE], spoken[50 * RATE : 90 * RATE], spoken[30 * RATE : 45 * RATE], spoken[90 * RATE :])
    found = of_samples(spoken, np.concatenate(new))
    assert place(found, 48) is None
    assert place(found, 44) == pytest.approx(84, abs=0.001)


def test_music_that_comes_twice_is_taken_where_the_film_goes_on(spoken: np.ndarray) -> None:
    song = made_sound.bed(20, 9, RATE)
    old = spoken.copy()
    for first in (20, 70):
        old[first * RATE : (first + 20) * RATE] = song
    new = np.concatenate((old[: 12 * RATE], old[17 * RATE :]))
    found = of_samples(old, new)
    assert offsets(found) == pytest.approx([0, -5], abs=1e-4)


@pytest.mark.parametrize("kind", ["another film", "silence", "too short"])
def test_what_has_nothing_in_common_is_refused(minute: np.ndarray, kind: str) -> None:
    new = {
        "another film": made_sound.voice(60, 77, RATE)[0],
        "silence": np.zeros(60 * RATE, np.int16),
        "too short": minute[: 5 * RATE],
    }[kind]
    found = of_samples(minute, new)
    assert found.verdict is Verdict.REFUSED
    assert not found.segments
    assert found.reasons


def test_tracks_that_count_from_an_hour_are_cut_at_that_clock(spoken: np.ndarray, tmp_path: Path) -> None:
    old = made_sound.file(tmp_path / "old.wav", [spoken], rate=RATE)
    new = made_sound.file(tmp_path / "new.wav", [np.concatenate((spoken[: 40 * RATE], spoken[55 * RATE :]))], rate=RATE)
    hour = 3600 * PER_SECOND
    plain, counted = match(old, new), match(old, new, start=hour)
    assert place(counted, 3600 + 20) == pytest.approx(3620, abs=1e-4)
    assert place(counted, 3600 + 70) == pytest.approx(3655, abs=1e-4)
    assert counted.removed[0].begin == plain.removed[0].begin + hour
