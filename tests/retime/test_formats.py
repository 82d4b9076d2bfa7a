"""A recut in every format that kit writes: rows are patched, removed cues keep theirs in a file of the same format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.errors import RefusedError
from kit.retime import apply
from kit.retime.joins import Fit
from kit.retime.timemap import Segment, Span, TimeMap
from kit.subs import decode, faults, formats
from kit.subs.track import Facts
from kit.subs.writers import registry
from kit.subs.writers.base import Options
from kit.subs.writers.convert import convert
from kit.time.rate import Rate, parse_rate
from kit.time.ticks import from_ms, to_ms

if TYPE_CHECKING:
    from kit.subs.track import Track

RATE = parse_rate("25")
SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\n<i>One</i>\nin two\n\n2\n00:00:08,000 --> 00:00:11,000\nTwo & more\n\n"
    "3\n00:00:11,000 --> 00:00:13,000\nThree\n\n4\n00:00:13,040 --> 00:00:13,960\nFour\n\n"
    "5\n00:00:15,000 --> 00:00:17,000\nFive\n"
)
RECUT = TimeMap(
    (Segment(end=from_ms(10_000)), Segment(offset=from_ms(-4_000), begin=from_ms(14_000))),
    (Span(from_ms(10_000), from_ms(14_000)),),
)


def read(data: bytes, path: Path, rate: Rate = RATE) -> Track:
    source = decode.decode(data, path)
    return formats.whole(formats.parse(source, formats.detect(source).name, facts=Facts(rate=rate)))


def written(name: str) -> Track:
    """The track above as a file of a format."""
    writer = registry.named(name)
    made = convert([read(SRT.encode(), Path("film.en.srt"))], writer, Options(RATE))
    assert made.data is not None, made.copies[0].refusals
    return read(made.data, Path(f"film.en{writer.extensions[0]}"))


def cues(track: Track) -> list[tuple[int, int, str]]:
    return [(to_ms(cue.start), to_ms(cue.end), cue.text) for cue in track.cues]


@pytest.mark.parametrize("name", registry.NAMES)
def test_every_format_follows_a_recut_and_keeps_what_it_removes(name: str) -> None:
    before = written(name)
    old = cues(before)
    result = apply.retime(before, RECUT, fit=Fit(shortest=from_ms(800), gap=0, frame=from_ms(40)))
    after = read(result.data, before.path)
    assert {fault.kind for fault in after.faults} <= {faults.BAD_NUMBER}
    assert cues(after) == [old[0], (8_000, 10_000, old[1][2]), (11_000, 13_000, old[4][2])]
    assert result.sidecar is not None
    beside = read(result.sidecar, before.path)
    assert {fault.kind for fault in beside.faults} <= {faults.BAD_NUMBER}
    assert cues(beside) == old[2:4]
    # A map that removes nothing more gives the same bytes: what is left is patched, and not written anew.
    assert apply.retime(after, TimeMap((Segment(),))).data == result.data


@pytest.mark.parametrize("name", registry.NAMES)
def test_what_no_map_touches_stays_to_the_byte(name: str) -> None:
    before = written(name)
    late = TimeMap((Segment(offset=from_ms(4_000), begin=from_ms(60_000)),), (Span(from_ms(40_000), from_ms(50_000)),))
    result = apply.retime(before, late)
    assert not result.changed
    assert result.data == decode.encode(before.source, before.source.rows)


@pytest.mark.parametrize("name", registry.NAMES)
def test_a_track_is_not_emptied_unasked(name: str) -> None:
    before = written(name)
    with pytest.raises(RefusedError) as caught:
        apply.retime(before, TimeMap((), (Span(),)))
    assert caught.value.slug == "nothing-left"
