"""What becomes of cues at the joins of a new cut: the rules of docs/retiming.md, one test each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import RefusedError
from kit.retime import apply
from kit.retime.joins import Fit, Note
from kit.retime.timemap import Segment, Span, TimeMap
from kit.subs import decode, formats
from kit.time.ticks import PER_MS, from_ms, to_ms

FIT = Fit(shortest=from_ms(800), gap=from_ms(80), frame=from_ms(40))
#: Four seconds are removed at ten seconds, seven inserted at thirty.
RECUT = TimeMap(
    (
        Segment(end=from_ms(10_000)),
        Segment(offset=from_ms(-4_000), begin=from_ms(14_000), end=from_ms(30_000)),
        Segment(offset=from_ms(3_000), begin=from_ms(30_000)),
    ),
    (Span(from_ms(10_000), from_ms(14_000)),),
)


def clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


def srt(*cues: tuple[int, int]) -> str:
    return "\n".join(f"{n}\n{clock(a)} --> {clock(b)}\nCue {n}\n" for n, (a, b) in enumerate(cues, 1))


def follow(*cues: tuple[int, int], timemap: TimeMap = RECUT, fit: Fit = FIT, force: bool = False) -> apply.Retimed:
    source = decode.decode(srt(*cues).encode(), Path("film.srt"))
    return apply.retime(formats.parse(source, "srt"), timemap, fit=fit, force=force)


def times(result: apply.Retimed) -> list[tuple[int, int]]:
    again = formats.parse(decode.decode(result.data, Path("film.srt")), "srt")
    return [(to_ms(cue.start), to_ms(cue.end)) for cue in again.cues]


def notes(result: apply.Retimed) -> dict[int, set[Note]]:
    return {one.cue.number: set(one.notes) for one in result.moved if one.notes}


def test_a_cue_within_one_stretch_moves_as_a_whole() -> None:
    result = follow((1_000, 3_000), (15_000, 17_000), (31_000, 33_000))
    assert times(result) == [(1_000, 3_000), (11_000, 13_000), (34_000, 36_000)]
    assert [one.cue.number for one in result.moved] == [2, 3]
    assert not notes(result)


def test_a_cue_in_removed_material_goes_to_the_sidecar_with_its_old_times() -> None:
    result = follow((1_000, 3_000), (11_000, 13_000), (15_000, 17_000))
    assert times(result) == [(1_000, 3_000), (11_000, 13_000)]
    assert [(one.cue.number, one.note) for one in result.removed] == [(2, Note.REMOVED)]
    assert result.sidecar is not None
    assert result.sidecar.decode() == "2\n00:00:11,000 --> 00:00:13,000\nCue 2\n"


def test_a_cue_whose_end_is_removed_ends_at_the_join() -> None:
    result = follow((8_000, 11_000))
    assert times(result) == [(8_000, 10_000)]
    assert notes(result) == {1: {Note.EARLIER_OUT}}


def test_a_cue_whose_beginning_is_removed_begins_at_the_join() -> None:
    result = follow((13_500, 16_000))
    assert times(result) == [(10_000, 12_000)]
    assert notes(result) == {1: {Note.LATER_IN}}


def test_a_cue_around_a_removed_part_closes_up() -> None:
    result = follow((9_000, 16_000))
    assert times(result) == [(9_000, 12_000)]
    assert notes(result) == {1: {Note.CLOSED_UP}}


def test_a_cue_that_something_is_put_into_keeps_its_longer_part() -> None:
    result = follow((28_500, 32_500), timemap=RECUT)
    assert times(result) == [(33_000, 35_500)]
    assert notes(result) == {1: {Note.LONGER_PART, Note.LATER_IN}}
    result = follow((27_000, 32_000), timemap=RECUT)
    assert times(result) == [(23_000, 26_000)]
    assert notes(result) == {1: {Note.LONGER_PART, Note.EARLIER_OUT}}


def test_something_short_that_is_put_into_a_cue_does_not_part_it() -> None:
    longer = TimeMap((Segment(end=from_ms(10_000)), Segment(offset=from_ms(200), begin=from_ms(10_000))))
    bridging = Fit(shortest=from_ms(800), gap=from_ms(80), frame=from_ms(40), bridge=from_ms(500))
    result = follow((9_000, 11_000), timemap=longer, fit=bridging)
    assert times(result) == [(9_000, 11_200)]
    assert notes(result) == {1: {Note.BRIDGED}}
    assert times(follow((9_000, 11_000), timemap=longer)) == [(9_000, 10_000)]


def test_too_small_a_remainder_goes_to_the_sidecar_with_what_was_left() -> None:
    result = follow((1_000, 2_000), (9_700, 13_000))
    assert [(one.cue.number, one.note, one.left) for one in result.removed] == [(2, Note.REMAINDER, from_ms(300))]
    assert times(result) == [(1_000, 2_000)]


def test_a_short_cue_that_loses_little_stays_and_is_flagged() -> None:
    result = follow((9_300, 10_100))
    assert times(result) == [(9_300, 10_000)]
    assert notes(result) == {1: {Note.EARLIER_OUT, Note.SHORT}}


def test_cues_that_the_cut_brings_together_keep_the_gap_of_the_profile() -> None:
    result = follow((8_000, 10_500), (14_000, 16_000))
    assert times(result) == [(8_000, 9_920), (10_000, 12_000)]
    assert notes(result) == {1: {Note.EARLIER_OUT, Note.GAP}}


def test_a_gap_that_was_smaller_before_stays_as_it_was() -> None:
    result = follow((15_000, 16_000), (16_020, 18_000))
    assert times(result) == [(11_000, 12_000), (12_020, 14_000)]
    assert not notes(result)


def test_cues_that_overlapped_before_overlap_as_before() -> None:
    result = follow((15_000, 18_000), (16_000, 17_000))
    assert times(result) == [(11_000, 14_000), (12_000, 13_000)]
    assert not notes(result)


def test_cues_that_show_at_once_are_each_held_to_the_next_one() -> None:
    result = follow((8_000, 10_500), (8_000, 10_500), (14_000, 16_000), (14_000, 16_000))
    assert times(result) == [(8_000, 9_920), (8_000, 9_920), (10_000, 12_000), (10_000, 12_000)]


def test_less_than_a_frame_between_two_stretches_is_no_join() -> None:
    measured = TimeMap((Segment(end=from_ms(10_000)), Segment(offset=from_ms(12), begin=from_ms(10_000))))
    assert times(follow((9_000, 11_000), timemap=measured)) == [(9_000, 11_012)]


def test_a_trimmed_cue_never_shows_past_its_join() -> None:
    frame = TimeMap(
        (Segment(end=from_ms(10_000) + PER_MS * 7 // 10), Segment(offset=from_ms(5_000), begin=from_ms(12_000))),
        (Span(from_ms(10_000) + PER_MS * 7 // 10, from_ms(12_000)),),
    )
    assert times(follow((8_000, 11_000), timemap=frame)) == [(8_000, 10_000)]


def test_scenes_that_change_places_are_flagged_and_keep_their_rows() -> None:
    swap = TimeMap(
        (
            Segment(offset=from_ms(10_000), end=from_ms(10_000)),
            Segment(offset=from_ms(-10_000), begin=from_ms(10_000), end=from_ms(20_000)),
            Segment(begin=from_ms(20_000)),
        )
    )
    result = follow((1_000, 3_000), (11_000, 13_000), (21_000, 22_000), timemap=swap)
    assert times(result) == [(11_000, 13_000), (1_000, 3_000), (21_000, 22_000)]
    assert notes(result) == {2: {Note.ORDER}}


def test_a_range_of_cues_moves_whole_and_overlaps_are_flagged_and_not_trimmed() -> None:
    earlier = TimeMap((Segment(offset=from_ms(-1_500), begin=from_ms(3_000)),), whole_cues=True)
    result = follow((1_000, 2_500), (3_000, 5_000), timemap=earlier)
    assert times(result) == [(1_000, 2_500), (1_500, 3_500)]
    assert notes(result) == {1: {Note.OVERLAP}}


def test_a_track_of_which_nothing_would_be_left_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        follow((11_000, 12_000), (12_500, 13_500))
    assert caught.value.slug == "nothing-left"
    assert times(follow((11_000, 12_000), force=True)) == []


def test_a_cue_of_no_length_goes_where_its_in_time_goes() -> None:
    assert times(follow((9_000, 9_000), (15_000, 15_000))) == [(9_000, 9_000), (11_000, 11_000)]


@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 6_000)), min_size=1, max_size=12))
def test_no_cue_is_lost_and_none_shows_in_what_was_inserted(spans: list[tuple[int, int]]) -> None:
    cues = [(start, start + length) for start, length in sorted(spans)]
    result = follow(*cues, (50_000, 51_000))
    kept = times(result)
    assert len(kept) + len(result.removed) == len(cues) + 1
    texts = result.data.decode() + (result.sidecar or b"").decode()
    assert all(texts.count(f"Cue {number}\n") == 1 for number in range(1, len(cues) + 2))
    assert all(end <= 26_000 or start >= 33_000 for start, end in kept)


ASS = (
    "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Comment: 0,0:00:11.00,0:00:13.00,Default,,0,0,0,,about what is gone\n"
    "Dialogue: 0,0:00:09.00,0:00:16.00,Default,,0,0,0,,One\n"
    "Dialogue: 0,0:00:12.00,0:00:13.00,Default,,0,0,0,,Two\n"
)


def test_a_comment_in_removed_material_goes_to_the_join() -> None:
    track = formats.parse(decode.decode(ASS.encode(), Path("film.ass")), "ass")
    result = apply.retime(track, RECUT, fit=FIT)
    rows = result.data.decode().splitlines()
    assert rows[2].startswith("Comment: 0,0:00:10.00,0:00:12.00")
    assert rows[3].startswith("Dialogue: 0,0:00:09.00,0:00:12.00")
    assert len(rows) == 4


def test_times_inside_of_a_cue_that_closes_up_stay_inside_of_it() -> None:
    vtt = "WEBVTT\n\n00:09.000 --> 00:16.000\n<00:09.500>One <00:12.000>two <00:15.000>three\n"
    track = formats.parse(decode.decode(vtt.encode(), Path("film.vtt")), "vtt")
    result = apply.retime(track, RECUT, fit=FIT)
    assert "00:09.000 --> 00:12.000\n<00:09.500>One <00:10.000>two <00:11.000>three" in result.data.decode()


def test_rows_that_stay_behind_when_forced_are_told() -> None:
    text = srt((1_000, 2_000), (15_000, 16_000)).replace("00:00:15,000", "00:00:15;000")
    track = formats.parse(decode.decode(text.encode(), Path("film.srt")), "srt")
    assert apply.retime(track, RECUT, fit=FIT, force=True).left == (6,)
