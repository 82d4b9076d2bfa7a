"""Snapping: the published arithmetic case by case, then what must hold for every track and every list of cuts."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.check import profile as profiles
from kit.retime.snap.judge import Judge
from kit.retime.snap.reasons import Why
from kit.retime.snap.snap import snap
from kit.retime.snap.stand import Mode
from kit.subs import decode, formats
from kit.subs.track import Facts
from kit.time.rate import Rate, parse_rate
from kit.time.ticks import PER_SECOND, to_ms

if TYPE_CHECKING:
    from kit.subs.track import Track

RATES = ["24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001"]
NETFLIX = profiles.load("netflix-en")


def clock(ticks: int) -> str:
    ms = to_ms(ticks)
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


def of_frames(
    cues: list[tuple[int, int]], rate: Rate, cuts: tuple[int, ...] = (), *, text: str = "Wait.", frames: int = 10**5
) -> Track:
    blocks = [
        f"{number}\n{clock(rate.start_of(start))} --> {clock(rate.start_of(end))}\n{text}\n"
        for number, (start, end) in enumerate(cues, 1)
    ]
    facts = Facts(rate=rate, cuts=cuts, end=rate.start_of(frames), start=0)
    source = decode.decode("\n".join(blocks).encode(), Path("film.en.srt"))
    return formats.parse(source, "srt", locale="en", facts=facts)


def frames_of(track: Track) -> list[tuple[int, int]]:
    rate = track.facts.rate
    assert rate is not None
    return [(rate.nearest(cue.start), rate.nearest(cue.end)) for cue in track.cues]


def half(rate: Rate) -> int:
    """H as Subtitle Edit has it: half the rate, rounded away from zero."""
    return int(rate.fps / 2 + Fraction(1, 2))


def near(rate: Rate) -> int:
    """T: three quarters of H, rounded away from zero."""
    return int(Fraction(3 * half(rate), 4) + Fraction(1, 2))


@pytest.mark.parametrize("text", RATES)
def test_in_times_go_where_the_published_arithmetic_has_them(text: str) -> None:
    rate, cut = parse_rate(text), 1000
    for off in range(-half(rate) - 2, half(rate) + 3):
        start = cut + off
        if 0 <= off < half(rate) or -near(rate) < off < 0:
            wanted = cut
        elif -half(rate) < off <= -near(rate):
            wanted = cut - half(rate)
        else:
            wanted = start
        track = of_frames([(start, cut + 3 * rate.nominal)], rate, (cut,))
        assert frames_of(snap(track, NETFLIX).track)[0][0] == wanted, off


@pytest.mark.parametrize("text", RATES)
def test_out_times_go_where_the_published_arithmetic_has_them(text: str) -> None:
    rate, cut = parse_rate(text), 1000
    for off in range(-half(rate) - 2, half(rate) + 3):
        end = cut + off
        wanted = cut - 2 if abs(off) < half(rate) else end
        track = of_frames([(cut - 3 * rate.nominal, end)], rate, (cut,))
        assert frames_of(snap(track, NETFLIX).track)[0][1] == wanted, off


@pytest.mark.parametrize("text", RATES)
def test_gaps_from_three_frames_to_half_a_second_are_closed_to_two(text: str) -> None:
    rate = parse_rate(text)
    for gap in range(half(rate) + 3):
        end = 2 * rate.nominal
        track = of_frames([(0, end), (end + gap, end + 3 * rate.nominal)], rate)
        closed = gap < rate.fps / 2
        assert frames_of(snap(track, NETFLIX).track)[0][1] == (end + gap - 2 if closed else end), gap


def test_extending_never_takes_text_away() -> None:
    rate = parse_rate("24")
    found = snap(of_frames([(1005, 1100), (1195, 1300)], rate, (1000, 1190)), NETFLIX, Mode.EXTEND)
    assert frames_of(found.track) == [(1000, 1100), (1190, 1300)]
    # Five frames before the cut the Netflix way goes onto it; text that must not be lost comes on half a second before.
    early = snap(of_frames([(995, 1100)], rate, (1000,)), NETFLIX, Mode.EXTEND)
    assert frames_of(early.track) == [(988, 1100)]
    late = snap(of_frames([(1000, 1104)], rate, (1000, 1100)), NETFLIX, Mode.EXTEND)
    assert frames_of(late.track) == [(1000, 1112)]


def test_each_change_has_its_reason() -> None:
    rate = parse_rate("24")
    track = of_frames([(1005, 1060), (1066, 1097), (1191, 1300)], rate, (1000, 1100, 1200))
    found = snap(track, NETFLIX)
    assert [(one.cue, one.side, one.was, one.now, one.why) for one in found.changes] == [
        (1, "in", 1005, 1000, Why.ONTO_CUT),
        (1, "out", 1060, 1064, Why.GAP_CLOSED),
        (2, "out", 1097, 1098, Why.END_BEFORE_CUT),
        (3, "in", 1191, 1188, Why.BEFORE_CUT),
    ]
    assert found.changes[0].words() == "it was 5 frames after the cut at frame 1000; now on it"
    assert found.left == ()


def test_a_cue_that_would_be_too_short_to_read_goes_off_after_the_cut_instead() -> None:
    rate = parse_rate("24")
    found = snap(of_frames([(1000, 1025)], rate, (1015,), text="We walked all night."), NETFLIX)
    [(start, end)] = frames_of(found.track)
    assert (start, end) == (1000, 1027)
    assert found.changes[0].why is Why.CLEAR_OF_CUT


@pytest.mark.parametrize(
    ("cues", "cuts", "frames", "why"),
    [
        ([(1000, 1100), (1090, 1200)], (1095,), 10**5, "it overlaps another cue; part the two first"),
        ([(1000, 1020), (1021, 1100)], (), 10**5, "it would show for too short a time to be read"),
        ([(1000, 1025), (1027, 1100)], (1015,), 10**5, "it would show for too short a time to be read"),
    ],
)
def test_what_cannot_be_moved_says_why(
    cues: list[tuple[int, int]], cuts: tuple[int, ...], frames: int, why: str
) -> None:
    found = snap(of_frames(cues, parse_rate("24"), cuts, frames=frames), NETFLIX)
    assert why in {one.why for one in found.left}


@pytest.mark.parametrize("text", ["{\\k40}One{\\k60}two", "{\\t(0,500,\\fscx120)}One"])
def test_karaoke_and_animation_stay_where_they_fit(text: str) -> None:
    head = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    rows = f"{head}Dialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,{text}\n"
    facts = Facts(rate=parse_rate("25"), cuts=(20,), start=0)
    track = formats.parse(decode.decode(rows.encode(), Path("film.en.ass")), "ass", locale="en", facts=facts)
    found = snap(track, NETFLIX)
    assert found.data == rows.encode()
    assert "times of its own" in found.left[0].why


def test_nothing_goes_beyond_the_film() -> None:
    rate = parse_rate("24")
    found = snap(of_frames([(960, 995)], rate, (990,), frames=996, text="We walked all night."), NETFLIX, Mode.EXTEND)
    assert frames_of(found.track) == [(960, 995)]
    assert [one.code for one in found.left] == ["TIM011"]


def test_times_count_from_the_programmes_own_start() -> None:
    rate, hour = parse_rate("25"), 90000
    track = of_frames([(hour + 105, hour + 200)], rate, (100,), frames=hour + 10**5)
    facts = Facts(rate=rate, cuts=(100,), start=3600 * PER_SECOND, end=rate.start_of(hour + 10**5))
    moved = snap(formats.parse(track.source, "srt", locale="en", facts=facts), NETFLIX)
    assert frames_of(moved.track)[0][0] == hour + 100
    assert (moved.changes[0].was, moved.changes[0].now) == (105, 100)


def test_a_track_without_cues_or_rate_comes_out_as_it_was() -> None:
    empty = of_frames([], parse_rate("24"), (5,))
    assert snap(empty, NETFLIX).data == b""
    unknown = formats.parse(of_frames([(1, 9)], parse_rate("24")).source, "srt")
    assert snap(unknown, NETFLIX).changes == ()


WORDS = ["the", "night", "we", "crossed", "river", "nobody", "said", "한마디도", "않았다"]
PROFILES = ["netflix-en", "netflix-ko", "netflix-fr-FR-sdh", "arte-fr", "bbc", "festival-en", "dcmp", "charte-fr-sdh"]


def random_track(seed: int) -> Track:
    """Cues on and off the frames, close together and far apart, some overlapping; cuts anywhere, the end too early."""
    chance = random.Random(seed)  # noqa: S311 - a test's material, the same every time
    rate, at, cues = parse_rate(chance.choice(RATES)), chance.randint(0, 3000), []
    on_frames, overlapping = chance.random() < 0.6, chance.random() < 0.2
    for number in range(1, chance.randint(2, 14)):
        start, end = at, at + chance.choice((300, 833, 900, 1200, 2500, 7000)) + chance.randint(0, 300)
        times = [ms * PER_SECOND // 1000 for ms in (start, end)]
        if on_frames:
            times = [rate.start_of(rate.nearest(ticks)) for ticks in times]
        words = " ".join(chance.choices(WORDS, k=chance.randint(1, 9)))
        cues.append(f"{number}\n{clock(times[0])} --> {clock(times[1])}\n{words}\n")
        at = end + chance.choice((0, 0, 20, 42, 83, 100, 300, 500, 600, 1500))
        at -= 300 if overlapping and chance.random() < 0.2 else 0
    frames = rate.nearest(at * PER_SECOND // 1000)
    often = max(1, frames // chance.choice((10, 20, 40, 100)))
    cuts = tuple(sorted(chance.sample(range(1, frames + 50), min(often, frames))))
    facts = Facts(rate=rate, cuts=cuts, start=0, end=rate.start_of(frames + chance.randint(-20, 50)))
    source = decode.decode("\n".join(cues).encode(), Path("film.en.srt"))
    return formats.parse(source, "srt", locale="en", facts=facts)


@settings(max_examples=120, derandomize=True)
@given(seed=st.integers(0, 10**9), name=st.sampled_from(PROFILES), mode=st.sampled_from(list(Mode)))
def test_snapping_helps_harms_nothing_and_is_done_after_one_run(seed: int, name: str, mode: Mode) -> None:
    track, profile = random_track(seed), profiles.load(name)
    judge = Judge(profile)
    found = snap(track, profile, mode)
    assert judge.broken(found.track) <= judge.broken(track)
    assert len(judge.asked(found.track)) <= len(judge.asked(track))
    assert [(one.cue, one.code) for one in found.left] == judge.asked(found.track)
    assert [cue.lines for cue in found.track.cues] == [cue.lines for cue in track.cues]
    if mode is Mode.EXTEND:
        pairs = zip(track.cues, found.track.cues, strict=True)
        assert all(new.start <= old.start and new.end >= old.end for old, new in pairs)
    again = snap(found.track, profile, mode)
    assert again.changes == ()
    assert again.data == found.data


@settings(max_examples=60, derandomize=True)
@given(seed=st.integers(0, 10**9))
def test_cues_with_room_are_silent_afterwards(seed: int) -> None:
    """Cues of two to four seconds, two seconds apart or more, cuts three seconds apart: nothing is left to find."""
    chance = random.Random(seed)  # noqa: S311 - a test's material, the same every time
    rate, at, cues, cut, cuts = parse_rate(chance.choice(RATES)), 0, [], 0, []
    for _ in range(12):
        at += chance.randint(2 * rate.nominal, 4 * rate.nominal)
        end = at + chance.randint(2 * rate.nominal, 4 * rate.nominal)
        cues.append((at, end))
        at = end
    while cut < at:
        cut += chance.randint(3 * rate.nominal, 9 * rate.nominal)
        cuts.append(cut)
    found = snap(of_frames(cues, rate, tuple(cuts)), NETFLIX)
    assert found.left == ()
    assert Judge(NETFLIX).asked(found.track) == []
