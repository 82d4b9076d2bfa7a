"""What holds for every format: a round trip to the byte, and edits that change nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError, StorageError, UsageError
from kit.subs import decode, formats
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart, Split
from kit.subs.formats import naming, patching, registry
from kit.subs.track import Facts, Kind
from kit.time.rate import parse_rate
from kit.time.ticks import PER_MS, from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track

    Read = Callable[..., Track]

SAMPLES = {
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>One</i>\nin two\n\n 7 \n0:00:03.500-->00:00:04,250  X1:1\nTwo\n",
    "vtt": (
        "WEBVTT x\n\nNOTE n\n\nid\n00:01.000 --> 00:02.000 line:0\n<i>One</i>\nin two\n\n"
        "00:00:03.500 -->\t00:04.250\nTwo\n"
    ),
    "ass": (
        "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}One{\\i0}\\Nin two\n"
        "Dialogue: 0, 0:00:03.50,0:00:04.25,Default,,0,0,0,,Two\n"
    ),
    "ttml": (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="">\n<body>\n'
        '<div>\n<p begin="1s" end="00:00:02.000"><span tts:fontStyle="italic">One</span><br/>in two</p>\n'
        '<p xml:id="b" begin="00:00:03.5" dur="0.75s">\n  Two\n</p>\n</div></body></tt>\n'
    ),
    "microdvd": "{1}{1}25\n{25}{50}{y:i}One|in two\n\n{88}{107}Two\n",
    "sami": (
        "<SAMI>\n<HEAD><STYLE><!--\n.KRCC {Name:Korean;}\n--></STYLE></HEAD>\n<BODY>\n"
        "<SYNC Start=1000><P Class=KRCC><i>One</i><br>in two\n<SYNC Start=2000><P Class=KRCC>&nbsp;\n"
        "<sync start='3500'><p class=krcc>\n  Two\n</p>\n<SYNC Start=4250><P Class=KRCC>&nbsp;\n</BODY>\n</SAMI>\n"
    ),
    "dcp": (
        '<DCSubtitle Version="1.0">\n<SubtitleID>3dec6dc0-39d0-498d-97d0-928d2eb78391</SubtitleID>\n'
        "<MovieTitle>x</MovieTitle><ReelNumber>1</ReelNumber><Language>English</Language>\n"
        '<Subtitle SpotNumber="1" TimeIn="00:00:01:000" TimeOut="00:00:02:000">'
        '<Text VAlign="bottom" VPosition="15"><Font Italic="yes">One</Font></Text>'
        '<Text VAlign="bottom" VPosition="8">in two</Text></Subtitle>\n'
        '<Subtitle SpotNumber="2" TimeIn="00:00:03.5" TimeOut="00:00:04.250">'
        '<Text VAlign="bottom" VPosition="8">Two</Text></Subtitle>\n</DCSubtitle>\n'
    ),
}
#: A line with markup, as each format writes it.
MARKED = {"ttml": "<span>one</span>", "dcp": "<Font>one</Font>"}
FORMATS = sorted(SAMPLES)
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r", "crcrlf": "\r\r\n", "lfcr": "\n\r", "spaced": "\n\n"}


def test_every_format_has_a_sample() -> None:
    # Binary formats, and those that are read only, have their own page of tests.
    assert set(formats.NAMES) - {"ebustl", "scc"} == set(SAMPLES)


def test_the_table_of_formats_says_what_each_says_of_itself() -> None:
    assert [(fmt.name, fmt.extensions) for fmt in formats.every()] == [entry[:2] for entry in registry.KNOWN]


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("ending", ENDS.values(), ids=ENDS.keys())
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252"])
def test_without_an_edit_the_file_is_the_same_to_the_byte(read: Read, fmt: str, ending: str, codec: str) -> None:
    data = SAMPLES[fmt].replace("\n", ending).encode(codec)
    track = read(data, fmt)
    assert len(track.cues) == 2
    assert formats.patch(track, []) == data


@pytest.mark.parametrize("fmt", FORMATS)
@given(
    text=st.text(alphabet="0123456789:,.->OWEBVTNDialogue[]{}<i>\\N \t\n\r\ufeff가é", max_size=300),
    at=st.integers(0, 300),
)
def test_whatever_the_rows_are_none_is_lost(fmt: str, text: str, at: int) -> None:
    sample = SAMPLES[fmt]
    data = (sample[:at] + text + sample[at:]).encode()
    source = decode.decode(data, Path(f"x.{fmt}"), "utf-8")
    track = formats.parse(source, fmt, facts=Facts(rate=parse_rate("25")))
    assert formats.patch(track, []) == data
    held = {row for cue in track.cues for row in range(cue.row, cue.last_row + 1)}
    held |= {row for fault in track.faults for row in range(fault.row, fault.last_row + 1)}
    if fmt == "srt":
        rows = enumerate(source.rows, 1)
        assert not [row for number, row in rows if number not in held and row.strip(" \t\r\n")]
    for cue in track.cues:
        assert len(patching.raw_lines(track, cue)) == len(cue.lines)
        assert track.cues[cue.number - 1] is cue


# In SAMI a time is shared with the neighbours: test_sami.py moves it.
@pytest.mark.parametrize("fmt", [fmt for fmt in FORMATS if fmt != "sami"])
@given(
    start=st.integers(0, 35_999_000 * PER_MS),
    length=st.integers(0, 900 * PER_MS),
    which=st.integers(1, 2),
    ending=st.sampled_from(list(ENDS.values())),
)
def test_times_are_set_and_nothing_else(fmt: str, start: int, length: int, which: int, ending: str) -> None:
    source = decode.decode(SAMPLES[fmt].replace("\n", ending).encode(), Path(f"x.{fmt}"))
    track = formats.parse(source, fmt)
    data = formats.patch(track, [SetStart(which, start), SetEnd(which, start + length)])
    again = formats.parse(decode.decode(data, Path(f"x.{fmt}")), fmt)
    cue = again.cues[which - 1]
    step = formats.of_track(again).step(cue)
    assert abs(cue.start - start) * 2 <= step
    assert abs(cue.end - start - length) * 2 <= step
    changed = [
        number
        for number, (old, new) in enumerate(zip(track.source.rows, again.source.rows, strict=True), 1)
        if old != new
    ]
    assert set(changed) <= {track.cues[which - 1].time_row}


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("new", [("one",), ("<b>one</b>", "two"), ("one", "two", "three")])
def test_text_is_set_and_nothing_else(read: Read, fmt: str, new: tuple[str, ...]) -> None:
    new = tuple(line.replace("<b>one</b>", MARKED.get(fmt, line)) for line in new)
    for which in (1, 2):
        track = read(SAMPLES[fmt].replace("\n", "\r\n").rstrip(), fmt)
        was = patching.raw_lines(track, track.cues[which - 1])
        data = formats.patch(track, [SetLines(which, was, new)])
        again = read(data, fmt)
        assert patching.raw_lines(again, again.cues[which - 1]) == new
        other = 2 - which
        assert again.cues[other].lines == track.cues[other].lines
        back = formats.patch(again, [SetLines(which, new, was)])
        assert back == formats.patch(track, [])


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_cue_is_dropped_with_its_block(read: Read, fmt: str) -> None:
    track = read(SAMPLES[fmt], fmt)
    again = read(formats.patch(track, [Drop(1)]), fmt)
    assert [cue.lines for cue in again.cues] == [("Two",)]
    assert b"One" not in formats.patch(track, [Drop(1)])


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("which", [1, 2])
def test_a_cue_is_split_in_its_own_way_of_writing_and_joined_again(
    read: Read, fmt: str, ending: str, which: int
) -> None:
    track = read(SAMPLES[fmt].replace("\n", ending), fmt)
    cue, other = track.cues[which - 1], track.cues[2 - which]
    was = patching.raw_lines(track, cue)
    middle = (cue.start + cue.end) // 2 // PER_MS * PER_MS
    data = formats.patch(track, [SetEnd(which, middle), Split(which, middle, cue.end, was)])
    again = read(data, fmt)
    first, second = again.cues[which - 1 : which + 1]
    step = formats.of_track(again).step(first)
    assert (first.lines, second.lines) == (cue.lines, cue.lines)
    assert (first.start, second.end) == (cue.start, cue.end)
    assert max(abs(first.end - middle), abs(second.start - middle)) * 2 <= step
    assert (second.spans, second.align, second.layer) == (cue.spans, cue.align, cue.layer)
    kept = [(one.start, one.end, one.lines) for one in again.cues if one.number not in {which, which + 1}]
    assert kept == [(other.start, other.end, other.lines)]
    joined = formats.patch(again, [SetEnd(which, second.end), Drop(which + 1)])
    assert [(one.start, one.end, one.lines) for one in read(joined, fmt).cues] == [
        (one.start, one.end, one.lines) for one in track.cues
    ]


def test_an_empty_cue_can_get_text_and_times_at_once(read: Read) -> None:
    for fmt, text in (("srt", "1\n00:00:01,000 --> 00:00:02,000"), ("vtt", "WEBVTT\n\n00:01.000 --> 00:02.000")):
        track = read(text, fmt)
        data = formats.patch(track, [SetLines(1, (), ("A", "B")), SetStart(1, 0)])
        (cue,) = read(data, fmt).cues
        assert (cue.lines, cue.start) == (("A", "B"), 0)


@pytest.mark.parametrize(
    ("edits", "slug"),
    [
        ([SetStart(1, -1)], "negative-time"),
        ([SetStart(3, 0)], "stale-edit"),
        ([SetLines(1, ("Other",), ("x",))], "stale-edit"),
        ([SetLines(1, ("<i>One</i>", "in two"), ("x", "", "y"))], "bad-edit"),
        ([SetLines(1, ("<i>One</i>", "in two"), ("x\ny",))], "bad-edit"),
        ([SetLines(1, ("<i>One</i>", "in two"), ())], "bad-edit"),
        ([SetLines(1, ("<i>One</i>", "in two"), ("a", "00:00:01,000 --> 00:00:02,000"))], "bad-edit"),
        ([SetLines(1, ("<i>One</i>", "in two"), ("a", "00:00:01;000 -> 00:00:02;000"))], "patch-not-exact"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(read: Read, edits: list[SetStart | SetLines], slug: str) -> None:
    with pytest.raises(UsageError) as caught:
        formats.patch(read(SAMPLES["srt"]), edits)
    assert caught.value.slug == slug


def test_a_character_that_the_encoding_lacks_is_refused(read: Read) -> None:
    track = read("1\n00:00:01,000 --> 00:00:02,000\nété\n".encode("cp1252"))
    with pytest.raises(UsageError) as caught:
        formats.patch(track, [SetLines(1, ("été",), ("여름",))])
    assert caught.value.slug == "unencodable"
    assert "여" in caught.value.message


def test_the_ways_of_writing_times_stay(read: Read) -> None:
    track = read(SAMPLES["srt"])
    rows = formats.patch(track, [SetStart(2, from_ms(3_723_004)), SetEnd(2, from_ms(3_724_005))]).decode().splitlines()
    assert rows[6] == "1:02:03.004-->01:02:04,005  X1:1"
    track = read(SAMPLES["vtt"], "vtt")
    rows = formats.patch(track, [SetStart(1, from_ms(61_000)), SetEnd(1, from_ms(3_600_000))]).decode().splitlines()
    assert rows[5] == "01:01.000 --> 01:00:00.000 line:0"


@pytest.mark.parametrize(
    ("name", "text", "fmt"),
    [
        ("a.srt", SAMPLES["srt"], "srt"),
        ("a.srt", "\ufeff" + SAMPLES["vtt"], "vtt"),
        ("a.txt", SAMPLES["ass"], "ass"),
        ("a.ssa", SAMPLES["ass"], "ass"),
        ("a.vtt", "no header", "vtt"),
        ("a.vtt", SAMPLES["srt"], "srt"),
        ("a.vtt", "WEBVT\n\n00:00:01.000 --> 00:00:02.000\nOne\n", "vtt"),
        ("a.smi", SAMPLES["sami"].partition("\n")[2], "sami"),
        ("a.srt", "", "srt"),
    ],
)
def test_the_format_is_what_the_file_holds(tmp_path: Path, name: str, text: str, fmt: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert formats.read(path).format == fmt


def test_a_file_that_is_no_track_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("words", "utf-8")
    with pytest.raises(UsageError, match="not a subtitle format"):
        formats.read(path)
    with pytest.raises(StorageError):
        formats.read(tmp_path / "gone.srt")
    with pytest.raises(KitError):
        formats.read(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the-film.ko.srt", ("the-film", "ko", Kind.FULL)),
        ("the-film.fr-CA.sdh.vtt", ("the-film", "fr-CA", Kind.SDH)),
        ("the.film.fr-ca.FORCED.ASS", ("the.film", "fr-CA", Kind.FORCED)),
        ("film.zh-hant-tw.srt", ("film", "zh-Hant-TW", Kind.FULL)),
    ],
)
def test_a_name_tells_film_locale_and_kind(name: str, expected: tuple[str, str, Kind]) -> None:
    found = naming.parse_name(f"folder.x/{name}")
    assert found is not None
    assert (found.film, found.locale, found.kind) == expected


@pytest.mark.parametrize("name", ["film.srt", "film", ".ko.srt", "film.korean.srt", "film.sdh.srt", "ko.srt"])
def test_a_name_without_a_locale_tells_nothing(name: str) -> None:
    assert naming.parse_name(name) is None
