"""MicroDVD: frames at a rate that is known, codes, and no row without a word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.cli import main
from kit.errors import UsageError
from kit.subs import decode, faults, formats
from kit.subs.edit import SetEnd, SetStart
from kit.subs.track import Facts
from kit.time.rate import parse_rate
from kit.time.ticks import PER_SECOND, from_ms, to_ms

if TYPE_CHECKING:
    from kit.subs.track import Track


def read(text: str, fps: str = "24") -> Track:
    facts = Facts(rate=parse_rate(fps) if fps else None)
    return formats.parse(decode.decode(text.encode(), Path("film.ko.sub")), "microdvd", facts=facts)


def test_frames_are_times_at_the_film_s_rate() -> None:
    text = "{24}{48}강을 건넜다|새벽이었다\n{86313}{86400}끝\n"
    first, last = read(text).cues
    assert (first.start, first.end, first.lines) == (PER_SECOND, 2 * PER_SECOND, ("강을 건넜다", "새벽이었다"))
    assert to_ms(last.start) == 3596375
    assert to_ms(read(text, "23.976").cues[1].start) == 3599971


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("23.976", "23.976"),
        ("23.98", "23.976"),
        ("23,976", "23.976"),
        ("25", "25"),
        ("25.000", "25"),
        ("29.97", "29.97"),
    ],
)
def test_the_first_row_may_say_the_rate(said: str, rate: str) -> None:
    track = read(f"\ufeff{{1}}{{1}}{said}\n{{24}}{{48}}강\n", "")
    assert track.facts.rate == parse_rate(rate)
    assert [cue.lines for cue in track.cues] == [("강",)]
    assert track.cues[0].start == parse_rate(rate).start_of(24)
    assert track.faults == ()


def test_without_a_rate_nothing_is_guessed() -> None:
    with pytest.raises(UsageError) as caught:
        read("{24}{48}강\n", "")
    assert caught.value.slug == "no-rate"
    assert "--fps" in caught.value.hint


def test_two_rates_are_not_one() -> None:
    with pytest.raises(UsageError) as caught:
        read("{1}{1}25\n{24}{48}강\n", "24")
    assert caught.value.slug == "rate-differs"


def test_looks_are_kept() -> None:
    (cue,) = read("{1}{2}{Y:b}{y:i}{c:$0000FF}하나|둘{f:Arial}{s:20}|{o:1,2}셋\n").cues
    assert cue.lines == ("하나", "둘", "셋")
    assert cue.spans is not None
    assert [(span.bold, span.italic, span.colour) for line in cue.spans for span in line] == [
        (True, True, "#ff0000"),
        (True, False, None),
        (True, False, None),
    ]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("{24}강", faults.BAD_TIME_LINE),
        ("{2O}{48}강", faults.BAD_TIME_LINE),
        ("{24}{}강", faults.BAD_TIME_LINE),
        ("{-24}{48}강", faults.BAD_TIME_LINE),
        ("[24][48]강", faults.BAD_TIME_LINE),
        ("강", faults.ORPHAN_TEXT),
    ],
)
def test_a_row_that_is_no_cue_is_told(row: str, kind: str) -> None:
    track = read(f"{{1}}{{9}}앞\n{row}\n{{50}}{{60}}뒤\n")
    assert [cue.lines for cue in track.cues] == [("앞",), ("뒤",)]
    assert [(fault.kind, fault.row, fault.values["text"]) for fault in track.faults] == [(kind, 2, row)]


def test_an_unknown_code_and_an_empty_cue_are_told() -> None:
    track = read("{1}{2}{할머니}강\n{3}{4}\n")
    assert track.cues[0].lines == ("{할머니}강",)
    assert [fault.kind for fault in track.faults] == [faults.BAD_MARKUP, faults.EMPTY_CUE]


@given(
    st.lists(
        st.sampled_from(["{1}{20}a|b", "{x}{2}a", "a", "", "{3}{4}", "{1}{1}25", "  ", "{5}{6}{y:i}x"]), max_size=9
    )
)
def test_every_row_is_a_cue_or_a_fault(rows: list[str]) -> None:
    text = "".join(f"{row}\n" for row in ["{7}{8}first", *rows])
    track = read(text)
    lost = [fault for fault in track.faults if fault.kind in faults.LOST]
    assert len([row for row in text.splitlines() if row.strip()]) == len(track.cues) + len(lost)
    assert formats.patch(track, []) == text.encode()


@pytest.mark.parametrize("fps", ["23.976", "24", "25", "29.97"])
def test_times_are_set_to_the_nearest_frame(fps: str) -> None:
    track = read("{24}{48}{y:i}강|물\r\n{50}{60}끝\r\n", fps)
    rate = parse_rate(fps)
    data = formats.patch(track, [SetStart(1, rate.start_of(30) + from_ms(3)), SetEnd(1, rate.start_of(49))])
    assert data.decode() == "{30}{49}{y:i}강|물\r\n{50}{60}끝\r\n"


def test_it_is_checked_and_moved_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "film.ko.sub"
    path.write_text("{24}{96}강을 건넜다\n", encoding="utf-8")
    assert main.run(["subs", "check", "film.ko.sub"]) == 2
    assert "--fps" in capsys.readouterr().err
    assert main.run(["subs", "check", "film.ko.sub", "--fps", "24"]) == 0
    assert main.run(["subs", "retime", "shift", "+1s", "film.ko.sub", "--fps", "24"]) == 0
    assert path.read_text(encoding="utf-8") == "{48}{120}강을 건넜다\n"


def test_a_change_of_rate_is_refused_since_the_frames_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "film.ko.sub"
    path.write_text("{24}{48}하나\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main.run(["subs", "retime", "rate", "25", "23.976", "film.ko.sub"]) == 2
    assert "the same frames keep their numbers" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "{24}{48}하나\n"
