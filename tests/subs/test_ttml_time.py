"""TTML's time expressions: exact in every form, and written back in the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.subs.formats.ttml_time import Clock, Form, clock_of
from kit.time.ticks import from_ms, from_seconds


@pytest.mark.parametrize(
    ("text", "parameters", "ticks"),
    [
        ("00:00:01.5", {}, from_ms(1500)),
        ("100:00:00", {}, from_seconds(360_000)),
        ("1.5s", {}, from_ms(1500)),
        ("1500ms", {}, from_ms(1500)),
        ("0.5h", {}, from_seconds(1800)),
        ("1.5m", {}, from_seconds(90)),
        ("36f", {"frameRate": "24"}, from_ms(1500)),
        ("45f", {}, from_ms(1500)),
        ("15000000t", {"tickRate": "10000000"}, from_ms(1500)),
        ("48t", {"frameRate": "24", "subFrameRate": "2"}, from_seconds(1)),
        ("7t", {}, from_seconds(7)),
        ("00:00:01:12", {"frameRate": "24"}, from_ms(1500)),
        ("00:00:01:12.1", {"frameRate": "25", "subFrameRate": "2"}, from_ms(1500)),
        ("00:00:01:12", {"frameRate": "24", "frameRateMultiplier": "1000 1001"},
         from_seconds(1 + Fraction(12012, 24000))),
        ("00:01:00:00", {"frameRate": "30", "frameRateMultiplier": "1000 1001", "timeBase": "smpte"},
         from_seconds(Fraction(1800 * 1001, 30000))),
        ("00:01:00:02",
         {"frameRate": "30", "frameRateMultiplier": "1000 1001", "timeBase": "smpte", "dropMode": "dropNTSC"},
         from_seconds(Fraction(1800 * 1001, 30000))),
        ("1:00:00.5", {}, from_seconds(Fraction(7201, 2))),
        ("00:00:01,5", {}, from_ms(1500)),
    ],
)  # fmt: skip
def test_every_form_of_a_time_is_read_exactly(text: str, parameters: dict[str, str], ticks: int) -> None:
    clock, bad = clock_of({f"ttp:{name}": value for name, value in parameters.items()})
    stamp = clock.parse(text)
    assert bad == ()
    assert stamp
    assert stamp.ticks == ticks
    assert stamp.loose == (text in {"1:00:00.5", "00:00:01,5"})
    assert clock.parse(clock.write(ticks, stamp.form)) == stamp._replace(loose="," in text or text[1] == ":")


@pytest.mark.parametrize("text", ["1000:1001", "999 1000", "1000 1001"])
def test_older_ways_of_writing_the_multiplier_mean_the_same_rate(text: str) -> None:
    clock, bad = clock_of({"ttp:frameRate": "30", "ttp:frameRateMultiplier": text})
    assert (clock.rate, bad) == (Fraction(30000, 1001), ())


@given(
    ticks=st.integers(0, 10**13),
    kind=st.sampled_from(["clock", "frames", "h", "m", "s", "ms", "f", "t"]),
    decimals=st.integers(0, 6),
    nominal=st.sampled_from([24, 25, 30]),
    ntsc=st.booleans(),
    smpte=st.booleans(),
)
def test_a_written_time_is_the_nearest_of_its_form(
    ticks: int, kind: str, decimals: int, nominal: int, ntsc: bool, smpte: bool
) -> None:
    exact = Fraction(nominal * 1000, 1001) if ntsc else Fraction(nominal)
    clock = Clock(nominal, exact, 1, 10_000_000, smpte)
    form = Form(kind, 0 if kind == "frames" else decimals)
    if smpte and kind == "clock":
        return
    stamp = clock.parse(clock.write(ticks, form))
    assert stamp
    assert 2 * abs(stamp.ticks - ticks) <= clock.step(form) + 1
