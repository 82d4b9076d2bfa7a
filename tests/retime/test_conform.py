"""From two lists to the map of frames: exact, whatever an editor did in between."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.retime.conform import find
from kit.retime.conform.clock import From
from kit.retime.course import Course, course
from kit.retime.cutlist.shot import CutList, Origin, Shot
from kit.retime.timemap import Span, TimeMap, Verdict
from kit.time.rate import Rate, parse_rate
from kit.time.ticks import from_ms

RATES = ["23.976", "24", "25", "29.97", "30", "50", "59.94", "60"]
R24 = parse_rate("24")
#: Reel, first source frame, frames.
Part = tuple[str, int, int]


def cut(parts: list[Part], rate: Rate = R24, begin: int | None = None) -> CutList:
    """The parts one after the other, from one hour on."""
    at = 3600 * rate.nominal if begin is None else begin
    shots = []
    for number, (reel, source, length) in enumerate(parts, 1):
        if reel != "GAP":
            shots.append(Shot(f"{number:03}", number, Origin(reel, f"clip {reel}"), at, at + length, Fraction(source)))
        at += length
    return CutList(Path("cut.edl"), rate, False, tuple(shots))


def film(seed: int, shots: int = 40) -> list[Part]:
    chance = random.Random(seed)  # noqa: S311 - the same film each time
    return [
        (f"A{chance.randrange(9):03}C{chance.randrange(20):03}_X", chance.randrange(10**6), chance.randrange(12, 300))
        for _ in range(shots)
    ]


def where(timemap: TimeMap, frame: int, rate: Rate = R24, laid: Course | None = None) -> int | None:
    """The new frame of an old one, both from the beginning of the film; None if it is removed."""
    piece = (laid or course(timemap)).at(rate.start_of(frame))
    if piece.segment is None:
        return None
    new = piece.segment.exactly(rate.start_of(frame))
    assert rate.start_of(rate.nearest(int(new))) == new, "a frame comes to lie on a frame"
    return rate.nearest(int(new))


def every(timemap: TimeMap, parts: list[Part], rate: Rate = R24) -> list[int | None]:
    laid = course(timemap)
    return [where(timemap, frame, rate, laid) for frame in range(length(parts))]


def length(parts: list[Part]) -> int:
    return sum(part[2] for part in parts)


@pytest.mark.parametrize("rate", [parse_rate(name) for name in RATES], ids=RATES)
def test_what_is_cut_out_and_put_in_is_found_to_the_frame(rate: Rate) -> None:
    old = film(1)
    new = [*old[:10], *old[14:25], ("NEWREEL_INTERVIEW", 5_000, 100), *old[25:]]
    timemap = find.find(cut(old, rate), cut(new, rate))
    assert timemap.verdict is Verdict.SOLID
    assert len(timemap.segments) == 3, "stretches that move alike are one"
    gone, added = length(old[10:14]), 100
    expected: list[int | None] = list(range(length(old[:10])))
    expected += [None] * gone
    expected += [frame - gone for frame in range(length(old[:14]), length(old[:25]))]
    expected += [frame - gone + added for frame in range(length(old[:25]), length(old))]
    assert every(timemap, old, rate) == expected


@settings(max_examples=25)
@given(data=st.data())
def test_any_trim_of_any_shot_is_found_to_the_frame(data: st.DataObject) -> None:
    old = film(data.draw(st.integers(0, 50)), 12)
    new: list[Part] = []
    expected: list[int | None] = []
    for reel, source, frames in old:
        begin = data.draw(st.sampled_from([0, 0, 5, frames - 1]))
        end = data.draw(st.sampled_from([frames, frames, frames - 3]))
        if begin >= end:
            expected += [None] * frames
            continue
        at = length(new)
        expected += [None] * begin + list(range(at, at + end - begin)) + [None] * (frames - end)
        new.append((reel, source + begin, end - begin))
    if length(new) * 2 < length(old):
        return
    assert every(find.find(cut(old), cut(new)), old) == expected


def test_a_scene_that_changed_its_place_is_followed() -> None:
    old = film(2)
    new = [*old[:5], *old[20:30], *old[5:20], *old[30:]]
    timemap = find.find(cut(old), cut(new))
    assert timemap.verdict is Verdict.SOLID
    shift = length(old[20:30])
    assert where(timemap, length(old[:5])) == length(old[:5]) + shift
    assert where(timemap, length(old[:20])) == length(old[:5])
    assert where(timemap, length(old[:30])) == length(old[:30])
    assert any(one.what == "moved" for one in timemap.evidence)


def test_a_scene_that_the_new_cut_shows_twice_keeps_its_cues_once_and_is_told() -> None:
    old = film(2)
    timemap = find.find(cut(old), cut([*old[:20], *old[5:8], *old[20:]]))
    [told] = [one.value for one in timemap.evidence if one.what == "shown again"]
    assert "new events 021, 022, 023: copy the cues there by hand" in told
    assert [where(timemap, length(old[:number])) for number in (5, 19)] == [length(old[:5]), length(old[:19])]
    assert not any(one.what == "shown again" for one in find.find(cut(old), cut(old[:30])).evidence)


def test_nothing_changed_is_nothing_to_change() -> None:
    old = film(3)
    timemap = find.find(cut(old), cut(old))
    assert not timemap.changes
    assert timemap.verdict is Verdict.SOLID


def test_a_shot_replaced_at_the_same_length_keeps_its_place_and_is_told() -> None:
    old = film(4)
    new = [*old[:8], ("VFX_010_COMP_V2", 1_000, old[8][2]), *old[9:]]
    timemap = find.find(cut(old), cut(new))
    assert not timemap.changes
    assert any(one.what == "replaced" and "009" in one.value for one in timemap.evidence)


def test_black_may_get_longer_and_nothing_around_it_is_lost() -> None:
    old = [("ONE_LONG_REEL", 0, 100), ("GAP", 0, 48), ("TWO_LONG_REEL", 0, 100)]
    new = [("ONE_LONG_REEL", 0, 100), ("GAP", 0, 60), ("TWO_LONG_REEL", 0, 100)]
    timemap = find.find(cut(old), cut(new))
    assert [where(timemap, frame) for frame in (99, 100, 147, 148)] == [99, 100, 147, 160]


def test_a_source_used_twice_is_told_apart_by_its_neighbours() -> None:
    shot = ("INTERVIEW_LONG_REEL", 0, 50)
    old = [shot, ("SEA_LONG_REEL_NAME", 0, 50), shot, ("SNOW_LONG_REEL_NAME", 0, 50)]
    timemap = find.find(cut(old), cut(old[1:]), [(0, 1)])
    assert [where(timemap, frame) for frame in (0, 50, 100, 150)] == [None, 0, 50, 100]


def test_a_doubtful_source_is_unsure_only_where_cues_lie() -> None:
    shot = ("INTERVIEW_LONG_REEL", 0, 50)
    other = [(f"SEA{n}_LONG_REEL_NAME", 0, 50) for n in range(4)]
    old = [other[0], shot, other[1], shot, other[2], other[3]]
    new = [other[0], shot, other[2], other[3]]
    inside = [(R24.start_of(60), R24.start_of(80)), (R24.start_of(160), R24.start_of(180))]
    timemap = find.find(cut(old), cut(new), inside)
    assert timemap.verdict is Verdict.UNSURE
    assert "new events 002 (from 00" in timemap.reasons[0]
    assert find.find(cut(old), cut(new), [(R24.start_of(260), R24.start_of(270))]).verdict is Verdict.SOLID


def test_the_list_of_another_film_is_refused() -> None:
    other = [(f"B{reel}", source, frames) for reel, source, frames in film(6)]
    timemap = find.find(cut(film(5)), cut(other))
    assert timemap.verdict is Verdict.REFUSED
    assert "0% of their pictures" in timemap.reasons[0]


def test_tracks_that_do_not_lie_in_the_old_cut_are_refused() -> None:
    old = film(7)
    end = R24.start_of(length(old))
    timemap = find.find(cut(old), cut(old[1:]), [(end + n, end + n + 1) for n in range(0, 10_000, 100)])
    assert timemap.verdict is Verdict.REFUSED
    assert "Only 0 of 100 cues" in timemap.reasons[0]


def test_tracks_may_count_from_zero_from_the_programmes_start_or_by_labels() -> None:
    old = film(8)
    new = [*old[:3], *old[4:]]
    removed = length(old[:3]), length(old[:4])
    hour = from_ms(3_600_000)
    zero = find.find(cut(old), cut(new), [(0, 1)])
    label = find.find(cut(old), cut(new), [(hour, hour + 1)])
    ten = find.find(cut(old), cut(new), [(10 * hour, 10 * hour + 1)], 10 * hour)
    for timemap, start in ((zero, 0), (label, hour), (ten, 10 * hour)):
        assert course(timemap).removed[0].begin == start + R24.start_of(removed[0])
        assert course(timemap).removed[0].end == start + R24.start_of(removed[1])
        assert timemap.verdict is Verdict.SOLID


def test_a_cut_that_begins_beside_the_hour_asks_what_tracks_count_from() -> None:
    old = film(9)
    late = 3600 * 24 + 8 * 24
    lists = cut(old, begin=late), cut(old[1:], begin=late)
    cues = [(R24.start_of(length(old) // 2), R24.start_of(length(old) // 2 + 24))]
    assert find.find(*lists, cues).verdict is Verdict.UNSURE
    hour = find.find(*lists, cues, counts_from=From.HOUR)
    event = find.find(*lists, cues, counts_from=From.EVENT)
    assert hour.verdict is event.verdict is Verdict.SOLID
    assert course(hour).removed[0].begin == R24.start_of(8 * 24)
    assert course(event).removed[0].begin == 0


def test_a_leader_before_the_hour_is_no_part_of_the_programme() -> None:
    leader = [("BARS_AND_TONE", 0, 60 * 24), ("SLATE_AND_CLOCK", 0, 30 * 24)]
    old = film(11)
    begin = 3600 * 24 - length(leader)
    lists = cut([*leader, *old], begin=begin), cut([*leader, *old[1:]], begin=begin)
    timemap = find.find(*lists, [(R24.start_of(length(old) // 2), R24.start_of(length(old) // 2 + 24))])
    assert timemap.verdict is Verdict.SOLID
    assert course(timemap).removed == (Span(0, R24.start_of(old[0][2])),)


def test_copies_of_a_clip_are_the_clip() -> None:
    shots = [Shot(f"{n:03}", n, Origin("AX", f"clip {n}.mov"), n * 50, n * 50 + 50, Fraction(0)) for n in range(10)]
    again = [
        Shot(s.number, s.row, Origin("AX", f"{s.origin.clip}.new.01"), s.begin - 50, s.end - 50, s.source)
        for s in shots[1:]
    ]
    timemap = find.find(*(CutList(Path("x.edl"), R24, False, tuple(one)) for one in (shots, again)))
    assert [where(timemap, frame) for frame in (0, 50, 499)] == [None, 0, 449]


def test_speeds_reverse_and_freezes_are_followed() -> None:
    at = 3600 * 24
    origin = Origin("LONG_REEL_NAME_1")
    shots = (
        Shot("001", 1, origin, at, at + 48, Fraction(1_000), Fraction(2)),
        Shot("002", 2, origin, at + 48, at + 96, Fraction(5_000), Fraction(-1)),
        Shot("003", 3, origin, at + 96, at + 120, Fraction(7_000), Fraction(0)),
        Shot("004", 4, origin, at + 120, at + 220, Fraction(9_000)),
    )
    later = (
        Shot("001", 1, origin, at, at + 38, Fraction(1_020), Fraction(2)),
        Shot("002", 2, origin, at + 38, at + 76, Fraction(4_990), Fraction(-1)),
        Shot("003", 3, origin, at + 76, at + 96, Fraction(7_000), Fraction(0)),
        Shot("004", 4, origin, at + 96, at + 196, Fraction(9_000)),
    )
    old, new = (CutList(Path("x.edl"), R24, False, one) for one in (shots, later))
    timemap = find.find(old, new)
    assert [where(timemap, frame) for frame in (9, 10, 57, 58, 95, 96, 115, 120)] == [None, 0, None, 38, 75, 76, 95, 96]


def test_strict_lists_with_eight_letters_are_compared_with_whole_names() -> None:
    old = film(10)
    short = [
        Shot(s.number, s.row, Origin(s.origin.reel[:8], s.origin.clip), s.begin, s.end, s.source)
        for s in cut(old).shots
    ]
    timemap = find.find(CutList(Path("old.edl"), R24, False, tuple(short)), cut(old[2:]))
    assert timemap.verdict is Verdict.SOLID
    assert where(timemap, length(old[:2])) == 0


def test_files_on_the_same_reel_name_are_told_apart_by_their_clips() -> None:
    shots = [Shot(f"{n:03}", n, Origin("AX", f"clip {n}"), n * 50, n * 50 + 50, Fraction(0)) for n in range(10)]
    again = [Shot(s.number, s.row, s.origin, s.begin - 50, s.end - 50, s.source) for s in shots[1:]]
    timemap = find.find(*(CutList(Path("x.edl"), R24, False, tuple(one)) for one in (shots, again)))
    assert [where(timemap, frame) for frame in (0, 50, 499)] == [None, 0, 449]


def test_lists_at_different_rates_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        find.find(cut(film(1)), cut(film(1), parse_rate("25")))
    assert caught.value.slug == "other-rate"


def test_thousands_of_events_of_one_reel_are_no_matter() -> None:
    chance = random.Random(1)  # noqa: S311 - the same film each time
    old = [("ONE_CARD_FOR_ALL", chance.randrange(10**6), chance.randrange(12, 200)) for _ in range(3_000)]
    new = [*old[:1_000], *old[1_050:]]
    timemap = find.find(cut(old), cut(new))
    assert where(timemap, length(old[:1_050])) == length(old[:1_000])
    assert where(timemap, length(old) - 1) == length(new) - 1
