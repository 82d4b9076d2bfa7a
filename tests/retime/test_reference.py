"""Retiming by a track that is right already: what it finds, what it leaves alone, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
import recuts
import translations as made

from kit.errors import NothingToDoError, RefusedError
from kit.retime import apply, shift
from kit.retime.reference import alignment, anchors, layout, match, match_all, scale, times, wording
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


@pytest.mark.parametrize("habits", [{"moved": 0.7}, {"jitter": 2.0}], ids=["moved", "timed by ear"])
def test_a_cut_is_told_surely_by_cues_that_agree_to_some_frames_only(habits: dict[str, float]) -> None:
    solid = 0
    for seed in range(5):
        chance = made.chance(f"cut{seed}")
        film = made.film(chance, 5)
        begin = chance.randint(made.seconds(60), made.seconds(220))
        end = begin + made.seconds(20)
        old = made.translate(chance, film, made.Habits(**habits))
        found = match(track(old), template(made.cut_out(film, begin, end)))
        if found.verdict is Verdict.SOLID:
            solid += 1
            assert made.within(found, old, made.after_cut(begin, end)) >= 0.95
    assert solid >= 3


def test_cues_of_the_reference_that_nothing_explains_make_a_recut_unsure() -> None:
    chance = made.chance("tuneone scene moved elsewhere, timed by ear0")
    film = made.film(chance, 8)
    cut = recuts.recut(chance, 8, [chance.choice((recuts.Edit.MOVED,))])
    new = cut.cues(film, recuts.put_in(chance, cut))
    found = match(track(made.translate(chance, film, made.Habits(jitter=2))), template(new))
    assert found.verdict is Verdict.UNSURE
    assert any("nothing in the track explains" in reason for reason in found.reasons)


def test_what_a_cue_is_worth_is_measured_on_the_tracks_and_never_falls_as_it_fits_better() -> None:
    for habits in (made.Habits(), made.Habits(jitter=2)):
        old = times.of(track(made.translate(made.chance(2), FILM, habits)).cues)
        new = times.of(template(FILM).cues)
        found = alignment.find(old, new)
        told = scale.scales(found, layout.stretches_of(found, old, new, 0.5, RATE), old, new)
        for one in (told.old, told.new):
            assert (np.diff(one.worth) >= 0).all()
            assert one.worth[0] < -1 < 1 < one.worth[-1]
        right, wrong = told.old.at(0.0), told.old.at(7_333.0)
        assert np.median(right) > 1
        assert np.median(wrong) < -1


def test_a_few_cues_that_were_moved_alike_by_chance_are_no_exact_offset() -> None:
    chance = made.chance("fresh320 s cut out, most in-times moved by 1–8 frames10")
    film = made.film(chance, 5)
    begin = chance.randint(made.seconds(40), made.seconds(240))
    new = made.cut_out(film, begin, begin + made.seconds(20))
    found = match(track(made.translate(chance, film, made.Habits(moved=0.7))), template(new))
    assert found.verdict is Verdict.UNSURE
    assert any("another offset fits as well" in reason for reason in found.reasons)


#: What is said in a film, in two languages: every fourth asks something, and a few hold a number or a name.
ENGLISH = (
    "No.",
    "Why would you go back there?",
    "We walked for 17 days, and nobody asked us anything.",
    "My mother hid the letters under the floor of the house by the river.",
    "The train to Busan never came!",
    "Who?",
    "I sold the radio in 1997.",
    "Of course I was afraid, we all were.",
    "Do you remember what Mr Kim said that night at the gate?",
)
KOREAN = (
    "아니요.",
    "왜 그리로 돌아가겠어요?",
    "17일을 걸었는데 아무도 아무것도 묻지 않았어요.",
    "어머니는 강가에 있는 집 마루 밑에 편지를 숨겨 두셨습니다.",
    "부산행 기차는 끝내 안 왔어요!",
    "누가요?",
    "1997년에 라디오를 팔았어요.",
    "당연히 무서웠죠, 다들 그랬어요.",
    "그날 밤 문 앞에서 김 선생이 뭐라고 했는지 기억나요?",
)


def texts(old: Cues, film: Cues = FILM, seed: int = 1) -> tuple[list[str], list[str]]:
    """What a translation of the film says, and its template."""
    chosen = made.sentences(made.chance(seed), film, [len(one) for one in ENGLISH])
    return made.told(film, [KOREAN[one] for one in chosen], old), [ENGLISH[one] for one in chosen]


def weighed(old: Cues, korean: list[str], english: list[str]) -> wording.Wording:
    mine, theirs = made.track(old, texts=korean).cues, made.track(FILM, texts=english).cues
    pairs = [(times.of(cues), anchors.of(cues)) for cues in (mine, theirs)]
    return wording.weighed(*pairs, [(slice(None), 0.0)])


def test_numbers_names_and_marks_are_read_in_every_language() -> None:
    rows = ["<i>♪ Où est Kim ?</i>", "- 1,997 Röntgen!\n- [소음]", "가나다？"]
    told = anchors.of(made.track([(24 * n, 24 * n + 20) for n in range(3)], texts=rows).cues)
    assert told.names == ({"est", "kim"}, {"1997", "rontgen"}, frozenset())
    question, exclamation, song, speakers, aside, italics, _top = told.marks.T.tolist()
    assert question == [True, False, True]
    assert exclamation == speakers == aside == [False, True, False]
    assert song == italics == [True, False, False]
    assert told.length.tolist() == [8, 13, 3]


def test_texts_of_one_film_speak_for_their_place_and_shuffled_ones_for_none() -> None:
    old = translation(moved=0.7)
    korean, english = texts(old)
    told = weighed(old, korean, english)
    assert (np.diff(told.worth) >= 0).all()
    assert np.mean(told.at(0.0)) > 0.5
    assert np.mean(told.at(7_333.0)) < 0
    made.chance(4).shuffle(korean)
    strangers = weighed(old, korean, english)
    assert abs(np.mean(strangers.at(0.0))) < 0.2
    assert np.abs(strangers.worth).max() < np.abs(told.worth).max() / 2


def test_tracks_whose_cues_all_say_the_same_are_told_by_their_times_alone() -> None:
    told = weighed(FILM, ["So."] * len(FILM), ["So."] * len(FILM))
    assert np.abs(told.at(0.0)).max() < 1e-9


def test_texts_tell_a_cut_where_times_alone_do_not() -> None:
    chance = made.chance("said0")
    film = made.film(chance, 5)
    begin = chance.randint(made.seconds(40), made.seconds(240))
    end = begin + made.seconds(20)
    new, old = made.cut_out(film, begin, end), made.translate(chance, film, made.Habits(moved=0.7))
    assert match(track(old), template(new)).verdict is Verdict.UNSURE
    korean, english = texts(old, film)
    there = {made.after_cut(begin, end)(first): text for (first, _), text in zip(film, english, strict=True)}
    right = made.track(new, "film.en.srt", [there.get(first, "So.") for first, _ in new])
    found = match(made.track(old, texts=korean), right)
    assert found.verdict is Verdict.SOLID, found.reasons
    assert made.within(found, old, made.after_cut(begin, end)) >= 0.95
