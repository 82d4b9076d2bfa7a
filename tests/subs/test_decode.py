"""Bytes to rows: the right encoding, and nothing replaced in silence."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.errors import KitError, StorageError, UsageError
from kit.subs import decode, formats

PATH = Path("film.ko.srt")
KOREAN = '1\n00:00:01,000 --> 00:00:03,000\n<font color="#ffff00">똠방각하</font>가 펲시콜라를 마셨다.\n뷁!\n'
FRENCH = "1\n00:00:01,000 --> 00:00:03,000\nÀ Noël, l’été… « Œuvre » où ça ?\nÇA VA ÊTRE DUR, HÉLAS.\n"
ENGLISH = "1\n00:00:01,000 --> 00:00:03,000\nDon’t go – it’s “cold”… don’t.\n"


@pytest.mark.parametrize(
    ("data", "name", "how"),
    [
        (KOREAN.encode("cp949"), "cp949", "guess"),
        (KOREAN.encode(), "utf-8", "utf-8"),
        (b"\xef\xbb\xbf" + KOREAN.encode(), "utf-8", "bom"),
        (b"\xff\xfe" + KOREAN.encode("utf-16-le"), "utf-16-le", "bom"),
        (b"\xfe\xff" + KOREAN.encode("utf-16-be"), "utf-16-be", "bom"),
        (KOREAN.encode("utf-16-le"), "utf-16-le", "guess"),
        (KOREAN.encode("utf-16-be"), "utf-16-be", "guess"),
        (b"\xff\xfe\x00\x00" + KOREAN.encode("utf-32-le"), "utf-32-le", "bom"),
        (FRENCH.encode("cp1252"), "cp1252", "guess"),
        (ENGLISH.encode("cp1252"), "cp1252", "guess"),
        ("ÉÈ ÀÇ".encode("cp1252"), "cp1252", "guess"),
        (b"plain ascii\n", "utf-8", "utf-8"),
        (b"", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_found_and_said(data: bytes, name: str, how: str) -> None:
    source = decode.decode(data, PATH)
    assert (source.encoding.name, source.encoding.how) == (name, how)
    assert decode.encode(source, source.rows) == data


def test_the_text_is_what_was_written() -> None:
    for text, codec in ((KOREAN, "cp949"), (FRENCH, "cp1252"), (KOREAN, "utf-16-le")):
        assert "".join(decode.decode(text.encode(codec), PATH).rows) == text


def test_asking_for_an_encoding_overrides_the_guess() -> None:
    data = "ÉÈ ÀÇ".encode("cp1252")
    assert decode.decode(data, PATH, "latin-1").encoding.name == "iso8859-1"
    assert decode.decode(data, PATH, "latin-1").encoding.how == "asked"


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig", "UTF8"])
def test_an_asked_encoding_keeps_its_mark(name: str) -> None:
    data = "\ufeff한글\n".encode("utf-16-le" if "16" in name else "utf-8")
    source = decode.decode(data, PATH, name)
    assert source.rows == ("한글\n",)
    assert decode.encode(source, source.rows) == data


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "a\0b"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        decode.decode(b"x", PATH, name)
    assert caught.value.slug == "bad-encoding"


def test_rows_end_at_lf_crlf_and_cr_and_nowhere_else() -> None:
    source = decode.decode("a\nb\r\nc\rd\u2028e\x0cf\x85g\x0bh".encode(), PATH)
    assert source.rows == ("a\n", "b\r\n", "c\r", "d\u2028e\x0cf\x85g\x0bh")


def test_a_nul_character_is_told_with_its_place_and_refused_where_no_specification_reads_it() -> None:
    source = decode.decode(b"\xef\xbb\xbf1\r\nab\0c\r\n", PATH)
    assert source.nul == (2, 3)
    with pytest.raises(StorageError) as caught:
        formats.parse(source, "srt")
    assert caught.value.slug == "nul-character"
    assert "(row 2, column 3)" in caught.value.message
    assert caught.value.place is not None
    assert (caught.value.place.row, caught.value.place.column) == (2, 3)


def test_a_byte_that_the_encoding_lacks_is_refused_with_its_place() -> None:
    with pytest.raises(StorageError) as caught:
        decode.decode(b"\xef\xbb\xbfok\nbad \xe9\n", PATH)
    assert "0xE9 at offset 10 (row 2)" in caught.value.message
    with pytest.raises(StorageError):
        decode.decode(b"a\x81b caf\xe9", PATH)


def test_utf8_with_a_few_stray_bytes_is_not_read_as_western() -> None:
    data = FRENCH.encode() * 20 + "café\n".encode("cp1252")
    with pytest.raises(StorageError) as caught:
        decode.decode(data, PATH)
    assert "cannot be read as utf-8, though most of it is" in caught.value.message


def test_korean_with_a_damaged_byte_is_not_read_as_western() -> None:
    data = KOREAN.encode("cp949").replace("마셨다".encode("cp949"), b"\xb8\x20")
    with pytest.raises(StorageError) as caught:
        decode.decode(data, PATH)
    assert "cannot be read as cp949: byte 0xB8" in caught.value.message
    assert "(row 3)" in caught.value.message


def test_the_row_of_a_bad_byte_is_counted_in_characters_and_not_in_bytes() -> None:
    # U+AC0A and U+0A05 hold the byte 0x0A.
    with pytest.raises(StorageError) as caught:
        decode.decode(b"\xff\xfe" + "갊ਅ\r\n갊".encode("utf-16-le") + b"\x00\xd8", PATH)
    assert "(row 2)" in caught.value.message


def test_a_character_that_the_encoding_lacks_is_refused_with_its_place() -> None:
    source = decode.decode(FRENCH.encode("cp1252"), PATH)
    with pytest.raises(UsageError) as caught:
        decode.encode(source, ("ok\n", "« 가 »\n"))
    assert caught.value.slug == "unencodable"
    assert "“가” (U+AC00)" in caught.value.message
    assert caught.value.place is not None
    assert (caught.value.place.row, caught.value.place.column) == (2, 3)


def test_a_film_given_as_a_track_is_refused() -> None:
    with pytest.raises(StorageError) as caught:
        decode.decode(b"x" * (decode.MAX_BYTES + 1), PATH)
    assert caught.value.slug == "file-too-large"


@given(st.binary(max_size=60))
def test_any_bytes_are_read_to_the_byte_or_refused(data: bytes) -> None:
    try:
        source = decode.decode(data, PATH)
    except KitError:
        return
    assert decode.encode(source, source.rows) == data


@given(st.text(alphabet="가나다라마바사한국어말 .,\n0123456789:->", min_size=1), st.sampled_from(["cp949", "utf-8"]))
@example("다사마", "cp949")
def test_korean_comes_back_as_it_was(text: str, codec: str) -> None:
    assert "".join(decode.decode(text.encode(codec), PATH).rows) == text


def test_line_ends_written_twice_are_one_end_each() -> None:
    data = KOREAN.replace("\n", "\r\r\n").encode()
    source = decode.decode(data, PATH)
    assert [row.rstrip("\r\n") for row in source.rows] == KOREAN.splitlines()
    assert {row[-3:] for row in source.rows} == {"\r\r\n"}
    assert decode.encode(source, source.rows) == data


SPACED = {
    "lf": KOREAN.replace("\n", "\n\n"),
    "crlf": KOREAN.replace("\n", "\r\n\r\n"),
    "lfcr": KOREAN.replace("\n", "\n\r"),
    "late": "\n\n" + KOREAN.replace("\n", "\n\n"),
}


@pytest.mark.parametrize("text", SPACED.values(), ids=SPACED.keys())
def test_a_blank_row_after_each_row_is_part_of_its_end(text: str) -> None:
    both = text + "\n\n" + text if "\n\n" in text else text + text
    source = decode.decode(both.encode(), PATH)
    assert [row.rstrip("\r\n") for row in source.rows if row.strip()] == KOREAN.splitlines() * 2
    assert decode.encode(source, source.rows) == both.encode()
    assert len(formats.parse(source, "srt").cues) == 2


@pytest.mark.parametrize(
    "text",
    [
        "1\n\n00:00:01,000 --> 00:00:02,000\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n\nNOTE one\n\n00:03.000 --> 00:04.000\n\n",
        "a\n\nb\n\nc\n\nd\n\ne\n\n",
        "<a>\n\n-->\n\nb\n\nc\n\nd\n\ne\n\n",
        "1\r\n\r\n\r\n\r\n2\r\n\r\n",
        "1\n00:00:01,000 --> 00:00:02,000\nA\n\n",
    ],
)
def test_blank_rows_that_part_something_are_rows(text: str) -> None:
    ends = text.count("\n")
    assert len(decode.decode(text.encode(), PATH).rows) == ends


@pytest.mark.parametrize(
    ("name", "codec"), [("ISO-8859-1", "cp1252"), ("euc-kr", "cp949"), ("macintosh", "mac-roman"), ("koi8-r", "koi8-r")]
)
def test_an_xml_declaration_says_what_the_bytes_are(name: str, codec: str) -> None:
    words = {"cp949": "강을 건넜다", "koi8-r": "Мы ушли"}.get(codec, "« L’été »")
    data = f'<?xml version="1.0" encoding="{name}"?>\n<tt>{words}</tt>'.encode(codec)
    source = decode.decode(data, PATH)
    assert (source.encoding.name, source.encoding.how) == (codec, "declared")
    assert words in source.rows[1]
    assert decode.encode(source, source.rows) == data


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "klingon", "base64", "euc-kr"])
def test_an_xml_declaration_that_cannot_be_true_is_not_followed(name: str) -> None:
    data = f'<?xml version="1.0" encoding="{name}"?>\n<tt>À l’été, ÇA</tt>'.encode("cp1252")
    source = decode.decode(data, PATH)
    assert (source.encoding.name, source.encoding.how) == ("cp1252", "guess")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(KOREAN.encode()), "a gzip archive"),
        (b"PK\x03\x04" + bytes(60), "a zip archive"),
        (b"Rar!\x1a\x07\x01\0" + bytes(60), "a rar archive"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
        (rb"{\rtf1\ansi\ansicpg949 \'b0\'ad}", "an RTF document"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(60), "an old Word"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><body>Log in</body></html>", "a web page"),
        (b"\0\0\0\x18ftypmp42" + bytes(60), "an MP4"),
        (b"\x1a\x45\xdf\xa3" + bytes(60), "a Matroska"),
    ],
)
@pytest.mark.parametrize("encoding", [None, "cp1252"])
def test_a_file_of_another_kind_is_named_and_says_what_to_do(data: bytes, what: str, encoding: str | None) -> None:
    with pytest.raises(StorageError) as caught:
        decode.decode(data, PATH, encoding)
    assert caught.value.slug == "not-a-track"
    assert f"but {what}" in caught.value.message
    assert caught.value.hint


def test_a_sami_file_in_a_page_of_html_is_a_track() -> None:
    assert decode.decode(b"<html>\n<SAMI>\n<BODY>\n", PATH).rows[1] == "<SAMI>\n"


MAC = (
    "L’été dernier, nous étions déjà là.",
    "«\u00a0Où êtes-vous\u00a0?\u00a0»\n– À côté… Ça va\u00a0?",
    "Élève à Noël, sœur aînée, maître d’hôtel.",
)
WINDOWS = (
    "ÇA VA ÊTRE DUR, HÉLAS… ÉCOUTEZ\u00a0!",
    "«\u00a0Même…\u00a0», dit Noë – c’est «\u00a0à côté\u00a0».",
    "NON È MAI STATO «COSÌ»",
    "“Don’t,” she said… “It’s 20°.” – Zoë’s café",
    "„Größe“ – das heißt ÄRGER",
    "Ž",
)


@pytest.mark.parametrize("text", MAC)
def test_french_from_an_old_mac_is_recognised(text: str) -> None:
    source = decode.decode(text.encode("mac-roman"), PATH)
    assert (source.encoding.name, "".join(source.rows)) == ("mac-roman", text)


@pytest.mark.parametrize("text", [*WINDOWS, *MAC])
def test_western_windows_is_never_taken_for_a_mac(text: str) -> None:
    source = decode.decode(text.encode("cp1252"), PATH)
    assert (source.encoding.name, "".join(source.rows)) == ("cp1252", text)


def test_a_few_carriage_returns_before_line_ends_are_rows_as_they_stand() -> None:
    assert decode.decode(b"a\r\r\nb\nc\n", PATH).rows == ("a\r", "\r\n", "b\n", "c\n")
