"""SAMI: languages are told apart, every time is the file's own, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sami_files import STYLE, TWO, cues, kinds, read, smi, syncs_of

from kit.errors import UsageError
from kit.retime import apply, shift
from kit.subs import decode, faults, formats
from kit.subs.formats import patching
from kit.time.ticks import from_ms


def test_each_language_is_a_track_with_its_own_times() -> None:
    korean, english = formats.each_part(read(TWO))
    assert (korean.part, korean.locale) == ("KRCC", "ko")
    assert (english.part, english.locale) == ("ENCC", "en-US")
    assert cues(korean) == [
        (1000, 9000, "우리는 밤새\n걸었다"),
        (10000, 12000, "새벽이었다"),
        (12000, 14000, "아무도 없었다"),
    ]
    assert cues(english) == [(1000, 3000, "We walked all night"), (10500, 12000, "Dawn"), (12000, 14000, "Nobody")]
    assert kinds(korean) == kinds(english) == []


def test_a_hold_of_eight_seconds_stays_one() -> None:
    """The peer made 0.6 s of it, from the number of letters."""
    track = read(smi("<SYNC Start=1000><P Class=KRCC>강\n<SYNC Start=9000><P Class=KRCC>&nbsp;\n"))
    assert cues(track) == [(1000, 9000, "강")]


def test_the_locale_chooses_the_class() -> None:
    assert read(TWO, "en").part == "ENCC"
    assert read(TWO, "en-GB").part == "ENCC"
    assert read(TWO, "ko").part == "KRCC"
    assert read(TWO).part == "KRCC"
    assert [part.label() for part in read(TWO, "en").parts] == ["KRCC (Korean, ko)", "ENCC (English, en-US)"]


def test_a_language_that_the_file_has_not_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(UsageError) as caught:
        read(TWO, "fr-CA")
    assert caught.value.slug == "no-such-language"
    assert "KRCC (Korean, ko), ENCC (English, en-US)" in caught.value.message


def test_the_only_language_is_read_whatever_it_is_called() -> None:
    """Korean in a class ENCC is as common as in KRCC; the rule other-languages tells it."""
    text = smi("<SYNC Start=1000><P Class=ENCC>강\n<SYNC Start=2000><P Class=ENCC>&nbsp;\n")
    assert read(text, "ko").part == "ENCC"


@pytest.mark.parametrize(
    ("style", "name", "locale"),
    [
        (".KRCC {Name:Korean; lang:ko-KR;}", "KRCC", "ko"),
        (".KRCC {Name:Korean; lang:kr-KR;}", "KRCC", "ko"),
        (".SUBTTL {Name:'Subtitles'; lang: en-US}", "SUBTTL", "en-US"),
        (".SUBTTL {Name:한국어;}", "SUBTTL", "ko"),
        (".FR {Name:Français; Lang: fr-CA; SAMIType: CC;}", "fr", "fr-CA"),
        (".X {Name:French; lang:fr_FR}", "X", "fr-FR"),
        (".KRCC {Name:Korean", "KRCC", "ko"),
        ("", "EGCC", "en"),
        ("", "Subtitle", ""),
        ("", "FRIEND", ""),
    ],
)
def test_a_class_has_the_language_that_it_says_or_is_usually_named_for(style: str, name: str, locale: str) -> None:
    text = smi(f"<SYNC Start=1><P Class={name}>x\n<SYNC Start=2><P Class={name}>&nbsp;\n", f"<STYLE>{style}</STYLE>")
    assert [part.locale for part in read(text).parts] == [locale]


HEADS = {
    "lower case": lambda text: text.lower(),
    "a blank before it": lambda text: f"\n \n{text}",
    "a byte-order mark": lambda text: f"\ufeff{text}",
    "no body": lambda text: text.replace("<BODY>\n", "").replace("</BODY>\n", ""),
    "no end": lambda text: text.replace("</BODY>\n</SAMI>\n", ""),
    "no head": lambda text: "<SAMI>\n<BODY>" + text.partition("<BODY>")[2],
    "an open head": lambda text: text.replace("</HEAD>\n", ""),
    "an open style sheet": lambda text: text.replace("</STYLE>\n</HEAD>\n", ""),
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "a comment": lambda text: text.replace("<BODY>", "<!-- <SYNC Start=1><P Class=KRCC>made by --><BODY>"),
    "SAMIParam": lambda text: text.replace("<TITLE>", "<SAMIParam>Metrics {time:ms;}</SAMIParam><TITLE>"),
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_a_head_as_it_is_found(head: str) -> None:
    body = "<SYNC Start=1000><P Class=krcc>강\n<SYNC Start=2500><P Class=krcc>&nbsp;\n"
    text = HEADS[head](smi(body))
    source = decode.decode(text.encode(), Path("film.smi"))
    assert formats.detect(source).name == "sami"
    track = read(text)
    assert cues(track) == [(1000, 2500, "강")]
    assert kinds(track) == []
    assert formats.patch(track, []) == text.encode()


STARTS = {
    "Start=1000": "",
    'Start="1000"': "",
    "start='1000'": "",
    "START = 1000 ": "",
    "Start=01000": "",
    "Start=1000ms": faults.LOOSE_TIME,
    "Start=1000.0": faults.LOOSE_TIME,
    "Start=999.9999999999999": faults.LOOSE_TIME,
    'Start="1000': faults.LOOSE_TIME,
    "Start=1000 End=2500": faults.LOOSE_TIME,
    "Start=1O00": faults.BAD_TIME_LINE,
    "Start=1000.4": faults.LOOSE_TIME,
    "Start=1000.5.1": faults.BAD_TIME_LINE,
    "Start=00:00:01": faults.BAD_TIME_LINE,
    "Start=-1000": faults.BAD_TIME_LINE,
    "Start=１０００": faults.BAD_TIME_LINE,
    "Start=": faults.BAD_TIME_LINE,
    "": faults.BAD_TIME_LINE,
    "Start=10000000000000": faults.BAD_TIME_LINE,
}


@pytest.mark.parametrize("start", STARTS)
def test_times_as_they_are_found(start: str) -> None:
    track = read(smi(f"<SYNC {start}><P Class=KRCC>강\n<SYNC Start=2500><P Class=KRCC>&nbsp;\n"))
    if STARTS[start] == faults.BAD_TIME_LINE:
        (fault,) = track.faults
        assert fault.kind == faults.BAD_TIME_LINE
        assert "강" in str(fault.values["text"])
        assert track.cues == ()
    else:
        assert cues(track) == [(1000, 2500, "강")]
        assert kinds(track) == ([STARTS[start]] if STARTS[start] else [])


TEXTS = {
    "강<br>새벽": "강\n새벽",
    "강<BR/>새벽<br />밤": "강\n새벽\n밤",
    "강</br>새벽": "강\n새벽",
    "강<br>\n  새벽<br>\n": "강\n새벽",
    "강\n새벽\n\n": "강 새벽",
    "&nbsp;강&nbsp;": "\u00a0강\u00a0",
    "&#44053; &hearts; &lt;i&gt; R&amp;B": "강 ♥ <i> R&B",
    "&#44053 &#xAC15;": "강 강",
    "AT&T &없음;": "AT&T &없음;",
    "<font color=#ffff00>강</font>": "강",
    "<b>강<i>새벽</b>": "강새벽",
    "<ruby>江<rt>강</rt></ruby>": "江(강)",
    "강<!-- 확인 -->새벽": "강새벽",
    "a < b <3": "a < b <3",
    "강</P>": "강",
    "강</P></SYNC>": "강",
    " 강 ": " 강",
}


@pytest.mark.parametrize("text", TEXTS)
def test_text_as_it_is_found(text: str) -> None:
    track = read(smi(f"<SYNC Start=1000><P Class=KRCC>{text}\n<SYNC Start=2000><P Class=KRCC>&nbsp;</P>\n"))
    assert cues(track) == [(1000, 2000, TEXTS[text])]
    assert kinds(track) == []
    assert len(patching.raw_lines(track, track.cues[0])) == len(track.cues[0].lines)


def test_looks_are_kept() -> None:
    text = '<font color="#FFFF00">강</font> <FONT COLOR=red>새벽</FONT> <i>밤<br>낮</i>'
    (cue,) = read(smi(f"<SYNC Start=1><P Class=KRCC>{text}\n<SYNC Start=2><P Class=KRCC>&nbsp;\n")).cues
    assert cue.spans is not None
    assert [(span.text, span.colour, span.italic) for line in cue.spans for span in line] == [
        ("강", "#ffff00", False),
        (" ", None, False),
        ("새벽", "#ff0000", False),
        (" ", None, False),
        ("밤", None, True),
        ("낮", None, True),
    ]


@pytest.mark.parametrize("name", ["<GRAND-MÈRE>", "<할머니>", "<blink>", "<TITLE>", "</STYLE>"])
def test_an_unknown_tag_is_somebody_s_words(name: str) -> None:
    track = read(smi(f"<SYNC Start=1><P Class=KRCC>{name} 강\n<SYNC Start=2><P Class=KRCC>&nbsp;\n"))
    assert track.cues[0].text == f"{name} 강"
    assert kinds(track) == [faults.BAD_MARKUP]


CLEARS = ["&nbsp;", "", "&nbsp", " ", "\u00a0", "<br>", "<font color=red>&nbsp;</font>", "&#160;", "&nbsp;</P>"]


@pytest.mark.parametrize("clear", CLEARS)
def test_what_shows_nothing_clears(clear: str) -> None:
    track = read(smi(f"<SYNC Start=1><P Class=KRCC>강\n<SYNC Start=2000><P Class=KRCC>{clear}\n"))
    assert cues(track) == [(1, 2000, "강")]
    assert kinds(track) == []


def test_a_cue_that_nothing_ends_is_held_and_told() -> None:
    track = read(smi("<SYNC Start=1000><P Class=KRCC>강\n"))
    assert cues(track) == [(1000, 5000, "강")]
    assert track.cues[0].held
    assert [(fault.kind, fault.values["cue"]) for fault in track.faults] == [(faults.NEVER_CLOSED, 1)]


def test_another_language_does_not_end_a_cue() -> None:
    text = syncs_of((1000, "KRCC", "강"), (2000, "ENCC", "River"), (3000, "ENCC", "&nbsp;"))
    korean, english = formats.each_part(read(text))
    assert kinds(korean) == [faults.NEVER_CLOSED]
    assert cues(english) == [(2000, 3000, "River")]


def test_languages_one_after_the_other_are_in_order_each() -> None:
    text = (
        "<SYNC Start=5000><P Class=KRCC>강\n<SYNC Start=6000><P Class=KRCC>&nbsp;\n"
        "<SYNC Start=1000><P Class=ENCC>River\n<SYNC Start=6500><P Class=ENCC>&nbsp;\n"
    )
    korean, english = formats.each_part(read(smi(text)))
    assert (cues(korean), cues(english)) == ([(5000, 6000, "강")], [(1000, 6500, "River")])
    assert kinds(korean) == kinds(english) == []


def test_a_time_that_goes_back_is_told_and_read_at_its_own_time() -> None:
    track = read(syncs_of((5000, "KRCC", "둘"), (3000, "KRCC", "하나"), (7000, "KRCC", "&nbsp;")))
    assert cues(track) == [(5000, 7000, "둘"), (3000, 5000, "하나")]
    (fault,) = track.faults
    assert (fault.kind, fault.values["before"], fault.values["cue"]) == (faults.SYNC_ORDER, "5000", 2)


def test_a_time_given_twice_leaves_the_first_text_no_time() -> None:
    text = syncs_of((1000, "KRCC", "하나"), (1000, "KRCC", "둘"), (2000, "KRCC", "&nbsp;"))
    assert cues(read(text)) == [(1000, 1000, "하나"), (1000, 2000, "둘")]


def test_two_paragraphs_of_one_language_are_two_cues() -> None:
    text = "<SYNC Start=1000><P Class=KRCC ID=Source>남자\n<P Class=KRCC>강\n<SYNC Start=2000><P Class=KRCC>&nbsp;\n"
    track = read(smi(text))
    assert cues(track) == [(1000, 2000, "남자"), (1000, 2000, "강")]
    assert track.cues[0].identifier == "Source"


def test_text_without_a_paragraph_belongs_to_the_only_language_or_to_none() -> None:
    one = read(
        smi("<SYNC Start=1000>강\n<SYNC Start=2000>&nbsp;\n<SYNC Start=3000><P Class=KRCC>밤\n<SYNC Start=4000>\n")
    )
    assert cues(one) == [(1000, 2000, "강"), (3000, 4000, "밤")]
    assert kinds(one) == [faults.MISSING_CLASS] * 3
    two = read(TWO.replace("<SYNC Start=10000><P Class=KRCC>", "<SYNC Start=10000><P>"))
    assert "새벽이었다" not in [cue.text for cue in formats.whole(two).cues]
    (fault,) = two.faults
    assert (fault.kind, fault.values["text"]) == (faults.NO_LANGUAGE, "새벽이었다")


def test_a_file_without_any_class_is_one_track() -> None:
    track = read("<SAMI><BODY>\n<SYNC Start=1><P>강\n<SYNC Start=2><P>&nbsp;\n</BODY></SAMI>\n")
    assert (cues(track), kinds(track), track.parts) == ([(1, 2, "강")], [], ())


@pytest.mark.parametrize(
    "text",
    [
        smi("잃은 말\n<SYNC Start=1><P Class=KRCC>강\n<SYNC Start=2><P Class=KRCC>&nbsp;\n"),
        smi("<SYNC Start=1><P Class=KRCC>강</P>잃은 말\n<SYNC Start=2><P Class=KRCC>&nbsp;\n"),
        smi("<SYNC Start=1><P Class=KRCC>강\n<SYNC Start=2><P Class=KRCC>&nbsp;</P></SYNC>\n") + "잃은 말\n",
        "잃은 말\n" + smi("<SYNC Start=1><P Class=KRCC>강\n<SYNC Start=2><P Class=KRCC>&nbsp;\n"),
    ],
    ids=["before the first SYNC", "after a paragraph", "after the end", "before the head"],
)
def test_words_outside_are_told(text: str) -> None:
    track = read(text)
    assert cues(track) == [(1, 2, "강")]
    (fault,) = track.faults
    assert (fault.kind, fault.values["text"]) == (faults.ORPHAN_TEXT, "잃은 말")
    assert "잃은 말" in track.source.rows[fault.row - 1]


def test_a_tag_that_is_cut_off_is_told_and_read() -> None:
    track = read(smi("<SYNC Start=1000<P Class=KRCC>강\n<SYNC Start=2000><P Class=KRCC>&nbsp;\n"))
    assert cues(track) == [(1000, 2000, "강")]
    assert kinds(track) == [faults.BAD_MARKUP]


SAMPLES = {
    "ko": ("KRCC", "우리는 국경을 넘었다.<br>뷁, 똠방각하, 펲시", "cp949"),
    "en": ("ENCC", "We’d crossed the border &mdash; at night.", "cp1252"),
    "fr-CA": ("FRCC", "Où étiez-vous, là-bas?<br>« Chez ma sœur »", "cp1252"),
}


@pytest.mark.parametrize("codec", ["own", "utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom"])
@pytest.mark.parametrize("locale", SAMPLES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_language_in_every_encoding_is_the_same_to_the_byte(locale: str, codec: str, end: str) -> None:
    name, words, own = SAMPLES[locale]
    style = STYLE.replace("Français", "French")
    body = f"<SYNC Start=1000><P Class={name}>{words}\n<SYNC Start=3000><P Class={name}>&nbsp;\n" * 4
    text = smi(body, style).replace("강", "film").replace("\n", end)
    data = (
        b"\xfe\xff" + text.encode("utf-16-be")
        if codec == "utf-16-be-bom"
        else text.encode(own if codec == "own" else codec)
    )
    track = read(data, locale)
    assert track.part == name
    assert len(track.cues) == 4
    assert formats.patch(track, []) == data
    again = apply.retime(formats.whole(track), shift.shift(from_ms(5000), None, None))
    assert apply.undone_by(again, shift.shift(from_ms(-5000), None, None))
