"""Breaking anew moves nothing but the breaks: words, tags and speakers stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.check import profile, rebreak
from kit.check.breaking.speakers import passages
from kit.subs import decode, formats

if TYPE_CHECKING:
    from kit.subs.track import Track

EN = profile.load("festival-en").limits
KO = profile.load("festival-ko").limits
SOME = (
    "the a of river we to and because night, they 20 years Ann Shin never. who <i>quiet</i> 우리는 수 있다 Où ! « le »"
)
WORDS = st.sampled_from(SOME.split(" "))


def track(text: str, name: str = "film.en.srt") -> Track:
    path = Path(name)
    source = decode.decode(text.encode(), path)
    return formats.parse(source, path.suffix[1:], locale=name.split(".")[1])


def again(text: str, name: str = "film.en.srt") -> str:
    read = track(text, name)
    cue = read.cues[0]
    made = rebreak.broken(cue, read.locale, KO if ".ko." in name else EN)
    edit = rebreak.edit(read, cue, made)
    return "".join(formats.patch(read, [edit] if edit else []).decode())


def srt(text: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:06,000\n{text}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<i>They told us to keep quiet and to</i> walk behind him.",
            "<i>They told us to keep quiet\nand to</i> walk behind him.",
        ),
        (
            '<font color="#ffff00">They told us to keep quiet and to walk behind him.</font>',
            '<font color="#ffff00">They told us to keep quiet\nand to walk behind him.</font>',
        ),
        (
            "{\\an8}They told us to keep quiet and to walk behind him.",
            "{\\an8}They told us to keep quiet\nand to walk behind him.",
        ),
        (
            "<i>They told us</i>\n<i>to keep quiet and to walk behind him.</i>",
            "<i>They told us</i> <i>to keep quiet\nand to walk behind him.</i>",
        ),
    ],
)
def test_tags_stay_with_their_words(before: str, after: str) -> None:
    assert again(srt(before)) == srt(after)


def test_ass_breaks_are_written_as_ass_writes_them() -> None:
    head = "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
    row = "Dialogue: 0,0:00:01.00,0:00:06.00,Default,{\\i1}They told us to keep quiet and to{\\i0} walk behind him.\n"
    assert "quiet\\Nand to{\\i0} walk" in again(head + row, "film.en.ass")


@pytest.mark.parametrize(
    "lines",
    [
        ("-Where to?", "-North, and we must not be seen by anybody on the way there."),
        ("[wind howling]", "We must not be seen by anybody on the way over the mountain."),
        ("♪ The river is wide ♪", "♪ and I cannot get over it however hard I try to swim ♪"),
        ("ANN: Where to?", "TOM: North, and we must not be seen by anybody on the way."),
        ("TORONTO", "One year later we met again in the house of the old man there."),
    ],
)
def test_two_voices_are_never_run_together(lines: tuple[str, ...]) -> None:
    assert [len(part) for part in passages(lines)] == [1, 1]
    assert again(srt("\n".join(lines))) == srt("\n".join(lines))


@pytest.mark.parametrize(
    "text", ["They told us to wait until the re-\nnewal of all our papers was done there.", "a  b\nc"]
)
def test_a_text_that_cannot_be_put_together_is_left(text: str) -> None:
    assert again(srt(text)) == srt(text)


def test_korean_is_never_cut_inside_an_eojeol() -> None:
    assert again(srt("국가안전보위부체포조사관들이몰려왔습니다"), "film.ko.srt") == srt(
        "국가안전보위부체포조사관들이몰려왔습니다"
    )


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, min_size=2, max_size=18), st.integers(1, 17), st.sampled_from(["en", "fr-CA", "ko"]))
def test_nothing_but_spaces_at_breaks_is_lost(words: list[str], cut: int, locale: str) -> None:
    text = "\n".join(filter(None, (" ".join(words[:cut]), " ".join(words[cut:]))))
    after = again(srt(text), f"film.{locale}.srt")
    assert after.split() == srt(text).split()
    assert len(track(after, f"film.{locale}.srt").cues) == 1
