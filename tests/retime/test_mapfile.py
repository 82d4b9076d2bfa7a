"""Maps in files: what is written is read again exactly, and what is wrong is named."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pages import schemas

from kit.errors import UsageError
from kit.retime import mapfile
from kit.retime.timemap import Evidence, Segment, Span, TimeMap, Verdict
from kit.time import exact
from kit.time.ticks import PER_SECOND, from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

MAP = TimeMap(
    (
        Segment(end=from_ms(10_000)),
        Segment(Fraction(1001, 1000), Fraction(-7, 3), from_ms(14_000), 30 * PER_SECOND + 29_429_400),
        Segment(offset=from_ms(3_000), begin=31 * PER_SECOND),
    ),
    (Span(from_ms(10_000), from_ms(14_000)),),
    "conform",
    Verdict.UNSURE,
    0.5,
    (Evidence("events", "3 of 3", "all"),),
    ("Event 012 has two sources.",),
)
FILE = Path("recut.json")


@given(ticks=st.integers(-(10**14), 10**14) | st.fractions(-(10**14), 10**14, max_denominator=10**6))
def test_a_time_is_read_as_it_was_written(ticks: int | Fraction) -> None:
    assert exact.read(exact.write(ticks)) == ticks


@pytest.mark.parametrize(
    ("ticks", "text"),
    [
        (from_ms(600_250), "00:10:00.250"),
        (600 * PER_SECOND + PER_SECOND // 24, "00:10:00+1/24"),
        (-from_ms(1), "-00:00:00.001"),
        (360_000 * PER_SECOND, "100:00:00.000"),
    ],
)
def test_times_are_readable(ticks: int, text: str) -> None:
    assert exact.write(ticks) == text


@pytest.mark.parametrize(
    "text", ["", "1", "00:60:00.000", "00:00:01+1/0", "00:00:01+3/2", "00:00:01+1", "1:2:3", "0:00:00,5"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text itself is the argument
        exact.read(text)
    assert caught.value.args == (text,)


def test_a_map_comes_back_as_it_was() -> None:
    assert mapfile.load(mapfile.dump(MAP), FILE) == MAP


def test_a_map_fits_its_published_schema() -> None:
    judge = Draft202012Validator(json.loads(schemas.SCHEMAS["map.json"]()))
    judge.validate(json.loads(mapfile.dump(MAP)))
    assert not judge.is_valid(json.loads(mapfile.dump(MAP)) | {"schema": 2})


def spoil(change: Callable[[dict[str, Any]], object]) -> bytes:
    data = json.loads(mapfile.dump(MAP))
    change(data)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.pop("verdict"), "verdict"),
        (lambda data: data.update(verdict="sure"), "verdict"),
        (lambda data: data.update(schema=2), "schema"),
        (lambda data: data.update(author="me"), "author"),
        (lambda data: data.update(confidence=1.5), "confidence"),
        (lambda data: data["segments"][1].update(ratio="0"), "segments[1].ratio"),
        (lambda data: data["segments"][1].update(ratio="1/0"), "segments[1].ratio"),
        (lambda data: data["segments"][1].update(ratio="1.001"), "segments[1].ratio"),
        (lambda data: data["segments"][2].update(offset="3"), "segments[2].offset"),
        (lambda data: data["segments"][2].update(begin="00:00:20.000"), "segments[2]"),
        (lambda data: data["segments"][0].update(new_end="00:00:11.000"), "segments[0].new_end"),
        (lambda data: data["segments"][0].update(new_begin="00:00:11.000"), "segments[0].new_begin"),
        (lambda data: data["segments"][0].update(begin=5), "segments[0].begin"),
        (lambda data: data["removed"][0].update(end="00:00:09.000"), "removed[0]"),
        (lambda data: data["segments"][0].update(offset="00:00:01+2/1"), "segments[0].offset"),
    ],
)
def test_what_is_wrong_in_a_map_is_named(change: Callable[[dict[str, Any]], object], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        mapfile.load(spoil(change), FILE)
    assert told in caught.value.message
    assert caught.value.slug == "bad-map"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": 1}'])
def test_what_is_no_map_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="is no time map"):
        mapfile.load(data, FILE)


def test_the_new_ends_may_be_left_out() -> None:
    def shorten(data: dict[str, Any]) -> None:
        for segment in data["segments"]:
            del segment["new_begin"], segment["new_end"]

    assert mapfile.load(spoil(shorten), FILE) == MAP


def test_segments_that_overlap_are_written_so_that_they_can_be_read() -> None:
    overlapping = TimeMap((Segment(offset=5, begin=10, end=20), Segment(offset=1)), method="points")
    again = mapfile.load(mapfile.dump(overlapping), FILE)
    assert [again.of(time).at(time) for time in (5, 15, 25)] == [overlapping.of(time).at(time) for time in (5, 15, 25)]
