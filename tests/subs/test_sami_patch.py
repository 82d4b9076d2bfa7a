"""SAMI changed: a SYNC is shared by its neighbours and by other languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sami_files import TWO, cues, kinds, read, smi, syncs_of

from kit.errors import UsageError
from kit.retime import apply, shift
from kit.subs import decode, faults, formats
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart, Split
from kit.subs.formats import patching
from kit.time.ticks import from_ms, to_ms


def patched(text: str, locale: str, *edits: SetStart | SetEnd | SetLines | Drop | Split) -> str:
    return formats.patch(read(text, locale), edits).decode()


def test_a_text_is_changed_in_its_own_language_alone() -> None:
    new = patched(TWO, "ko", SetLines(1, ("우리는 밤새", "걸었다"), ("우리는 밤새", "걸었지")))
    assert new == TWO.replace("걸었다", "걸었지")


def test_an_end_moves_with_its_clear() -> None:
    assert patched(TWO, "ko", SetEnd(1, from_ms(8000))) == TWO.replace("Start=9000", "Start=8000")


def test_a_time_shared_by_two_languages_is_parted() -> None:
    new = patched(TWO, "ko", SetStart(1, from_ms(900)))
    assert new == TWO.replace(
        "<SYNC Start=1000><P Class=KRCC>우리는 밤새<br>걸었다\n<P Class=ENCC>",
        "<SYNC Start=900><P Class=KRCC>우리는 밤새<br>걸었다\n<SYNC Start=1000><P Class=ENCC>",
    )
    assert cues(read(new, "en")) == cues(read(TWO, "en"))


def test_a_gap_between_two_cues_is_a_clear() -> None:
    new = patched(TWO, "ko", SetEnd(2, from_ms(11900)))
    assert new == TWO.replace("<SYNC Start=12000>", "<SYNC Start=11900><P Class=KRCC>&nbsp;\n<SYNC Start=12000>")


def test_what_sami_cannot_say_is_refused() -> None:
    for edit in (SetEnd(2, from_ms(12500)), SetEnd(1, from_ms(500)), SetStart(3, from_ms(11000))):
        with pytest.raises(UsageError) as caught:
            formats.patch(read(TWO, "ko"), [edit])
        assert caught.value.slug == "unchangeable"


def test_a_dropped_cue_leaves_a_clear() -> None:
    new = patched(TWO, "ko", Drop(2))
    assert new == TWO.replace("새벽이었다", "&nbsp;")
    assert len(read(new, "ko").cues) == 2


def test_a_split_is_a_sync_of_its_own_and_the_other_language_stays() -> None:
    was = ("우리는 밤새", "걸었다")
    edits = (SetEnd(1, from_ms(4000)), SetLines(1, was, was[:1]), Split(1, from_ms(4080), from_ms(9000), was[1:]))
    new = patched(TWO, "ko", *edits)
    assert new == TWO.replace("<br>걸었다", "").replace(
        "<SYNC Start=9000>",
        "<SYNC Start=4000><P Class=KRCC>&nbsp;\n<SYNC Start=4080><P Class=KRCC>걸었다\n<SYNC Start=9000>",
    )


def test_of_a_cue_that_is_joined_nothing_stays_and_nothing_clears_before_its_end() -> None:
    new = patched(TWO, "ko", SetEnd(1, from_ms(12000)), Drop(2))
    assert new == TWO.replace("<SYNC Start=9000><P Class=KRCC>&nbsp;\n", "").replace(
        "<SYNC Start=10000><P Class=KRCC>새벽이었다\n", ""
    )
    shared = patched(TWO, "en", SetEnd(1, from_ms(14000)), Drop(2), Drop(3))
    assert cues(read(shared, "en")) == [(1000, 14000, "We walked all night")]
    assert cues(read(shared, "ko")) == cues(read(TWO, "ko"))


def test_a_shift_moves_every_language_and_every_clear_and_nothing_else() -> None:
    track = formats.whole(read(TWO))
    assert track.part == "*"
    new = apply.retime(track, shift.shift(from_ms(2500), None, None))
    expected = TWO
    for time_ in (14000, 12000, 10500, 10000, 9000, 3000, 1000):
        expected = expected.replace(f"Start={time_}>", f"Start={time_ + 2500}>")
    assert new.data.decode() == expected
    assert len(new.moved) == 6


def test_a_held_cue_moves_and_stays_open() -> None:
    text = smi("<SYNC Start=1000><P Class=KRCC>강\n")
    new = apply.retime(read(text), shift.shift(from_ms(500), None, None), force=True)
    assert new.data.decode() == text.replace("1000", "1500")


def test_an_unused_clear_moves_with_its_neighbours() -> None:
    clear = "&nbsp;"
    first = ((0, "KRCC", clear), (5000, "KRCC", "강"), (6000, "KRCC", clear))
    text = syncs_of(*first, (6100, "KRCC", clear), (7000, "KRCC", "밤"), (8000, "KRCC", clear))
    new = apply.retime(read(text), shift.shift(from_ms(1000), None, None)).data.decode()
    assert [int(part.split(">")[0]) for part in new.split("Start=")[1:]] == [0, 6000, 7000, 7100, 8000, 9000]


# Properties.

SYNC = st.tuples(
    st.integers(0, 100_000),
    st.sampled_from(["", "강", "새벽<br>밤", "&nbsp;", "River &amp; dawn", "<i>x</i>", "<br>"]),
    st.sampled_from([" Class=KRCC", " class='encc'", ' CLASS="KRCC"', "", None]),
    st.sampled_from(["Start={}", 'start="{}"', "Start={}ms", "Start={}O", "Strat={}"]),
    st.sampled_from(["\n", "</P>\n", "\r\n", "", "</P></SYNC>\n"]),
)


def written(syncs: list[tuple[int, str, str | None, str, str]]) -> str:
    rows = []
    for time_, text, name, start, end in syncs:
        paragraph = "" if name is None else f"<P{name}>"
        rows.append(f"<SYNC {start.format(time_)}>{paragraph}{text}{end if name is not None else chr(10)}")
    return smi("".join(rows))


@settings(max_examples=60, deadline=None)
@given(st.lists(SYNC, max_size=12))
def test_every_sync_is_a_cue_a_clear_or_a_fault(syncs: list[tuple[int, str, str | None, str, str]]) -> None:
    track = formats.whole(read(written(syncs)))
    blank = {"", "&nbsp;", "<br>"}
    readable = [sync for sync in syncs if sync[3] not in {"Start={}O", "Strat={}"}]
    clears = sum(text in blank for _, text, _, _, _ in readable)
    unread = kinds(track).count(faults.BAD_TIME_LINE)
    nobodys = sum(fault.kind == faults.NO_LANGUAGE for fault in track.faults)
    assert unread == len(syncs) - len(readable)
    assert len(syncs) == len(track.cues) + clears + unread + nobodys
    if len(track.parts) > 1:
        parted = formats.each_part(track)
        assert sorted(map(str, (cue for part in parted for cue in cues(part)))) == sorted(map(str, cues(track)))
    for cue in track.cues:
        assert len(patching.raw_lines(track, cue)) == len(cue.lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(SYNC, max_size=10), st.integers(-3000, 90_000))
def test_a_shift_is_exact_and_comes_back_to_the_byte(
    syncs: list[tuple[int, str, str | None, str, str]], by: int
) -> None:
    text = written(syncs)
    track = formats.whole(read(text))
    if any(to_ms(cue.start) + by < 0 for cue in track.cues):
        return
    there = apply.retime(track, shift.shift(from_ms(by), None, None), force=True)
    again = formats.again(track, decode.decode(there.data, track.path))
    assert cues(again) == [(start + by, end + by, words) for start, end, words in cues(track)]
    assert kinds(again) == kinds(track)
    if by >= 0 and not any(cue.held for cue in track.cues):
        back = apply.retime(again, shift.shift(from_ms(-by), None, None), force=True)
        assert cues(formats.again(track, decode.decode(back.data, track.path))) == cues(track)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(SYNC, min_size=2, max_size=10),
    st.integers(0, 9),
    st.integers(0, 100_000),
    st.integers(0, 100_000),
    st.booleans(),
)
def test_an_edit_is_made_exactly_or_refused(
    syncs: list[tuple[int, str, str | None, str, str]], which: int, start: int, end: int, both: bool
) -> None:
    track = read(written(syncs))
    if which >= len(track.cues):
        return
    edits = [SetStart(which + 1, from_ms(start)), SetEnd(which + 1, from_ms(end))]
    try:
        data = formats.patch(track, edits if both else edits[1:])
    except UsageError:
        return
    again = formats.again(track, decode.decode(data, track.path))
    wanted = cues(track)
    first, _, words = wanted[which]
    wanted[which] = (start if both else first, end, words)
    assert cues(again) == wanted
    assert [cues(part) for part in formats.each_part(again) if part.part != track.part] == [
        cues(part) for part in formats.each_part(track) if part.part != track.part
    ]


WORST = {
    "SYNCs in a row": "<SYNC Start=1><P Class=KRCC>강" * 50_000,
    "open comments": "<SYNC Start=1><P Class=KRCC>" + "<!--" * 100_000,
    "angle brackets": "<SYNC Start=1><P Class=KRCC>" + "<" * 400_000,
    "spaces": "<SYNC Start=1><P Class=KRCC>" + " " * 5_000_000 + "x",
    "tags": "<SYNC Start=1><P Class=KRCC>" + "<i>" * 100_000 + "</b>" * 20_000,
    "an endless name": "<SYNC Start=1><P Class=KRCC><" + "a" * 3_000_000,
    "an endless attribute": "<SYNC Start=1 " + "Start=" * 500_000,
    "an endless number": "<SYNC Start=1><P Class=KRCC>&#" + "9" * 1_000_000 + ";",
    "rows": "<SYNC Start=1><P Class=KRCC>" + "강\n" * 200_000,
    "paragraphs": "<SYNC Start=1>" + "<P Class=KRCC>x" * 50_000,
    "words outside": "</P>x" * 50_000,
    "a style sheet": "<STYLE>" + ".a{" * 500_000 + "}",
}


@pytest.mark.parametrize("worst", WORST)
def test_the_worst_file_takes_bounded_time(worst: str) -> None:
    begin = time.process_time()
    track = read("<SAMI>" + WORST[worst])
    for cue in track.cues[:100]:
        patching.raw_lines(track, cue)
    assert time.process_time() - begin < 60
