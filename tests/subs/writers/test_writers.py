"""What holds for every writer: its files read back as the same cues, in kit and elsewhere, and losses are told."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.cli import subs_convert
from kit.errors import UsageError
from kit.subs import decode, formats
from kit.subs.cue import Cue, Span
from kit.subs.source import Encoding, Source
from kit.subs.track import Facts, Track
from kit.subs.writers import registry
from kit.subs.writers.base import Grain, Options, Writer
from kit.subs.writers.convert import convert
from kit.time.rate import parse_rate
from kit.time.ticks import PER_MS, PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.look import Spans

_RATE = parse_rate("25")
_READ = set(formats.NAMES)
_WORDS = [
    "Bonjour à tous",
    "안녕하세요",
    "He said: no.",
    "4 < 5 & 6 > 3",
    "“Quoted”",
    "une  pause",
    "‘한강’의 밤",
    "— Oui ?",
]
_LATIN = [word for word in _WORDS if word.isascii() or "à" in word]
_SIDES = ["#ffff00", "#00ffff", None]
PAIRS = [(a, b) for a, b in itertools.combinations(registry.WRITERS, 2) if {a.format, b.format} <= _READ]


def _named(one: object) -> str:
    return one.name if isinstance(one, Writer) else str(one)


def _words(writers: tuple[Writer, ...]) -> list[str]:
    return _LATIN if any(writer.holds.repertoire for writer in writers) else _WORDS


@st.composite
def _tracks(draw: st.DrawFn, words: list[str]) -> Track:
    """Cues one after the other, at times that any format can say, some styled and placed."""
    cues = []
    at = draw(st.integers(0, 9 * 3600 * 25 - 40_000))
    for number in range(1, draw(st.integers(1, 8)) + 1):
        length = draw(st.integers(10, 200))
        lines = draw(st.lists(st.sampled_from(words), min_size=1, max_size=2))
        italics = tuple((Span(line, italic=True),) for line in lines)
        spans: Spans | None = draw(st.none() | st.just(italics))
        colour = draw(st.sampled_from(_SIDES))
        if colour and spans is None:
            spans = tuple((Span(line[:3], colour=colour), Span(line[3:])) for line in lines)
        cues.append(
            Cue(
                number,
                _RATE.start_of(at),
                _RATE.start_of(at + length),
                tuple(lines),
                *(1, 1, 1, 1),
                spans,
                align=draw(st.sampled_from([2, 2, 2, 8])),
            )
        )
        at += length + draw(st.sampled_from([0, 2, 50]))
    source = Source(Path("x"), Encoding("utf-8", b"", "utf-8"), ())
    return Track(Path("x"), "none", source, tuple(cues), (), locale="fr-CA")


def _again(data: bytes, writer: Writer) -> Track:
    source = decode.decode(data, Path(f"x{writer.extensions[0]}"))
    return formats.parse(source, formats.detect(source).name, facts=Facts(rate=_RATE))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(map(_named, pair)))
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_there_and_back_keeps_every_time_and_word(pair: tuple[Writer, Writer], data: st.DataObject) -> None:
    track = data.draw(_tracks(_words(pair)))
    options = Options(_RATE)
    now = track
    for writer in (*pair, *pair):
        done = convert([now], writer, options)
        assert done.data is not None, done.copies[0].refusals
        now = _again(done.data, writer)
        assert now.format == writer.format
        assert not now.faults
    assert [(cue.start, cue.end) for cue in now.cues] == [(cue.start, cue.end) for cue in track.cues]
    spaces = re.compile(" +")
    assert [spaces.sub(" ", cue.text) for cue in now.cues] == [spaces.sub(" ", cue.text) for cue in track.cues]


@pytest.mark.parametrize("writer", registry.WRITERS, ids=_named)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_comes_back_has_every_look_that_no_loss_named(writer: Writer, data: st.DataObject) -> None:
    track = data.draw(_tracks(_words((writer,))))
    done = convert([track], writer, Options(_RATE))
    assert done.data is not None
    told = {number for loss in done.copies[0].losses for number in loss.cues}
    if writer.format not in _READ:
        return
    for old, new in zip(track.cues, _again(done.data, writer).cues, strict=True):
        if old.number not in told:
            assert old.has_italics == new.has_italics
            assert old.align == new.align


@pytest.mark.parametrize("writer", registry.WRITERS, ids=_named)
def test_times_between_two_steps_move_by_half_a_step_at_most(
    writer: Writer, track: Callable[..., Track], cue: Callable[..., Cue]
) -> None:
    cues = [cue(1000 + 137 * at, 1000 + 137 * at + 101, "a") for at in range(40)]
    done = convert([track(*cues)], writer, Options(_RATE))
    step = writer.holds.step or _RATE.frame
    assert 2 * done.copies[0].rounding.most <= step


@pytest.mark.parametrize("writer", registry.WRITERS, ids=_named)
def test_a_cue_too_short_for_the_format_still_shows(
    writer: Writer, track: Callable[..., Track], cue: Callable[..., Cue]
) -> None:
    done = convert([track(cue(1000, 1001, "a"), cue(3000, 4000, "b"))], writer, Options(_RATE))
    assert done.data is not None
    if writer.format in _READ:
        first = _again(done.data, writer).cues[0]
        assert first.duration > 0


@pytest.mark.parametrize("writer", registry.WRITERS, ids=_named)
def test_a_time_past_the_format_s_end_is_never_cut(
    writer: Writer, track: Callable[..., Track], cue: Callable[..., Cue]
) -> None:
    late = writer.holds.latest
    if late is None:
        pytest.skip("has no end")
    ms = late * 1000 // PER_SECOND
    done = convert([track(cue(1000, 2000, "a"), cue(ms + 10_000, ms + 11_000, "b"))], writer, Options(_RATE))
    assert done.data is None
    assert done.copies[0].refusals[0].cues == (2,)


@pytest.mark.parametrize("writer", registry.WRITERS, ids=_named)
def test_each_loss_names_its_cues(writer: Writer, track: Callable[..., Track], cue: Callable[..., Cue]) -> None:
    spans = ((Span("a", underline=True), Span("b", bold=True), Span("c", colour="#123456")),)
    done = convert(
        [
            track(
                cue(1000, 2000, "plain"),
                cue(3000, 4000, "abc", spans=spans, align=7, layer=3, speaker="Anna"),
                cue(3500, 5000, "at once"),
                cue(6000, 7000, "  "),
                cue(8000, 9000, "a\n\nb"),
            )
        ],
        writer,
        Options(_RATE),
    )
    assert done.data is not None, done.copies[0].refusals
    losses = {loss.what: loss.cues for loss in done.copies[0].losses}
    holds = writer.holds
    assert losses["cues without words are left out"] == (4,)
    assert ("bold is left out" in losses) is (holds.bold is Grain.NO)
    assert ("the colour #123456, which the format does not have, is left out" in losses) is (
        holds.colour is not Grain.NO and holds.colours is not None
    )
    assert ("layers (which text lies above which) are left out" in losses) is not holds.layers
    assert ("the speakers' names beside the text are left out" in losses) is not holds.speakers
    assert ("blank lines are left out" in losses) is not holds.blank_lines
    assert ("cues that show at the same time become one text after another" in losses) is not holds.overlaps
    assert ("text at the top left moves to the bottom" in losses) is (7 not in holds.positions)


def test_the_command_names_every_writer() -> None:
    assert subs_convert.TARGETS == registry.NAMES


def test_no_two_writers_have_one_name_and_each_is_found_by_its_extension() -> None:
    assert len(set(registry.NAMES)) == len(registry.NAMES)
    for writer in registry.WRITERS:
        path = Path(f"x{writer.extensions[0].upper()}")
        if writer.extensions == (".xml",):
            with pytest.raises(UsageError, match="several formats"):
                registry.for_path(path)
        else:
            assert registry.for_path(path) is writer


def test_words_that_would_be_taken_for_markup_are_refused(track: Callable[..., Track], cue: Callable[..., Cue]) -> None:
    done = convert([track(cue(1000, 2000, "<i>literal</i>"))], registry.named("srt"), Options())
    assert done.data is None
    assert done.copies[0].refusals[0].cues == (1,)
    assert convert([track(cue(1000, 2000, "<i>literal</i>"))], registry.named("vtt"), Options()).data


def test_a_time_line_within_the_words_ends_no_cue(track: Callable[..., Track], cue: Callable[..., Cue]) -> None:
    hostile = cue(1000, 2000, "one\n00:00:05,000 --> 00:00:06,000\ntwo")
    for writer in registry.WRITERS:
        done = convert([track(hostile)], writer, Options(_RATE))
        if done.data is not None and writer.format in _READ:
            assert len(_again(done.data, writer).cues) == 1


@pytest.mark.parametrize("name", ["ttml", "dcp", "dcp-interop"])
def test_a_control_character_is_refused_by_its_number_where_xml_has_none(
    name: str, track: Callable[..., Track], cue: Callable[..., Cue]
) -> None:
    done = convert([track(cue(1000, 2000, "a\x0bb"))], registry.named(name), Options(_RATE))
    assert done.data is None
    assert str(done.copies[0].refusals[0]) == "characters that do not exist there, U+000B: cue 1"


def test_twenty_thousand_cues_at_once_are_refused_quickly(cue: Callable[..., Cue]) -> None:
    cues = tuple(cue(at, 10_000_000, "a", number=at) for at in range(1, 20_001))
    source = Source(Path("x"), Encoding("utf-8", b"", "utf-8"), ())
    done = convert([Track(Path("x"), "none", source, cues, ())], registry.named("sami"), Options())
    assert done.data is None
    assert done.copies[0].refusals[0].what == "more than 16 cues show at the same time"


def test_overlapping_cues_keep_their_words_and_times_in_states(
    track: Callable[..., Track], cue: Callable[..., Cue]
) -> None:
    done = convert([track(cue(1000, 4000, "one"), cue(2000, 5000, "two"))], registry.named("sami"), Options())
    assert done.data is not None
    found = _again(done.data, registry.named("sami"))
    assert [(one.start // PER_MS, one.end // PER_MS, one.text) for one in found.cues] == [
        (1000, 2000, "one"),
        (2000, 4000, "one\ntwo"),
        (4000, 5000, "two"),
    ]
