"""OpenTimelineIO files, and plain lists of kept ranges."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from kit.errors import KitError, UsageError, each
from kit.retime.course import course
from kit.retime.cutlist import kept, otio
from kit.retime.timemap import Span
from kit.time.rate import parse_rate
from kit.time.ticks import PER_SECOND, from_ms

FILE = Path("film.otio")


def time(value: float, rate: float = 24) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": rate, "value": value}


def item(kind: str, length: float, start: float = 0, **more: Any) -> dict[str, Any]:
    span = {"OTIO_SCHEMA": "TimeRange.1", "start_time": time(start), "duration": time(length)}
    return {"OTIO_SCHEMA": kind, "source_range": span, **more}


def timeline(*tracks: list[dict[str, Any]], **more: Any) -> str:
    children = [{"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": track} for track in tracks]
    return json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": children}, **more})


def test_clips_gaps_transitions_and_speeds_are_frames() -> None:
    text = timeline(
        [
            item("Clip.1", 48, 100, name="sea", media_reference={"target_url": "file:///media/sea.mov"}),
            {"OTIO_SCHEMA": "Transition.1", "in_offset": time(6), "out_offset": time(6)},
            item("Clip.2", 24, 0, name="snow", effects=[{"OTIO_SCHEMA": "LinearTimeWarp.1", "time_scalar": -1.0}]),
            item("Gap.1", 12),
            item("Clip.1", 24, 5, name="still", effects=[{"OTIO_SCHEMA": "FreezeFrame.1", "time_scalar": 0}]),
        ],
        global_start_time=time(86_400),
    )
    cut = otio.read(text, FILE, None)
    found = [(shot.begin - cut.begin, shot.length, shot.source, shot.speed, shot.origin.clip) for shot in cut.shots]
    assert found == [
        (0, 48, 100, 1, "sea"),
        (48, 24, 0, -1, "snow"),
        (84, 24, 5, 0, "still"),
    ]
    assert cut.begin == 86_400
    assert cut.shots[0].origin.file == "file:///media/sea.mov"


def test_the_track_with_most_picture_is_the_film_and_the_others_are_graphics() -> None:
    cut = otio.read(timeline([item("Clip.1", 480, name="film")], [item("Clip.1", 24, name="title")]), FILE, None)
    assert [shot.origin.clip for shot in cut.shots] == ["film"]
    assert dict(cut.counts) == {"picture": 1, "graphics": 1}


def test_a_rate_that_is_written_as_a_decimal_is_the_exact_one() -> None:
    text = timeline([item("Clip.1", 24)]).replace('"rate": 24', '"rate": 23.976023976')
    assert otio.read(text, FILE, parse_rate("23.976")).rate.fps == Fraction(24_000, 1001)
    with pytest.raises(UsageError) as caught:
        otio.read(text, FILE, parse_rate("24"))
    assert caught.value.slug == "other-rate"


def test_a_timeline_that_begins_at_a_drop_frame_hour_counts_so() -> None:
    text = timeline([item("Clip.1", 24)], global_start_time=time(107_892)).replace('"rate": 24', '"rate": 29.97')
    assert otio.read(text, FILE, None).drop
    assert not otio.read(text.replace("107892", "108000"), FILE, None).drop


def test_sources_at_another_rate_are_counted_in_frames_of_the_timeline() -> None:
    clip = item("Clip.1", 48, name="sea")
    clip["source_range"]["start_time"] = time(100, 50)
    (shot,) = otio.read(timeline([clip], global_start_time=time(0, 25)), FILE, None).shots
    assert (shot.length, shot.source) == (50, 50)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"OTIO_SCHEMA":' * 100_000,
        timeline([item("Clip.1", 24)], metadata="deep").replace('"deep"', "[" * 300 + "]" * 300),
        '{"OTIO_SCHEMA": "Clip.1"}',
        timeline([]),
        timeline([item("Gap.1", 24)]),
        timeline([item("Clip.1", -5)]),
        timeline([item("Clip.1", 1e300)]),
        timeline([item("Clip.1", 24)]).replace('"rate": 24', '"rate": 0'),
        timeline([item("Clip.1", 24)]).replace('"rate": 24', '"rate": "24"'),
        timeline([item("Clip.1", 24)]).replace('"value": 24', '"value": NaN'),
        timeline([{"OTIO_SCHEMA": "Clip.1", "name": "no length"}, item("Clip.1", 24)]),
    ],
)
def test_what_is_no_whole_timeline_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        otio.read(text, FILE, None)
    assert caught.value.slug == "bad-timeline"
    assert len(caught.value.message) < 300


def test_kept_ranges_close_up_in_their_order() -> None:
    rows = ["# short\n", "\n", "00:00:00:00 00:00:10:00\n", "00:00:30.000 - 00:01:00.000 # end\n", "15s --> 20s\n"]
    timemap = kept.read(rows, Path("kept.txt"), parse_rate("25"))
    assert course(timemap).removed == (
        Span(10 * PER_SECOND, 15 * PER_SECOND),
        Span(20 * PER_SECOND, 30 * PER_SECOND),
        Span(60 * PER_SECOND),
    )
    assert [timemap.of(at * PER_SECOND).at(at * PER_SECOND) // PER_SECOND for at in (5, 30, 15)] == [5, 10, 40]


def test_kept_ranges_of_a_programme_count_from_its_start() -> None:
    hour = from_ms(36_000_000)
    timemap = kept.read(["10:00:01:00 10:00:02:00\n"], Path("kept.txt"), parse_rate("23.976"), hour)
    assert timemap.segments[0].offset == -parse_rate("23.976").start_of(24)
    assert timemap.segments[0].begin == hour + parse_rate("23.976").start_of(24)


@pytest.mark.parametrize(
    ("rows", "told", "count"),
    [
        (["00:00:00:00\n", "5s\n"], "no range of two times", 2),
        (["10s 5s\n"], "ends before it begins", 1),
        (["0s 5s\n", "4s 6s\n"], "lies over the range of row 1", 1),
        (["0s 00:00:05:25\n"], "does not exist", 1),
        (["# nothing\n"], "keeps nothing", 1),
        ([], "keeps nothing", 1),
    ],
)
def test_ranges_that_cannot_be_kept_are_named_by_their_rows(rows: list[str], told: str, count: int) -> None:
    with pytest.raises(KitError) as caught:
        kept.read(rows, Path("kept.txt"), parse_rate("25"))
    assert len(each(caught.value)) == count
    assert told in each(caught.value)[0].message
